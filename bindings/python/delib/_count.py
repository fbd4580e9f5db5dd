"""Counting: what is asked in Python's words, answered by the engine."""
import os
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Optional, Union

from . import _engine, _words
from ._errors import UsageError
from ._profile import Profile
from ._result import Result
from ._tally import Tally

# What counts take besides rules; `tally` says what each means.
Policy = Optional[Mapping[str, str]]
Part = Union[None, str, "tuple[str, Any]"]
Weights = Optional[Mapping[str, Mapping[str, Any]]]
Levels = Union[None, str, Mapping[str, Any]]
Requirements = Iterable[Union[str, Mapping[str, Any]]]
Progress = Optional[Callable[[Optional[float]], Optional[bool]]]


def tally(profile: Union[Profile, Tally], rule: Any, *, seats: int = 1, policy: Policy = None, by: Optional[str] = None,
          where: Part = None, reweight: Weights = None, two_level: Levels = None, requirements: Requirements = (),
          budget: Optional[float] = None, progress: Progress = None, **options: Any) -> Result:
    """Counts ballots, or tallies of them, by one rule or by several.

      rule: an identifier, as "schulze"; or with options, as "irv:ties=parallel" or ("irv", {"ties": "parallel"}); or a
        rule such as delib.schulze; or a list of these, which share one reading of the ballots
      options: those of the rule, where there is one: tally(profile, "schulze", strength="margins")
      seats: how many are to be chosen
      policy: how silence is read, as {"unranked": "no-opinion"}; docs/result.md lists the settings
      by: a stratum; each of its values is counted, too
      where: only a part is counted: "channel=web" or ("channel", "web")
      reweight: a stratum whose ballots are scaled to declared totals: {"channel": {"web": 1, "paper": 1}}
      two_level: each stratum decides, then the whole: {"stratum": "workshop", "carry": "ranking", "second": "schulze"},
        with "weights" where the strata do not weigh 1 each
      requirements: each a text, as "quorum:heads=40", or a mapping, as {"kind": "quorum", "heads": 40}
      budget: seconds, after which hard rules stop with an outcome that is not complete
      progress: called now and then with the share of work done, or None; if it returns False, the work is stopped

    Other Python threads run meanwhile, and Ctrl-C stops the work. Raises `UsageError` for what does not exist or does
    not fit, and `Error` for what cannot be counted; a tie is no error.

    En français : dépouille les bulletins selon une règle, ou selon plusieurs.
    """
    rules = _rules_of(rule)
    if options:
        if len(rules) != 1:
            raise UsageError("options stand beside one rule; with several, give each its own, as in "
                             "('irv', {'ties': 'parallel'})")
        rules = [(rules[0][0], {**rules[0][1], **options})]
    return count(profile, rules, seats=seats, policy=policy, by=by, where=where, reweight=reweight, two_level=two_level,
                 requirements=requirements, budget=budget, progress=progress)


def run(path: Union[str, "os.PathLike[str]"], *, budget: Optional[float] = None,
        progress: Progress = None) -> Result:
    """Does everything that a `consultation.toml` asks for; docs/consultation.md describes the file.

    En français : fait tout ce que demande un fichier `consultation.toml`.
    """
    return Result(_engine.run(os.fspath(path), budget, progress))


def _rules_of(rule: Any) -> "list[tuple[str, Mapping[str, Any]]]":
    one = _rule_of(rule)
    if one is not None:
        return [one]
    rules = [_rule_of(item) for item in rule] if _words.is_group(rule) else []
    if not rules or None in rules:
        raise UsageError(f"expected a rule, as 'schulze', or a list of rules, got {rule!r}")
    return rules  # type: ignore[return-value]


def _rule_of(rule: Any) -> "Optional[tuple[str, Mapping[str, Any]]]":
    if isinstance(rule, str):
        return rule, {}
    if isinstance(getattr(rule, "id", None), str):
        return rule.id, {}
    if isinstance(rule, tuple) and len(rule) == 2 and isinstance(rule[1], Mapping):
        first = _rule_of(rule[0])
        return None if first is None else (first[0], rule[1])
    return None


def count(profile: Union[Profile, Tally], rules: "list[tuple[str, Mapping[str, Any]]]", *, seats: int = 1,
          policy: Policy = None, by: Optional[str] = None, where: Part = None, reweight: Weights = None,
          two_level: Levels = None, requirements: Requirements = (), budget: Optional[float] = None,
          progress: Progress = None) -> Result:
    """What `tally` and the functions of rules have in common."""
    if not isinstance(profile, (Profile, Tally)):
        raise TypeError(f"expected a Profile, got {type(profile).__name__}; Profile.from_rankings and others make one")
    counted = profile._tallies if isinstance(profile, Tally) else profile._ballots
    weights: "dict[str, Mapping[str, Any]]" = {}
    reweighted = _reweighting(reweight, weights)
    levels = _levels(two_level, weights)
    if isinstance(requirements, (str, Mapping)):
        requirements = [requirements]
    counts = []
    for text, options in rules:
        one = _engine.Count()
        one.set_rule(text)
        one.options = [*one.options, *_words.pairs(options, "options")]
        try:
            one.seats = _words.whole(seats)
        except TypeError:
            raise UsageError(f"seats: expected a whole number, got {seats!r}") from None
        one.by = by or ""
        one.where = _part(where)
        one.reweight = reweighted
        if levels is not None:
            one.set_two_level(levels)
        for requirement in requirements:
            one.add_requirement(_words.spec(requirement, "requirement"))
        counts.append(one)
    declared = [(column, [(_words.label(value), _words.exact(weight)) for value, weight in of_values.items()])
                for column, of_values in weights.items()]
    return Result(_engine.count(counted, counts, _words.pairs(policy, "policy"), declared, budget, progress))


def _part(where: Any) -> "Optional[tuple[str, str]]":
    if where is None:
        return None
    if isinstance(where, str):
        column, equals, value = where.partition("=")
        if equals:
            return column, value
    elif isinstance(where, tuple) and len(where) == 2:
        return str(where[0]), _words.label(where[1])
    raise UsageError(f"where is 'stratum=value' or ('stratum', value), got {where!r}")


def _reweighting(reweight: Any, weights: "dict[str, Mapping[str, Any]]") -> str:
    if reweight is None:
        return ""
    one = list(reweight.values()) if isinstance(reweight, Mapping) else []
    if len(one) != 1 or not isinstance(one[0], Mapping):
        raise UsageError(f"reweight is a stratum with its weights, as {{'channel': {{'web': 1}}}}, got {reweight!r}")
    weights.update(reweight)
    return str(next(iter(reweight)))


def _levels(two_level: Any, weights: "dict[str, Mapping[str, Any]]") -> Optional[str]:
    if two_level is None or isinstance(two_level, str):
        return two_level
    if not isinstance(two_level, Mapping):
        raise UsageError(f"two_level is a text or a mapping, got {two_level!r}")
    rest = dict(two_level)
    given = rest.pop("weights", None)
    if given is not None:
        if not isinstance(given, Mapping):
            raise UsageError(f"two_level: weights are a mapping of values to weights, got {given!r}")
        weights[str(rest.get("stratum", ""))] = given
    return _words.spec(rest, "two_level")
