"""Tallies: the least that a family of rules must know of ballots, to be merged, saved and decided on."""
import os
from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Optional, Union

from . import _engine, _words
from ._errors import Error, UsageError
from ._profile import Profile


class Tally:
    """What rules must know of some ballots, without any single one: exact counts, which can be added.

        north + south                   the tally of both electorates
        sum(tallies)                    of many; in any order and any grouping
        pickle, multiprocessing, …      tallies travel as canonical bytes, docs/format.md
        tally.decide("schulze")         the same `policy` and `outcomes` as a count of all the ballots

    Rules take a tally where they take a profile: `delib.schulze(tally)`. A rule that reads every ballot, such as irv,
    or another basis than the tally holds, is an error that says so.

      basis: first, positions, pairwise, grades, approvals or scores; a rule, for what it reads; or several of these
      policy: how silence is read, as {"unranked": "no-opinion"}; ballots that it sets aside are not in the tally

    Tallies can be added if they are of the same candidates, read under the same policy, on the same scale, with the
    same bases. So declare the candidates where parts are read that might not name them all.

    En français : ce que des règles doivent savoir de bulletins, sans aucun d’eux ; des comptes exacts, qui
    s’additionnent.
    """

    __slots__ = ("_tallies",)
    _tallies: Any

    def __init__(self, profile: Profile, basis: Any = "pairwise", *, policy: Optional[Mapping[str, str]] = None):
        if not isinstance(profile, Profile):
            raise TypeError(f"expected a Profile, got {type(profile).__name__}")
        object.__setattr__(self, "_tallies", _engine.tally_ballots(profile._ballots, _bases(basis),
                                                                   _words.pairs(policy, "policy")))

    @classmethod
    def _of(cls, tallies: Any) -> "Tally":
        made = object.__new__(cls)
        object.__setattr__(made, "_tallies", tallies)
        return made

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError("a Tally cannot be changed")

    @classmethod
    def from_bytes(cls, data: bytes) -> "Tally":
        """A tally from the bytes of a tally file. What is not one, in every bit, is an error."""
        return cls._of(_engine.tallies_from_bytes(bytes(data)))

    def to_bytes(self) -> bytes:
        """The bytes of a tally file: equal tallies give equal bytes."""
        return self._tallies.bytes()

    @classmethod
    def read(cls, path: Union[str, "os.PathLike[str]"]) -> "Tally":
        """A tally from a file, as `delib tally --save-tally` writes them."""
        with open(path, "rb") as file:
            data = file.read()
        try:
            return cls.from_bytes(data)
        except Error as wrong:
            raise type(wrong)(wrong.message, wrong.code, os.fspath(path), wrong.line, wrong.column) from None

    def write(self, path: Union[str, "os.PathLike[str]"]) -> None:
        """Writes a file that `Tally.read`, `delib tally` and `delib merge` read."""
        data = self.to_bytes()
        with open(path, "wb") as file:
            file.write(data)

    @property
    def bases(self) -> "list[str]":
        """What was counted."""
        return self._tallies.bases

    @property
    def candidates(self) -> "list[str]":
        """The names, in their declared order."""
        return self._tallies.candidates

    @property
    def policy(self) -> "dict[str, str]":
        """How silence and ambiguity on ballots were read."""
        return dict(self._tallies.policy)

    @property
    def heads(self) -> int:
        """How many people cast a ballot that says something."""
        return self._tallies.heads

    @property
    def blanks(self) -> int:
        """How many cast a blank one."""
        return self._tallies.blanks

    @property
    def weight(self) -> Fraction:
        """What the ballots that are not blank weigh together."""
        return Fraction(self._tallies.weight)

    @property
    def duels(self) -> Any:
        """How many prefer the row to the column: exact, a data frame of pandas if it is installed, else dicts of dicts.
        None without the basis `pairwise`.
        """
        rows = self._tallies.duels()
        return _table(self.candidates, self.candidates, rows) if rows else None

    @property
    def merits(self) -> Any:
        """How often each candidate (row) got each grade (column, worst first), as the policy reads missing ones: what a
        merit profile shows. None without the basis `grades`.
        """
        scale, rows = self._tallies.merits()
        return _table(self.candidates, scale, rows) if rows else None

    def decide(self, rule: Any, **words: Any) -> Any:
        """What a rule, or several, decide on this tally: `delib.tally` with a tally in the place of a profile."""
        from ._count import tally
        return tally(self, rule, **words)

    def __add__(self, other: Any) -> "Tally":
        if not isinstance(other, Tally):
            return NotImplemented
        return Tally._of(self._tallies.sum(other._tallies))

    def __radd__(self, other: Any) -> "Tally":
        return self if isinstance(other, int) and other == 0 else NotImplemented  # where sum() begins

    def __eq__(self, other: Any) -> Any:
        return self._tallies == other._tallies if isinstance(other, Tally) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        blank = f", {self.blanks} blank" if self.blanks else ""
        held = ", ".join(self.bases)
        return f"<delib.Tally of {held}: {self.heads} ballots{blank}, {len(self.candidates)} candidates>"

    def __reduce__(self) -> "tuple[Any, ...]":
        return Tally.from_bytes, (self.to_bytes(),)


def _bases(basis: Any) -> "list[str]":
    if isinstance(basis, str):
        return [basis]
    if isinstance(getattr(basis, "info", None), Mapping):
        return list(basis.info["bases"])
    if _words.is_group(basis):
        return [name for one in basis for name in _bases(one)]
    raise UsageError(f"expected a basis, as 'pairwise', or a rule, got {basis!r}")


def _table(rows: "list[str]", columns: "list[str]", cells: "list[list[str]]") -> Any:
    exact = [[Fraction(cell) for cell in row] for row in cells]
    try:
        import pandas
    except ImportError:
        return {name: dict(zip(columns, row)) for name, row in zip(rows, exact)}
    return pandas.DataFrame(exact, index=rows, columns=columns, dtype=object)
