"""Profiles: the ballots of one count."""
import os
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Optional, Union

from . import _columns, _engine, _lists, _matrices, _words
from ._errors import UsageError


@dataclass(frozen=True)
class Ballot:
    """One distinct ballot, and who cast it.

    `values` says what stands on it: a candidate's rank from 1, its grade, its points as an exact `Fraction`, or 1 for
    an approval. Candidates of whom the ballot says nothing are not in it.
    """

    values: "dict[str, Union[int, str, Fraction]]"
    count: int = 1  #: how many people cast exactly this
    weight: Fraction = Fraction(1)  #: the weight of each of them
    strata: "dict[str, str]" = field(default_factory=dict)

    @property
    def tiers(self) -> "list[list[str]]":
        """Of a ranking: the candidates, best first, those who tie together. `Profile.rankings` makes any ballot one."""
        tiers: "dict[Any, list[str]]" = {}
        for candidate, value in self.values.items():
            if not isinstance(value, int):
                raise UsageError("this ballot is no ranking; Profile.rankings makes it one", "unsupported")
            tiers.setdefault(value, []).append(candidate)
        return list(tiers.values())


class Profile:
    """The ballots of one count, immutable; each distinct ballot is held once, with its exact weight.

    A profile keeps what was written (ties, gaps, silence) and interprets nothing: how silence is read is the `policy`
    of a count. It is made by one of `from_rankings`, `from_grades`, `from_approvals`, `from_points`, `from_dataframe`,
    `from_pref_voting`, `read` and `read_text`. Iteration gives each distinct ballot, in an order that does not depend
    on the one in which they came; `len` is how many there are.

    What every maker takes:
      candidates: the names in their order; without it those that occur, or numbers from 0
      weights: an exact number a ballot (int, Fraction, Decimal, or text such as "1/3"); a float stands for the decimal
        that Python prints, so 0.1 is a tenth
      counts: how many people cast each ballot
      strata: columns of voters' properties, as {"channel": ["web", "paper", …]}, one value a ballot; a categorical
        column of pandas declares its values

    En français : les bulletins d’un dépouillement, tels qu’ils ont été écrits ; c’est la politique (`policy`) d’un
    décompte qui dit comment lire un silence.
    """

    __slots__ = ("_ballots",)
    _ballots: Any

    def __init__(self) -> None:
        raise TypeError("a Profile is made by Profile.from_rankings, from_grades, from_approvals, from_points, "
                        "from_dataframe, from_pref_voting, read or read_text")

    @classmethod
    def _of(cls, ballots: Any) -> "Profile":
        made = object.__new__(cls)
        object.__setattr__(made, "_ballots", ballots)
        return made

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError("a Profile cannot be changed")

    # ---- Ballots from Python ----

    @classmethod
    def from_rankings(cls, rankings: Any, candidates: Optional[Iterable[Any]] = None, *, form: str = "order",
                      weights: Any = None, counts: Any = None,
                      strata: Optional[Mapping[str, Any]] = None) -> "Profile":
        """Rankings, from an array, from lists or from a mapping.

        An array has two dimensions, any type of whole numbers (or floats that hold whole numbers and NaN) and any
        strides; it is read in place, without a copy.
          form="order": ballots × places; a cell is the number of a candidate from 0, best first; negative or NaN is
            nobody
          form="ranks": ballots × candidates; a cell is the candidate's rank from 1; 0 or NaN is none

        Otherwise each ballot is a list of places, best first: a candidate, several who tie, or None for a place left
        empty, as in [["A"], ["B", "C"]]; or a mapping of candidates to ranks. Texts are names, whole numbers count
        candidates from 0. With form="ranks" each ballot is a list of ranks, one a candidate.

        A mapping holds ballots and how many people cast each: {("A", "B"): 42, ("B",): 26}.
        """
        if form not in ("order", "ranks"):
            raise UsageError("form is 'order' (places hold candidates) or 'ranks' (candidates hold ranks), "
                             f"got {form!r}")
        if isinstance(rankings, Mapping):
            if counts is not None:
                raise UsageError("the mapping holds the counts already")
            cast = [(ballot, count) for ballot, count in rankings.items() if count != 0]
            rankings, counts = [ballot for ballot, _ in cast], [count for _, count in cast]
        voters = _voters(weights, counts, strata)
        numbers = _matrices.of_numbers(rankings)
        if numbers is not None:
            return cls._of(_matrices.rankings(numbers, candidates, form, voters))
        read = _lists.ranking if form == "order" else _lists.ranks
        who = _all_numbered(rankings, candidates) if form == "ranks" else _lists.Candidates(candidates)
        entries = _lists.read_each(rankings, who, read, "rankings")
        return cls._of(entries.into_engine("ranked", [], *voters, "rankings"))

    @classmethod
    def from_grades(cls, grades: Any, candidates: Optional[Iterable[Any]] = None, *,
                    scale: Optional[Sequence[Any]] = None, weights: Any = None, counts: Any = None,
                    strata: Optional[Mapping[str, Any]] = None) -> "Profile":
        """Grades, ballots × candidates: an array of numbers, or a list or mapping of grades for each ballot.

        `scale` names the grades from worst to best; without it grades are numbers, and those that occur are the scale.
        On a scale of words, whole numbers are places on it from 0. None, NaN and, for places, negative numbers: no
        grade.
        """
        return cls._graded("graded", grades, candidates, scale, _voters(weights, counts, strata), "grades")

    @classmethod
    def from_points(cls, points: Any, candidates: Optional[Iterable[Any]] = None, *, weights: Any = None,
                    counts: Any = None, strata: Optional[Mapping[str, Any]] = None) -> "Profile":
        """Points, ballots × candidates: an array of numbers, or a list or mapping of exact numbers for each ballot.

        Points may be negative. None and NaN: no points. A float stands for the decimal that Python prints.
        """
        return cls._graded("scored", points, candidates, None, _voters(weights, counts, strata), "points")

    @classmethod
    def from_approvals(cls, approvals: Any, candidates: Optional[Iterable[Any]] = None, *, weights: Any = None,
                       counts: Any = None, strata: Optional[Mapping[str, Any]] = None) -> "Profile":
        """Approvals: an array of 1 and 0 (or of truth values), ballots × candidates; or for each ballot a list of the
        names approved, or a mapping of candidates to 1 or 0.
        """
        voters = _voters(weights, counts, strata)
        numbers = _matrices.of_numbers(approvals)
        if numbers is not None:
            return cls._of(_matrices.approvals(numbers, candidates, voters))
        entries = _lists.read_each(approvals, _lists.Candidates(candidates), _lists.approvals, "approvals")
        return cls._of(entries.into_engine("approval", [], *voters, "approvals"))

    @classmethod
    def _graded(cls, kind: str, ballots: Any, candidates: Any, scale: Any, voters: "tuple[Any, Any, Any]",
                what: str) -> "Profile":
        on = _lists.Grades(scale)
        if isinstance(ballots, memoryview):
            ballots = ballots.tolist()
        numbers = _matrices.of_numbers(ballots)
        if numbers is not None:
            return cls._of(_matrices.grades(numbers, candidates, kind, on, voters, what))
        entries = _lists.read_each(ballots, _all_numbered(ballots, candidates), on.read, what)
        places = on.settle()
        if places is not None:
            entries.place_values(places)
        return cls._of(entries.into_engine(kind, on.labels, *voters, what))

    # ---- Ballots from elsewhere ----

    @classmethod
    def from_dataframe(cls, frame: Any, form: str = "order", *, candidates: Optional[Iterable[Any]] = None,
                       scale: Optional[Sequence[Any]] = None, weight: Optional[str] = None, count: Optional[str] = None,
                       strata: Iterable[str] = ()) -> "Profile":
        """Ballots from a data frame of pandas, one a row.

        form="order": a column is a place, best first; a cell is the name of a candidate (the command's `ranks`)
        form="ranks": a column is a candidate; a cell is its rank from 1 (the command's `matrix`)
        form="grades", "points", "approvals": a column is a candidate; see `from_grades`, `from_points`,
          `from_approvals`

        `weight` and `count` name the columns that hold them, `strata` those that are properties of voters. All other
        columns hold ballots, or, where a column is a candidate, those that `candidates` names. Missing cells are
        silence.
        """
        from . import _pandas
        return cls._of(_pandas.ballots(frame, form, candidates, scale, weight, count, strata))

    @classmethod
    def from_pref_voting(cls, profile: Any) -> "Profile":
        """The ballots of a `Profile` or `ProfileWithTies` of pref_voting, with their names."""
        from . import _pref_voting
        return _pref_voting.read(cls, profile)

    @classmethod
    def read(cls, path: Union[str, "os.PathLike[str]", Sequence[Union[str, "os.PathLike[str]"]]], *,
             format: Optional[str] = None, ballot: Optional[str] = None, scale: Optional[Sequence[Any]] = None,
             candidates: Optional[Iterable[Any]] = None, weights: Optional[str] = None,
             weight_digits: Optional[int] = None, strata: Optional[Mapping[str, Iterable[Any]]] = None,
             revote: str = "last", lenient: bool = False, digest: bool = True,
             threads: int = 1) -> "Profile":
        """Ballots from a file in any format that delib reads, or from several that are counted together.

        The format is found out where `format` does not say it. `ballot` says what the cells of a table are, where its
        header leaves a doubt: ranks, matrix, grades, approvals or points. `scale` names grades from worst to best,
        `weights` a column, `strata` declares columns with their values. `lenient` counts the readable ballots and lists
        the others in `rejected`; otherwise one bad ballot is an `Error` with file, line and column. As many as `threads`
        may read; what is read never depends on it.
        """
        paths = [path] if isinstance(path, (str, os.PathLike)) else list(path)
        options = _reading(format, ballot, scale, candidates, weights, weight_digits, strata, revote, lenient, digest)
        if not 1 <= threads <= 1024:
            raise UsageError(f"`threads` is a whole number from 1 to 1024, got {threads}")
        options.threads = threads
        return cls._of(_engine.read([os.fspath(one) for one in paths], options))

    @classmethod
    def read_text(cls, text: str, *, format: Optional[str] = None, name: str = "text", ballot: Optional[str] = None,
                  scale: Optional[Sequence[Any]] = None, candidates: Optional[Iterable[Any]] = None,
                  weights: Optional[str] = None, weight_digits: Optional[int] = None,
                  strata: Optional[Mapping[str, Iterable[Any]]] = None, revote: str = "last",
                  lenient: bool = False) -> "Profile":
        """The same from a text; `name` stands for the file in messages."""
        options = _reading(format, ballot, scale, candidates, weights, weight_digits, strata, revote, lenient, False)
        return cls._of(_engine.read_text(text, name, options))

    # ---- What is in it ----

    @property
    def kind(self) -> str:
        """`ranked`, `graded`, `approval` or `scored`."""
        return self._ballots.kind

    @property
    def candidates(self) -> "list[str]":
        """The names, in their declared order."""
        return self._ballots.candidates

    @property
    def scale(self) -> "Optional[list[str]]":
        """The grades, worst first, or the points that occur; None for rankings and approvals."""
        return self._ballots.scale

    @property
    def strata(self) -> "dict[str, list[str]]":
        """The properties of voters, and the values that each takes."""
        return dict(self._ballots.strata)

    @property
    def heads(self) -> int:
        """How many people cast a ballot that says something."""
        return self._ballots.heads

    @property
    def blanks(self) -> int:
        """How many cast a blank one."""
        return self._ballots.blanks

    @property
    def weight(self) -> Fraction:
        """What the ballots that are not blank weigh together."""
        return Fraction(self._ballots.weight)

    @property
    def rejected(self) -> "list[tuple[str, str]]":
        """Ballots of the file that were not counted: where each stands, and why."""
        return self._ballots.rejected

    def __len__(self) -> int:
        return self._ballots.size

    def __iter__(self) -> Iterator[Ballot]:
        offsets, who, values, counts, weights, which, columns = self._entries()
        names, scale, kind = self.candidates, self.scale, self.kind
        exact = [Fraction(text) for text in weights]
        meaning: Any = list(map(Fraction, scale or ())) if kind == "scored" else scale if kind == "graded" else None
        strata = [(name, labels, column) for (name, labels), column in zip(self.strata.items(), columns)]
        for row, count in enumerate(counts):
            of_row = slice(offsets[row], offsets[row + 1])
            cells = zip(who[of_row], values[of_row])
            yield Ballot({names[c]: value if meaning is None else meaning[value] for c, value in cells}, count,
                         exact[which[row]], {name: labels[column[row]] for name, labels, column in strata})

    def __eq__(self, other: Any) -> Any:
        if not isinstance(other, Profile):
            return NotImplemented
        return (self.kind, self.candidates, self.scale, self.strata) == (other.kind, other.candidates, other.scale,
                                                                         other.strata) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        blank = f", {self.blanks} blank" if self.blanks else ""
        return f"<delib.Profile: {self.heads} {self.kind} ballots{blank}, {len(self.candidates)} candidates>"

    def _entries(self) -> "tuple[Any, ...]":
        offsets, who, values, counts, weights, which, columns = self._ballots.entries()
        return (*map(_numbers, (offsets, who, values, counts)), weights, _numbers(which), [*map(_numbers, columns)])

    def __reduce__(self) -> "tuple[Any, ...]":
        strata = list(self.strata.items())
        return _again, (self.kind, self.candidates, self.scale or [], strata, self._ballots.entries())

    # ---- Other profiles of the same ballots ----

    def select(self, stratum: str, value: Any) -> "Profile":
        """The ballots of those voters whose `stratum` is `value`."""
        return Profile._of(self._ballots.select(stratum, _words.label(value)))

    def restrict_to(self, candidates: Iterable[str]) -> "Profile":
        """The ballots with these candidates alone, in this order; the others are taken off every ballot."""
        return Profile._of(self._ballots.restrict_to(list(candidates)))

    def rankings(self) -> "Profile":
        """Grades, points or approvals seen as rankings: a higher value is a better rank, equal values tie."""
        return Profile._of(self._ballots.rankings())

    # ---- Ballots to elsewhere ----

    def write(self, path: Union[str, "os.PathLike[str]"], format: Optional[str] = None) -> None:
        """Writes a file; the format is its extension if none is given. What a format cannot carry is an error."""
        where = os.fspath(path)
        text = self.to_text(format if format is not None else os.path.splitext(where)[1][1:])
        with open(where, "w", encoding="utf-8", newline="") as file:
            file.write(text)

    def to_text(self, format: str) -> str:
        """The ballots in a format: csv, grades, approvals, soc, soi, toc, toi or cvotes."""
        return self._ballots.write(format)

    def to_dataframe(self, *, weight: str = "weight", count: str = "count") -> Any:
        """A data frame of pandas with a row for each distinct ballot: a column a candidate (ranks, grades, points or
        marks), one a stratum, and those of weight and count under the names given. `from_dataframe` reads it back, with
        form="ranks" for rankings.
        """
        from . import _pandas
        return _pandas.frame(self, weight, count)

    def to_pref_voting(self) -> Any:
        """A `Profile` of pref_voting where every ballot ranks all candidates without ties, else a `ProfileWithTies`.
        Strata, fractions of votes, and anything but rankings are errors.
        """
        from . import _pref_voting
        return _pref_voting.write(self)


def _voters(weights: Any, counts: Any, strata: Any) -> "tuple[Any, Any, Any]":
    return _columns.of_counts(counts), _columns.of_weights(weights), _columns.of_strata(strata)


def _all_numbered(ballots: Any, candidates: Optional[Iterable[Any]]) -> _lists.Candidates:
    """Where ballots are lists with a cell for each candidate: numbers for all, even for those of whom none speaks."""
    if candidates is None and isinstance(ballots, Sequence) and ballots and not isinstance(ballots[0], Mapping):
        return _lists.Candidates(range(max(len(ballot) if _words.is_group(ballot) else 0 for ballot in ballots)))
    return _lists.Candidates(candidates)


def _reading(format: Optional[str], ballot: Optional[str], scale: Any, candidates: Any, weights: Optional[str],
             weight_digits: Optional[int], strata: Any, revote: str, lenient: bool, digest: bool) -> Any:
    options = _engine.ReadOptions()
    options.format = format or ""
    if ballot is not None:
        options.set_ballot(ballot)
    options.scale = [] if scale is None else [_words.label(grade) for grade in scale]
    options.candidates = [] if candidates is None else [_words.label(name) for name in candidates]
    options.weight_column = weights or ""
    options.weight_digits = weight_digits
    for stratum, values in (strata or {}).items():
        options.add_stratum(stratum, [_words.label(value) for value in values])
    options.set_revote(revote)
    options.lenient = lenient
    options.digest = digest
    return options


def _numbers(column: bytes) -> array:
    out = array("q")
    out.frombytes(column)
    return out


def _again(kind: str, candidates: "list[str]", scale: "list[str]", strata: Any, entries: Any) -> Profile:
    """A profile from its parts: what pickle calls."""
    offsets, who, values, counts, weights, which, columns = entries
    of_voters = [(name, values_of, values_of, _numbers(column)) for (name, values_of), column in zip(strata, columns)]
    return Profile._of(_engine.from_entries(kind, candidates, scale, *map(_numbers, (offsets, who, values, counts)),
                                            (weights, _numbers(which)), of_voters, "ballots"))
