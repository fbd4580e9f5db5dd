"""Data frames of pandas as profiles and back."""
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Callable, Optional

from . import _columns, _engine, _lists, _matrices, _words
from ._errors import UsageError

_what = "frame.iloc"


def ballots(frame: Any, form: str, candidates: Optional[Iterable[Any]], scale: Optional[Sequence[Any]],
            weight: Optional[str], count: Optional[str], strata: Iterable[str]) -> Any:
    forms = ("order", "ranks", "grades", "points", "approvals")
    if form not in forms:
        raise UsageError(f"form is one of {', '.join(forms)}, got {form!r}")
    if scale is not None and form != "grades":
        raise UsageError(f"a scale is for form='grades', not for {form!r}")
    if not frame.columns.is_unique:
        raise UsageError(f"two columns are named {frame.columns[frame.columns.duplicated()][0]!r}", "name")
    strata = [strata] if isinstance(strata, str) else list(strata)
    taken = [name for name in (weight, count, *strata) if name is not None]
    rest = [name for name in frame.columns if name not in taken]
    voters = (_columns.of_counts(None if count is None else _column(frame, count)),
              _columns.of_weights(None if weight is None else _column(frame, weight)),
              _columns.of_strata({name: _column(frame, name) for name in strata}))
    if form == "order":
        return _order(frame[rest], candidates, voters)
    if candidates is not None:
        rest = list(candidates)
        for name in rest:
            _column(frame, name)
    if form in ("grades", "points"):
        return _graded(frame[rest], rest, form, scale, voters)
    cells = _whole(frame[rest])
    if form == "ranks":
        return _engine.from_matrix("ranks", cells, _matrices.names(rest, 0), [], None, *voters, _what)
    return _engine.from_matrix("approval", cells, _matrices.names(rest, 0), [], None, *voters, _what)


def _column(frame: Any, name: Any) -> Any:
    if name not in frame.columns:
        raise UsageError(f"there is no column {name!r}; there are {', '.join(map(str, frame.columns))}", "name")
    return frame[name]


def _numbered(cells: Any, number: Callable[[Any], int]) -> Any:
    """The cells as numbers, each distinct value translated once; missing ones are −1."""
    import numpy
    import pandas
    codes, values = pandas.factorize(cells.to_numpy().ravel())
    codes = codes.reshape(cells.shape)
    numbers = numpy.full(len(values) + 1, -1, numpy.int64)
    for code, value in enumerate(values.tolist()):
        if _words.is_missing(value):
            continue
        try:
            numbers[code] = number(value)
        except UsageError as wrong:
            row, column = numpy.argwhere(codes == code)[0]
            place = f"{_what}[{row}], column {cells.columns[column]!r}"
            raise UsageError(f"{place}: {wrong.message}", wrong.code) from None
    return numbers[codes]


def _order(cells: Any, candidates: Optional[Iterable[Any]], voters: "tuple[Any, Any, Any]") -> Any:
    import numpy
    who = _lists.Candidates(candidates)
    table = _numbered(cells, lambda value: who.number(_words.label(value)))
    names, places = who.resolve()
    if places:
        table = numpy.array([*places, -1])[table]
    return _engine.from_matrix("order", table, names, [], None, *voters, _what)


def _graded(cells: Any, names: Any, form: str, scale: Optional[Sequence[Any]], voters: "tuple[Any, Any, Any]") -> Any:
    import numpy
    on = _lists.Grades(scale)
    table = _numbered(cells, on.place)
    places = on.settle()
    if places is not None:
        table = numpy.array([places[number] for number in range(len(places))] + [-1])[table]
    identity = (0, numpy.arange(len(on.labels), dtype=numpy.int64), True)
    kind = "graded" if form == "grades" else "scored"
    return _engine.from_matrix(kind, table, _matrices.names(names, 0), on.labels, identity, *voters, _what)


def _whole(cells: Any) -> Any:
    """Numbers as they are where no cell is missing; with missing ones, as floats with NaN."""
    try:
        if not cells.isna().to_numpy().any() and all(dtype.kind in "biu" for dtype in cells.dtypes):
            return cells.to_numpy(dtype="i8")
        return cells.to_numpy(dtype="f8", na_value=float("nan"))
    except (TypeError, ValueError) as wrong:
        raise UsageError(f"expected numbers in the columns of candidates: {wrong}") from None


def frame(profile: Any, weight: str, count: str) -> Any:
    import pandas
    names = profile.candidates
    strata = list(profile.strata)
    for taken in (weight, count, *strata):
        if taken in names or [weight, count, *strata].count(taken) > 1:
            raise UsageError(f"two columns would be named {taken!r}; give weight= and count= other names", "name")
    rows = list(profile)
    kinds = {"ranked": "Int64", "approval": "int64"}
    silent = 0 if profile.kind == "approval" else None
    columns: "dict[str, Any]" = {}
    for name in names:
        values = [ballot.values.get(name, silent) for ballot in rows]
        columns[name] = pandas.Series(values, dtype=kinds.get(profile.kind, "object"))
    for name in strata:
        columns[name] = [ballot.strata[name] for ballot in rows]
    columns[count] = [ballot.count for ballot in rows]
    columns[weight] = [ballot.weight.numerator if ballot.weight.denominator == 1 else ballot.weight for ballot in rows]
    return pandas.DataFrame(columns)


def series(values: Mapping[str, Any], name: str) -> Any:
    """A series of exact numbers where pandas is there, else the mapping."""
    try:
        import pandas
    except ImportError:
        return dict(values)
    return pandas.Series(list(values.values()), index=list(values), name=name, dtype=object)
