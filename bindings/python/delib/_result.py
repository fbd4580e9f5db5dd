"""Results: what was decided, how it came about, and the forms in which people and programs read it."""
import copy
import json
import os
from collections.abc import Iterator
from fractions import Fraction
from typing import Any, Optional

from ._errors import UsageError


def language(lang: Optional[str]) -> str:
    """`en` or `fr`: the one asked for, else that of the environment, as the command does."""
    if lang is not None:
        return lang
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return "fr" if os.environ[name].startswith("fr") else "en"
    return "en"


class Decision:
    """What a rule decided. docs/result.md describes each property. Numbers that count votes are exact: `Fraction`."""

    __slots__ = ()

    @property
    def _decided(self) -> "dict[str, Any]":
        raise NotImplementedError

    @property
    def winners(self) -> "list[str]":
        """All who win in some tied outcome, in the order of the candidates; empty if nobody wins."""
        return self._decided["winners"]

    @property
    def committees(self) -> "list[list[str]]":
        """All tied selections, up to a cap."""
        return self._decided["committees"]

    @property
    def committees_total(self) -> str:
        """How many tied selections there are, exact, or ">N"."""
        return self._decided["committees_total"]

    @property
    def elected(self) -> "list[str]":
        """Those who win in every tied outcome."""
        return self._decided["elected"]

    @property
    def tied(self) -> "list[str]":
        """Those who tie for the seats left."""
        return self._decided["tied"]

    @property
    def open(self) -> int:
        """How many seats are left to those who tie."""
        return self._decided["open"]

    @property
    def ranking(self) -> "Optional[list[list[str]]]":
        """Best first, those who tie together; None where the rule defines no order."""
        return self._decided["ranking"]

    @property
    def scores(self) -> Any:
        """Exact scores by candidate, a Series of pandas if it is installed, else a dict; None where the rule defines
        none. A candidate without a score has None.
        """
        scores = self._decided["scores"]
        if scores is None:
            return None
        from ._pandas import series
        exact = {name: None if text is None else Fraction(text) for name, text in scores.items()}
        return series(exact, self._decided["rule"])

    @property
    def objective(self) -> Optional[Fraction]:
        """The exact optimum, from rules that optimise."""
        text = self._decided.get("objective")
        return None if text is None else Fraction(text)

    @property
    def lottery(self) -> "Optional[dict[str, Fraction]]":
        """Exact probabilities, from rules that draw."""
        lottery = self._decided.get("lottery")
        return None if lottery is None else {name: Fraction(text) for name, text in lottery.items()}

    @property
    def decision(self) -> Optional[str]:
        """`adopted`, `status-quo`, `not-adopted` or `no-quorum`, where requirements were set."""
        return self._decided.get("decision")

    @property
    def requirements(self) -> "list[dict[str, Any]]":
        """Each requirement with what it needed and what it got, as exact texts."""
        return self._decided["requirements"]

    @property
    def rounds(self) -> "list[dict[str, Any]]":
        """What happened, in order."""
        return self._decided["rounds"]

    @property
    def ties(self) -> "list[dict[str, Any]]":
        """Each tie that was met, and what was made of it."""
        return self._decided["ties"]


class Outcome(Decision):
    """The decision of one rule, on all ballots or on a part of them."""

    __slots__ = ("_data",)

    def __init__(self, data: "dict[str, Any]"):
        self._data = data

    @property
    def _decided(self) -> "dict[str, Any]":
        return self._data

    @property
    def rule(self) -> str:
        """The identifier of the rule."""
        return self._data["rule"]

    @property
    def options(self) -> "dict[str, str]":
        """Every option with the value in force, as text."""
        return self._data["options"]

    @property
    def seats(self) -> int:
        """How many were to be chosen."""
        return self._data["seats"]

    @property
    def stratum(self) -> Optional[str]:
        """`column=value` for a part of the ballots; None for all of them."""
        return self._data["stratum"]

    @property
    def complete(self) -> bool:
        """False where a budget ended the work."""
        return self._data["complete"]

    def to_dict(self) -> "dict[str, Any]":
        """This outcome as it stands in the result document."""
        return copy.deepcopy(self._data)

    def __eq__(self, other: Any) -> Any:
        return self._data == other._data if isinstance(other, Outcome) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def _told(self) -> str:
        part = f" ({self.stratum})" if self.stratum else ""
        return f"{self.rule}{part}: {', '.join(self.winners) or 'nobody'}"

    def __repr__(self) -> str:
        return f"<delib.Outcome {self._told()}>"


class Result(Decision):
    """What was counted, and what came of it: one outcome a rule and part, in the order in which they were asked for.

    `print(result)` explains it in words; in a notebook it shows itself as a table; `report_html` is a page of its own.
    Where one rule was counted, `winners`, `ranking`, `scores` and the rest of what it decided on all ballots are here,
    too; where several were, asking for these is an error.

    En français : ce qui a été dépouillé et ce qui en sort ; `print(result)` l’explique en toutes lettres, en français
    si la langue de l’environnement l’est ou avec `result.to_text("fr")`.
    """

    __slots__ = ("_counted", "_read", "_outcomes")

    def __init__(self, counted: Any):
        self._counted = counted
        self._read: "Optional[dict[str, Any]]" = None
        self._outcomes: "Optional[list[Outcome]]" = None

    def to_json(self) -> str:
        """The document `delib.result/1`, to the byte as the command prints it."""
        return self._counted.json()

    def to_dict(self) -> "dict[str, Any]":
        """The same document as Python's dicts and lists, with exact numbers as text."""
        return json.loads(self.to_json())

    @property
    def _data(self) -> "dict[str, Any]":
        if self._read is None:
            self._read = self.to_dict()
        return self._read

    @property
    def outcomes(self) -> "list[Outcome]":
        """One a rule, and after it one for each part that was counted."""
        if self._outcomes is None:
            self._outcomes = [Outcome(one) for one in self._data["outcomes"]]
        return self._outcomes

    @property
    def candidates(self) -> "list[str]":
        """The names, in their declared order."""
        return self._data["candidates"]

    @property
    def policy(self) -> "dict[str, str]":
        """How silence and ambiguity on ballots were read."""
        return self._data["policy"]

    @property
    def ballots(self) -> "dict[str, Any]":
        """Where the ballots come from, and how many were cast, counted, blank and rejected."""
        return self._data["ballots"]

    @property
    def complete(self) -> bool:
        """False where a budget ended the work on some outcome."""
        return self._counted.complete

    @property
    def _decided(self) -> "dict[str, Any]":
        if self._counted.requests != 1:
            raise UsageError(f"this result holds {len(self)} outcomes; say which, as in result[0] or result.outcomes")
        return self._data["outcomes"][0]

    def report_html(self, lang: Optional[str] = None) -> str:
        """One self-contained page, in English (`en`) or French (`fr`); without `lang`, in that of the environment."""
        return self._counted.html(language(lang))

    def report_markdown(self, lang: Optional[str] = None) -> str:
        """The report in Markdown."""
        return self._counted.markdown(language(lang))

    def to_text(self, lang: Optional[str] = None, width: int = 80) -> str:
        """The report in words and tables, for a terminal of so many columns."""
        return self._counted.text(language(lang), width)

    def __str__(self) -> str:
        return self.to_text()

    def __repr__(self) -> str:
        return f"<delib.Result: {', '.join(outcome._told() for outcome in self.outcomes)}>"

    def _repr_html_(self) -> str:
        from ._notebook import table
        return "".join(table(outcome, self.ballots, language(None)) for outcome in self.outcomes)

    def __len__(self) -> int:
        return len(self.outcomes)

    def __iter__(self) -> Iterator[Outcome]:
        return iter(self.outcomes)

    def __getitem__(self, at: int) -> Outcome:
        return self.outcomes[at]
