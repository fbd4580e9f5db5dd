"""Results: what they say to programs, people and notebooks."""
import html.parser
import json
import sys
from fractions import Fraction

import pandas
import pytest

import delib


class Checker(html.parser.HTMLParser):
    """Whether tags are closed, and what text there is."""

    def __init__(self, page):
        super().__init__()
        self.open, self.text, self.tags = [], "", []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.open.append(tag)
        self.tags.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


def test_the_document(capitals):
    result = delib.schulze(capitals, by=None)
    document = result.to_dict()
    assert document == json.loads(result.to_json()) and document["schema"] == "delib.result/1"
    assert document["outcomes"] == [outcome.to_dict() for outcome in result]
    assert result.policy == document["policy"] and result.candidates == capitals.candidates
    assert result.ballots["format"] == "memory" and result.ballots["counted"] == 100
    document["outcomes"][0]["winners"].clear()
    result[0].to_dict()["winners"].clear()
    assert result.winners == ["Nashville"]


def test_an_outcome_says_everything(capitals):
    outcome = delib.irv(capitals, ties="all")[0]
    assert {name: getattr(outcome, name) for name in ("rule", "seats", "stratum", "committees", "committees_total",
                                                      "elected", "tied", "open", "objective", "lottery", "decision",
                                                      "requirements", "ties", "complete")} == {
        "rule": "irv", "seats": 1, "stratum": None, "committees": [["Knoxville"]], "committees_total": "1",
        "elected": ["Knoxville"], "tied": [], "open": 0, "objective": None, "lottery": None, "decision": None,
        "requirements": [], "ties": [], "complete": True}
    assert outcome.options["ties"] == "all" and outcome.rounds[0]["totals"]["Memphis"] == "42"
    assert delib.kemeny(capitals).objective == Fraction(delib.kemeny(capitals).to_dict()["outcomes"][0]["objective"])


def test_scores_are_a_series_of_fractions(capitals):
    scores = delib.dowdall(capitals).scores
    assert isinstance(scores, pandas.Series) and scores.name == "dowdall"
    assert scores["Knoxville"] == Fraction(17) + Fraction(15, 2) + Fraction(26, 3) + Fraction(42, 4)
    assert all(isinstance(score, Fraction) for score in scores)
    assert delib.condorcet(capitals).scores is None


def test_scores_without_pandas(capitals, monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    assert delib.plurality(capitals).scores == {"Memphis": 42, "Nashville": 26, "Chattanooga": 15, "Knoxville": 17}


def test_a_candidate_without_a_score():
    profile = delib.Profile.from_points([{"A": 1}], ["A", "B"])
    assert delib.score(profile, policy={"ungraded": "exclude"}).scores["B"] is None


def test_several_outcomes_must_be_told_apart(capitals):
    result = delib.tally(capitals, ["schulze", "irv"])
    assert [outcome.winners for outcome in result] == [["Nashville"], ["Knoxville"]] and len(result) == 2
    with pytest.raises(delib.UsageError, match="this result holds 2 outcomes"):
        result.winners
    parts = delib.Profile.from_rankings([["A"], ["B"], ["B"]], strata={"s": ["x", "x", "y"]})
    assert delib.plurality(parts, by="s").winners == ["B"]
    assert delib.plurality(parts, where="s=x").winners == ["A", "B"]
    with pytest.raises(delib.UsageError, match="this result holds 2 outcomes"):
        delib.tally(parts, ["plurality", "borda"], where="s=x").winners


def test_short_forms(capitals):
    parts = delib.Profile.from_rankings([["A"], ["B"], ["B"]], strata={"s": ["x", "x", "y"]})
    told = "<delib.Result: plurality: B, plurality (s=x): A, B, plurality (s=y): B>"
    assert repr(delib.plurality(parts, by="s")) == told
    assert repr(delib.condorcet(delib.Profile.from_rankings([["A"], ["B"]]))[0]) == "<delib.Outcome condorcet: nobody>"
    assert delib.irv(capitals)[0] == delib.irv(capitals)[0] != delib.irv(capitals, ties="parallel")[0]


def test_reports(capitals, monkeypatch):
    result = delib.schulze(capitals)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    assert "Nashville wins." in str(result) and result.report_html().startswith("<!")
    assert 'lang="fr"' in result.report_html("fr") and "Nashville" in result.report_markdown("fr")
    assert max(map(len, result.to_text(width=60).splitlines())) <= 60
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    assert str(result) == result.to_text("fr") != result.to_text("en")
    assert "Méthode" in Checker(result._repr_html_()).text
    with pytest.raises(delib.UsageError, match="lang is en or fr, got 'de'"):
        result.report_html("de")


def test_notebooks(capitals, monkeypatch):
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    shown = Checker(delib.borda(capitals, seats=2)._repr_html_())
    assert "✓ Nashville" in shown.text and "✓ Chattanooga" in shown.text and "194" in shown.text
    assert shown.tags.count("tr") == 5 and "100 ballots" in shown.text
    tied = delib.Profile.from_rankings([["A"], ["B"]])
    assert "= A" in Checker(delib.plurality(tied)._repr_html_()).text
    assert "Nobody is chosen." in Checker(delib.condorcet(tied)._repr_html_()).text
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert "Personne n’est retenu." in Checker(delib.condorcet(tied)._repr_html_()).text
    many = delib.Profile.from_rankings([[str(i) for i in range(250)]])
    assert "et 150 autres" in Checker(delib.borda(many)._repr_html_()).text


def test_hostile_names_are_shown_and_not_obeyed():
    name = "<script>alert(1)</script>\u202egnal"
    profile = delib.Profile.from_rankings([[name], ["B", name]], strata={"s": ["<i>", "&"]})
    page = delib.plurality(profile, by="s")._repr_html_()
    assert "<script" not in page and "<i>" not in page and "\u202e" not in page
    assert "script" not in Checker(page).tags and "\\u{202E}" in page
