"""Ballots as arrays of numbers. They go to the engine as they are; here only what their numbers mean is found out."""
from array import array
from typing import Any, Optional

from . import _engine, _words
from ._errors import UsageError
from ._lists import Grades

_most_places_in_a_table = 1 << 20


def of_numbers(ballots: Any) -> Any:
    """The array if this is one of numbers, in this machine's order of bytes; None if it is anything else."""
    if isinstance(ballots, memoryview):
        return ballots
    if hasattr(ballots, "columns") and hasattr(ballots, "iloc"):
        raise UsageError("for a data frame, use Profile.from_dataframe")
    kind = getattr(getattr(ballots, "dtype", None), "kind", None)
    if kind not in ("b", "i", "u", "f") or not hasattr(ballots, "__array_interface__"):
        return None
    if kind == "f" and ballots.dtype.itemsize not in (4, 8):
        return ballots.astype("f8")
    return ballots if ballots.dtype.isnative else ballots.astype(ballots.dtype.newbyteorder("="))


def names(candidates: Any, count: int) -> "list[str]":
    """The declared candidates, or numbers from 0. More than the engine takes is left to the engine to refuse."""
    if candidates is None:
        return [str(number) for number in range(min(count, 70_000))]
    return [_words.label(name) for name in candidates]


def columns(ballots: Any) -> int:
    shape = ballots.shape
    return shape[1] if len(shape) == 2 else 0


def rankings(ballots: Any, candidates: Any, form: str, voters: "tuple[Any, Any, Any]") -> Any:
    count = columns(ballots) if form == "ranks" else _engine.largest(ballots) + 1 if candidates is None else 0
    return _engine.from_matrix(form, ballots, names(candidates, count), [], None, *voters, "rankings")


def approvals(ballots: Any, candidates: Any, voters: "tuple[Any, Any, Any]") -> Any:
    return _engine.from_matrix("approval", ballots, names(candidates, columns(ballots)), [], None, *voters, "approvals")


def grades(ballots: Any, candidates: Any, kind: str, on: Grades, voters: "tuple[Any, Any, Any]", what: str) -> Any:
    """Grades or points: places on a scale of words, or numbers, which are looked up on their scale once each."""
    who = names(candidates, columns(ballots))
    if on.of_words:
        table = (0, array("q", range(len(on.labels))), True)
        return _engine.from_matrix(kind, ballots, who, on.labels, table, *voters, what)
    import numpy
    cells = numpy.asarray(ballots)
    # Small whole numbers are translated by the engine; any others are numbered here, which copies them.
    numbered = cells.dtype.kind not in ("i", "u", "b") or _spread(cells) > _most_places_in_a_table
    if not numbered:
        values = numpy.unique(cells)
        lowest = int(values[0]) if len(values) else 0
        at = [int(value) - lowest for value in values]
    else:
        values, codes = numpy.unique(cells, return_inverse=True)
        codes = codes.reshape(cells.shape).astype(numpy.int64)
        missing = numpy.isnan(values) if values.dtype.kind == "f" else numpy.zeros(len(values), bool)
        values = values[~missing]
        cells, lowest, at = numpy.where(codes < len(values), codes, -1), 0, list(range(len(values)))
    places = _places(values, on, ballots, what)
    order = on.settle()
    if order is not None:
        places = [order[place] for place in places]
    column = array("q", [-1]) * ((at[-1] + 1) if at else 0)
    for position, place in zip(at, places):
        column[position] = place
    return _engine.from_matrix(kind, cells, who, on.labels, (lowest, column, numbered), *voters, what)


def _spread(cells: Any) -> int:
    return int(cells.max()) - int(cells.min()) if cells.size else 0


def _places(values: Any, on: Grades, ballots: Any, what: str) -> "list[int]":
    """The place of each distinct value. An error names the first ballot that holds it."""
    places = []
    for value in values.tolist():
        try:
            places.append(on.place(value))
        except UsageError as wrong:
            import numpy
            row: Optional[int] = int(numpy.argwhere(numpy.asarray(ballots) == value)[0][0])
            raise UsageError(f"{what}[{row}]: {wrong.message}", wrong.code) from None
    return places
