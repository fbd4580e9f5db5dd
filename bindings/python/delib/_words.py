"""Python values as the texts that the engine reads: exact numbers, options, requirements."""
import decimal
import json
import math
import numbers
import operator
from collections.abc import Iterable, Mapping, Set
from typing import Any

from . import _engine
from ._errors import UsageError


def is_missing(value: Any) -> bool:
    """None, NaN, pandas' NA and NaT, and the empty text."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return True
    try:
        return bool(value != value)
    except TypeError:  # pandas' NA says neither yes nor no
        return True
    except ValueError:  # an array has no one truth
        return False


def is_group(value: Any) -> bool:
    """Whether a value holds several others."""
    return isinstance(value, Iterable) and not isinstance(value, (str, bytes, Mapping))


def exact(value: Any) -> str:
    """A number as the engine reads it: `3`, `0.25`, `1/4`. A float stands for the decimal that Python prints."""
    if isinstance(value, str):
        return value
    if isinstance(value, numbers.Rational) and not isinstance(value, bool):
        return str(value.numerator) if value.denominator == 1 else f"{value.numerator}/{value.denominator}"
    if isinstance(value, decimal.Decimal) and value.is_finite():
        return format(value, "f")
    if isinstance(value, numbers.Real) and not isinstance(value, bool):
        if math.isfinite(value):
            return format(decimal.Decimal(str(value)), "f").removesuffix(".0")
        raise UsageError(f"expected a number such as 3, 0.25 or Fraction(1, 4), got {value}", "parse")
    try:
        return str(whole(value))
    except TypeError:
        raise UsageError(f"expected a number such as 3, 0.25 or Fraction(1, 4), got {value!r}", "parse") from None


def whole(value: Any) -> int:
    """A whole number, NumPy's among them; TypeError for anything else, True and False too."""
    if isinstance(value, bool) or type(value).__name__ in ("bool_", "bool"):
        raise TypeError("a truth value is not a number")
    return operator.index(value)


def clean(text: str) -> str:
    """A name as the readers have it: trimmed, in Unicode's normal form C."""
    try:
        return _engine.clean_name(text)
    except TypeError:  # half of a pair of surrogates
        raise UsageError(f"{text!r} is not a text of Unicode", "name") from None


def label(value: Any) -> str:
    """The name of a candidate, a grade or the value of a stratum, clean."""
    if isinstance(value, str):
        return clean(value)
    try:
        return exact(value)
    except UsageError:
        return clean(str(value))


def option(value: Any) -> str:
    """The value of an option: a word, a number, True or False, or several of them, joined by commas."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (Set, Mapping)):
        raise UsageError(f"the value of an option has an order; a {type(value).__name__} has none")
    if is_group(value):
        return ",".join(option(item) for item in value)
    return exact(value)


def name(word: str) -> str:
    """`pairwise_ties`, as Python writes it, is `pairwise-ties`."""
    return word.replace("_", "-")


def pairs(values: Any, what: str) -> "list[tuple[str, str]]":
    """A mapping of names to values as the engine takes it."""
    if values is None:
        return []
    if not isinstance(values, Mapping):
        raise UsageError(f"{what}: expected a mapping of names to values, got {values!r}")
    return [(name(str(key)), option(value)) for key, value in values.items()]


def spec(value: Any, what: str) -> str:
    """A requirement or a two-level count: its text as on the command line, or a mapping."""
    if isinstance(value, str):
        return value
    if not isinstance(value, Mapping):
        raise UsageError(f"{what}: expected a text or a mapping, got {value!r}")
    return json.dumps({name(str(key)): _member(item) for key, item in value.items()}, ensure_ascii=False)


def _member(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name(str(key)): _member(item) for key, item in value.items()}
    return option(value)


def natural(candidate: str) -> "tuple[int, int, bytes]":
    """The order of names that nobody declared: numbers by size and before other names, those by their bytes."""
    digits = candidate.isascii() and candidate.isdigit()
    return (0 if digits else 1, int(candidate) if digits else 0, candidate.encode("utf-8", "surrogatepass"))
