"""Ballots as Python writes them, lists and dicts, on their way into the engine's lists of entries."""
from array import array
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any, Callable, Optional

from . import _engine, _words
from ._errors import UsageError


class Candidates:
    """Who stands, while ballots are being read: those declared in their order, or all that occur, sorted at the end.

    Texts are names. Whole numbers count candidates from 0.
    """

    def __init__(self, declared: Optional[Iterable[Any]]):
        self._declared = None if declared is None else [_words.label(name) for name in declared]
        self._by_name = {name: number for number, name in enumerate(self._declared or ())}
        self._by_spelling: "dict[str, int]" = {}
        self._largest = -1
        if self._declared is not None and len(self._by_name) < len(self._declared):
            twice = next(n for i, n in enumerate(self._declared) if n in self._declared[:i])
            raise UsageError(f"two candidates are named '{twice}'", "name")

    @property
    def count(self) -> Optional[int]:
        """How many are declared; None if they are those that occur."""
        return None if self._declared is None else len(self._declared)

    def number(self, who: Any) -> int:
        """The number of a candidate, for now; `resolve` says which one it becomes."""
        if isinstance(who, str):
            number = self._by_spelling.get(who)
            return number if number is not None else self._find(who)
        try:
            number = _words.whole(who)
        except TypeError:
            raise UsageError(f"expected the name or the number of a candidate, got {who!r}") from None
        most = len(self._declared) - 1 if self._declared is not None else 65_535
        if not 0 <= number <= most:
            raise UsageError(f"expected the number of a candidate, 0 to {most}, got {number}", "name")
        self._largest = max(self._largest, number)
        return number

    def _find(self, spelling: str) -> int:
        name = _words.clean(spelling)
        number = self._by_name.get(name)
        if number is None:
            if self._declared is not None:
                raise UsageError(f"'{name}' is not a candidate", "name")
            number = self._by_name[name] = len(self._by_name)
        self._by_spelling[spelling] = number
        return number

    def resolve(self) -> "tuple[list[str], Optional[list[int]]]":
        """The names in their order, and where each number went (None: nowhere)."""
        if self._declared is not None:
            return self._declared, None
        if self._largest >= 0:
            if self._by_name:
                raise UsageError("some ballots name candidates and others number them; say candidates=[…]")
            return [str(number) for number in range(self._largest + 1)], None
        names = sorted(self._by_name, key=_words.natural)
        place = {name: number for number, name in enumerate(names)}
        return names, [place[name] for name in self._by_name]


class Entries:
    """Ballots as lists of (candidate, value), the one form that all kinds share."""

    def __init__(self, candidates: Candidates):
        self._candidates = candidates
        self._offsets = array("q", [0])
        self._who = array("q")
        self._values = array("q")

    def add(self, who: Any, value: int) -> None:
        self._who.append(self._candidates.number(who))
        self._values.append(value)

    def cells(self, ballot: Any) -> "Iterable[tuple[Any, Any]]":
        """Candidates with what a ballot says of them, without those of whom it says nothing: from a mapping, or from a
        list with a cell for each candidate.
        """
        if isinstance(ballot, Mapping):
            cells: "Iterable[tuple[Any, Any]]" = ballot.items()
        elif _words.is_group(ballot):
            row = list(ballot)
            count = self._candidates.count
            if count is not None and len(row) != count:
                raise UsageError(f"expected {count} cells, one a candidate, got {len(row)}")
            cells = enumerate(row)
        else:
            raise UsageError(f"expected a value for each candidate, got {ballot!r}")
        return ((who, value) for who, value in cells if not _words.is_missing(value))

    def end_ballot(self) -> None:
        self._offsets.append(len(self._who))

    def place_values(self, places: "Mapping[int, int]") -> None:
        """Gives each value its place, where that is known only when all ballots are."""
        self._values = array("q", map(places.__getitem__, self._values))

    def into_engine(self, kind: str, scale: "list[str]", counts: Any, weights: Any, strata: Any, what: str) -> Any:
        names, places = self._candidates.resolve()
        who = self._who if places is None else array("q", map(places.__getitem__, self._who))
        return _engine.from_entries(kind, names, scale, self._offsets, who, self._values, counts, weights, strata, what)


def read_each(ballots: Iterable[Any], candidates: Candidates, read: Callable[[Any, Entries], None],
              what: str) -> Entries:
    """Reads ballot after ballot; an error says which."""
    entries = Entries(candidates)
    for row, ballot in enumerate(ballots):
        try:
            read(ballot, entries)
        except UsageError as wrong:
            raise UsageError(f"{what}[{row}]: {wrong.message}", wrong.code) from None
        entries.end_ballot()
    return entries


def ranking(ballot: Any, entries: Entries) -> None:
    """Places, best first, each a candidate or several who tie; None is a place left empty. Or candidates with ranks."""
    if isinstance(ballot, Mapping):
        ranks(ballot, entries)
        return
    if not _words.is_group(ballot):
        hint = "; a text is one name, write ['A', 'B'] or use Profile.read_text" if isinstance(ballot, str) else ""
        raise UsageError(f"expected a list of candidates, best first, got {ballot!r}{hint}")
    for place, tier in enumerate(ballot, 1):
        for who in tier if _words.is_group(tier) else () if _words.is_missing(tier) else (tier,):
            entries.add(who, place)


def ranks(ballot: Any, entries: Entries) -> None:
    """A rank for each candidate, from 1; 0, None and NaN are none."""
    for who, rank in entries.cells(ballot):
        number = _number(rank, "a rank from 1, or 0 for none")
        if number < 0:
            raise UsageError(f"expected a rank from 1, or 0 for none, got {rank!r}")
        if number > 0:
            entries.add(who, number)


def approvals(ballot: Any, entries: Entries) -> None:
    """The names of those who are approved, or candidates with 1 or 0."""
    if isinstance(ballot, Mapping):
        for who, mark in ballot.items():
            number = int(mark) if isinstance(mark, bool) else 0 if _words.is_missing(mark) else _number(mark, "1 or 0")
            if number not in (0, 1):
                raise UsageError(f"expected 1 or 0, got {mark!r}")
            if number:
                entries.add(who, 1)
        return
    if not _words.is_group(ballot):
        raise UsageError(f"expected a list of approved candidates, got {ballot!r}")
    for who in ballot:
        if not isinstance(who, str):
            raise UsageError(f"expected the name of an approved candidate, got {who!r}; marks of 1 and 0 stand in an "
                             "array or a mapping")
        entries.add(who, 1)


def _number(value: Any, expected: str) -> int:
    try:
        number = int(value) if isinstance(value, float) and value.is_integer() else _words.whole(value)
    except TypeError:
        raise UsageError(f"expected {expected}, got {value!r}") from None
    if abs(number) >= 1 << 63:
        raise UsageError(f"expected {expected}, got {number}")
    return number


class Grades:
    """Grades on a given scale of words or numbers, worst first, or numbers that make the scale themselves."""

    def __init__(self, scale: Optional[Sequence[Any]]):
        self.labels: "list[str]" = [_words.label(grade) for grade in scale or ()]
        self.given = scale is not None
        self._places = {grade: place for place, grade in enumerate(self.labels)}
        self._known: "dict[Any, int]" = {}
        self._numbers: "dict[Fraction, int]" = {}
        self.of_words = False
        try:
            self._values = {Fraction(grade): place for grade, place in self._places.items()}
        except ValueError:
            self.of_words = True

    def read(self, ballot: Any, entries: Entries) -> None:
        for who, grade in entries.cells(ballot):
            key = (grade.__class__, grade)  # True is not 1 here
            try:
                place = self._known.get(key)
            except TypeError:
                raise UsageError(f"expected a grade, got {grade!r}") from None
            if place is None:
                place = self._known[key] = self.place(grade)
            entries.add(who, place)

    def place(self, grade: Any) -> int:
        """The place of a grade on the scale; of a number for now, where no scale was given."""
        if isinstance(grade, str) and _words.label(grade) in self._places:
            return self._places[_words.label(grade)]
        if self.of_words and not isinstance(grade, str):
            place = _number(grade, "a grade of the scale")
            if 0 <= place < len(self.labels):
                return place
            raise UsageError(f"expected the place of a grade, 0 to {len(self.labels) - 1}, got {place}", "name")
        try:
            value = Fraction(_words.exact(grade).strip())
        except (ValueError, ZeroDivisionError, UsageError):
            value = None
        if self.given:
            if value is None or self.of_words or value not in self._values:
                raise UsageError(f"{grade!r} is not on the scale {', '.join(self.labels)}", "name")
            return self._values[value]
        if value is None:
            raise UsageError(f"expected a number, got {grade!r}; grades in words need their scale=[worst, …, best]")
        return self._numbers.setdefault(value, len(self._numbers))

    def settle(self) -> "Optional[dict[int, int]]":
        """Makes the numbers that occurred the scale, where none was given, and says the place of each on it."""
        if self.given:
            return None
        ordered = sorted(self._numbers)
        self.labels = [_words.exact(value) for value in ordered]
        return {self._numbers[value]: place for place, value in enumerate(ordered)}
