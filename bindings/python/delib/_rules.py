"""Rules as functions, made from the registry: `delib.schulze(profile, strength="winning-votes")`."""
import inspect
import keyword
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Literal, Union

from . import _catalogue
from ._count import count
from ._profile import Profile
from ._result import Result
from ._tally import Tally

#: What every rule takes besides its own options; `tally` says what each means.
COMMON = {name: parameter for name, parameter in inspect.signature(count).parameters.items()
          if name not in ("profile", "rules", "seats")}


def python_name(word: str) -> str:
    """`ranked-pairs` as an identifier."""
    name = word.replace("-", "_")
    return name + "_" if keyword.iskeyword(name) else name


def default_of(option: Mapping[str, Any]) -> Any:
    """The default of an option as Python writes it."""
    text = option["default"]
    if option["type"] == "flag":
        return text == "true"
    return int(text) if option["type"] == "whole-number" else text


def type_of(option: Mapping[str, Any]) -> Any:
    """What an option takes."""
    if option["type"] == "word":
        return Literal[tuple(option["values"])]  # type: ignore[misc]
    return {"whole-number": int, "flag": bool, "numbers": Union[str, Iterable[Any]]}.get(option["type"], str)


def description(rule: Mapping[str, Any]) -> str:
    """The docstring of a rule, in both languages."""
    lines = [f"{rule['name']['en']}. {rule['summary']['en']}", "", f"{rule['name']['fr']}. {rule['summary']['fr']}", ""]
    for option in rule["options"]:
        values = option["values"] if isinstance(option["values"], str) else ", ".join(option["values"])
        lines += [f"  {python_name(option['name'])}: {option['meaning']['en']} ({values})",
                  f"    {option['meaning']['fr']}"]
    lines.append("Reads: " + ", ".join(rule["bases"]) + ". What every rule takes: see delib.tally.")
    return "\n".join(lines)


def _function(rule: Mapping[str, Any]) -> Any:
    options = {python_name(option["name"]): option for option in rule["options"]}
    positional, keyword_only = inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY
    parameters = [inspect.Parameter("profile", positional, annotation=Union[Profile, Tally])]
    parameters += [inspect.Parameter(name, keyword_only, default=default_of(option), annotation=type_of(option))
                   for name, option in options.items()]
    if rule["seats"] == "many":
        parameters.append(inspect.Parameter("seats", keyword_only, default=1, annotation=int))
    parameters += COMMON.values()
    signature = inspect.Signature(parameters, return_annotation=Result)
    name = python_name(rule["id"])

    def decide(*args: Any, **words: Any) -> Result:
        try:
            given = signature.bind(*args, **words).arguments
        except TypeError as wrong:
            raise TypeError(f"{name}() {wrong}") from None
        # Only what was said goes to the engine: some defaults depend on other options.
        said = {options[word]["name"]: given.pop(word) for word in list(given) if word in options}
        return count(given.pop("profile"), [(rule["id"], said)], **given)

    decide.__name__ = decide.__qualname__ = name
    decide.__module__ = "delib"
    decide.__doc__ = description(rule)
    decide.__signature__ = signature  # type: ignore[attr-defined]
    decide.__annotations__ = {p.name: p.annotation for p in parameters} | {"return": Result}
    decide.id = rule["id"]  # type: ignore[attr-defined]
    decide.info = MappingProxyType(dict(rule))  # type: ignore[attr-defined]
    return decide


#: Every rule by its identifier, in the order of the catalogue.
rules: "Mapping[str, Any]" = MappingProxyType({id: _function(rule) for id, rule in _catalogue.RULES.items()})
