"""What is known of the voters beside their ballots, as columns of 64-bit integers for the engine."""
from array import array
from collections.abc import Mapping
from typing import Any, Optional

from . import _words
from ._errors import UsageError


def of_numbers(values: Any, what: str) -> Any:
    """A column of whole numbers: an array of NumPy or pandas as it is or converted, anything else item by item."""
    dtype = getattr(values, "dtype", None)
    if getattr(dtype, "kind", None) in ("i", "u") and hasattr(values, "__array__"):
        import numpy
        return numpy.ascontiguousarray(values, dtype=numpy.int64)
    if isinstance(values, array) and values.typecode == "q":
        return values
    column = array("q")
    for row, value in enumerate(values):
        try:
            column.append(_words.whole(value))
        except (TypeError, OverflowError):
            raise UsageError(f"{what}[{row}]: expected a whole number, got {value!r}") from None
    return column


def numbered(values: Any, text: Any, what: str) -> "tuple[list[str], array]":
    """The distinct texts of a column, and which of them stands in each row; −1 where it is missing."""
    known: "dict[Any, int]" = {}
    by_text: "dict[str, int]" = {}
    column = array("q")
    for row, value in enumerate(values.tolist() if hasattr(values, "tolist") else values):
        key = (value.__class__, value)  # True is not 1 here
        try:
            number = known.get(key)
        except TypeError:
            raise UsageError(f"{what}[{row}]: expected one value, got {value!r}") from None
        if number is None:
            if _words.is_missing(value):
                number = -1
            else:
                try:
                    number = by_text.setdefault(text(value), len(by_text))
                except UsageError as wrong:
                    raise UsageError(f"{what}[{row}]: {wrong.message}", wrong.code) from None
            known[key] = number
        column.append(number)
    return list(by_text), column


def of_weights(weights: Any) -> "Optional[tuple[list[str], array]]":
    """Exact weights, one a voter."""
    if weights is None:
        return None
    texts, column = numbered(weights, _words.exact, "weights")
    for row, number in enumerate(column):
        if number < 0:
            raise UsageError(f"weights[{row}]: this ballot has no weight; expected a number such as 3, 0.25 or 1/4")
    return texts, column


def of_strata(strata: Any) -> "list[tuple[str, list[str], list[str], array]]":
    """Columns of strata: name, declared values (of a categorical), values that occur, and which each ballot has."""
    if strata is None:
        return []
    if not isinstance(strata, Mapping):
        raise UsageError("strata: expected a mapping of names to columns, one value a ballot")
    out = []
    for stratum, values in strata.items():
        declared = [_words.label(value) for value in getattr(getattr(values, "dtype", None), "categories", ())]
        labels, column = numbered(values, _words.label, f"strata[{stratum!r}]")
        out.append((str(stratum), declared, labels, column))
    return out


def of_counts(counts: Any) -> Any:
    """How many people cast each ballot."""
    return None if counts is None else of_numbers(counts, "counts")
