"""Counting: what `tally` and the functions of rules take, and that they take it as the command does."""
import json
from fractions import Fraction

import pytest

import delib

VOTES = ("rank1,rank2,rank3,channel,town\nA,B,C,web,N\nA,C,,web,S\nB,C,A,post,N\nC,B,,post,S\nB,A,,web,N\n,,,web,N\n"
         "C,A,B,post,S\n")


@pytest.fixture
def votes():
    return delib.Profile.read_text(VOTES, format="csv", name="votes.csv")


def same_as_command(command, result, *words):
    printed = command("tally", "-", "--format", "csv", *words, "--output", "json", stdin=VOTES)
    ours, theirs = result.to_json(), printed
    cut = theirs.index('\n "policy": ')
    assert ours[ours.index('\n "policy": '):] == theirs[cut:]


def test_capitals(capitals):
    result = delib.tally(capitals, "schulze", strength="margins")
    assert result.winners == ["Nashville"]
    assert result.ranking == [["Nashville"], ["Chattanooga"], ["Knoxville"], ["Memphis"]]
    assert delib.irv(capitals).winners == ["Knoxville"] and delib.plurality(capitals).winners == ["Memphis"]
    assert delib.borda(capitals).scores.tolist() == [126, 194, 173, 107]


@pytest.mark.parametrize("words, more", [
    (["--rule", "schulze:strength=winning-votes"], {"rule": "schulze", "strength": "winning-votes"}),
    (["--rule", "irv:tied-tops=split,ties=parallel"], {"rule": "irv", "tied_tops": "split", "ties": "parallel"}),
    (["--rule", 'positional:weights="3,1/2"', "--seats", "2"],
     {"rule": "positional", "weights": [3, Fraction(1, 2)], "seats": 2}),
    (["--rule", 'positional:weights="3,0.5"'], {"rule": "positional", "weights": [3, 0.5]}),
    (["--rule", "ranked-priorities:places=3,countback=true"],
     {"rule": "ranked-priorities", "places": 3, "countback": True}),
    (["--rule", "borda", "--policy", "unranked=no-opinion,pairwise-ties=half"],
     {"rule": "borda", "policy": {"unranked": "no-opinion", "pairwise_ties": "half"}}),
    (["--rule", "borda", "--by", "channel"], {"rule": "borda", "by": "channel"}),
    (["--rule", "borda", "--where", "channel=web", "--by", "town"],
     {"rule": "borda", "where": ("channel", "web"), "by": "town"}),
    (["--rule", "borda", "--where", "town=S"], {"rule": "borda", "where": "town=S"}),
    (["--rule", "borda", "--two-level", "stratum=channel,carry=ranking,second=schulze"],
     {"rule": "borda", "two_level": {"stratum": "channel", "carry": "ranking", "second": "schulze"}}),
    (["--rule", "borda", "--two-level", "stratum=town,carry=scores,second=approval-k:k=1"],
     {"rule": "borda", "two_level": {"stratum": "town", "carry": "scores", "second": "approval-k:k=1"}}),
    (["--rule", "borda", "--requirement", "quorum:heads=3", "--requirement", "supermajority:against=B,share=1/2"],
     {"rule": "borda",
      "requirements": ["quorum:heads=3", {"kind": "supermajority", "against": "B", "share": Fraction(1, 2)}]}),
    (["--rule", "borda", "--rule", "irv:ties=all", "--rule", "approval-k:k=2"],
     {"rule": [delib.borda, "irv:ties=all", ("approval-k", {"k": 2})]}),
    (["--rule", 'irv:ties="backward,seed:1,2"'], {"rule": "irv", "ties": ["backward", "seed:1,2"]}),
])
def test_the_same_bytes_as_the_command(command, votes, words, more):
    more = dict(more)
    same_as_command(command, delib.tally(votes, more.pop("rule"), **more), *words)


def test_functions_and_tally_agree(votes):
    assert delib.schulze(votes, strength="ratio").to_json() == delib.tally(votes, "schulze:strength=ratio").to_json()
    assert delib.rules["schulze"](votes, strength="ratio").to_json() == delib.schulze(votes, strength="ratio").to_json()


def test_reweighting(votes):
    result = delib.plurality(votes, reweight={"channel": {"web": 1, "post": "3/2"}})
    assert dict(result.scores) == {"A": Fraction(1, 2), "B": Fraction(3, 4), "C": Fraction(1)}
    assert result[0].to_dict()["reweighted"]["stratum"] == "channel"
    two = delib.plurality(votes, two_level={"stratum": "town", "weights": {"N": 2, "S": 1}})
    assert [row["weight"] for row in two[0].to_dict()["two-level"]["strata"]] == ["2", "1"]


def test_requirements_decide(votes):
    result = delib.plurality(votes, requirements={"kind": "quorum", "heads": 100})
    assert (result.decision, result.winners) == ("no-quorum", [])
    assert result[0].requirements[0]["met"] is False


def test_a_consultation(root, command):
    path = root / "examples/premiere-rencontre/consultation.toml"
    assert delib.run(path).to_json() == command("tally", path, "--output", "json")
    with pytest.raises(delib.Error, match="cannot open"):
        delib.run(root / "none.toml")


@pytest.mark.parametrize("words, message", [
    ({"rule": "shulze"}, "there is no rule 'shulze'; did you mean schulze?"),
    ({"rule": "schulze", "strengh": "ratio"}, "there is no option 'strengh'; expected one of strength, ties"),
    ({"rule": "schulze", "strength": "big"}, "option strength: expected one of margins"),
    ({"rule": "schulze:strength=ratio", "strength": "ratio"}, "option strength is given twice"),
    ({"rule": "approval-k", "k": 0}, "option k: expected a whole number from 1"),
    ({"rule": "positional", "weights": {1, 2}}, "the value of an option has an order; a set has none"),
    ({"rule": ["irv", "borda"], "ties": "all"}, "options stand beside one rule"),
    ({"rule": []}, "expected a rule, as 'schulze', or a list of rules"),
    ({"rule": 7}, "expected a rule"),
    ({"rule": ["irv", 7]}, "expected a rule"),
    ({"rule": "condorcet", "seats": 2}, "condorcet fills one seat, got 2"),
    ({"rule": "borda", "seats": 0}, "at least one seat"),
    ({"rule": "borda", "seats": 1.5}, "seats: expected a whole number, got 1.5"),
    ({"rule": "borda", "policy": {"unranked": "first"}}, "policy unranked has no value 'first'"),
    ({"rule": "borda", "policy": "unranked=last"}, "policy: expected a mapping"),
    ({"rule": "borda", "by": "county"}, "no stratum 'county'"),
    ({"rule": "borda", "where": "web"}, "where is 'stratum=value'"),
    ({"rule": "borda", "where": "channel=fax"}, "no ballot has channel='fax'"),
    ({"rule": "borda", "reweight": {"channel": {"web": 1}}}, "no weight is declared for channel='post'"),
    ({"rule": "borda", "reweight": "channel"}, "reweight is a stratum with its weights"),
    ({"rule": "borda", "reweight": {"channel": {"web": "x", "post": 1}}}, "expected a weight such as 3"),
    ({"rule": "borda", "two_level": {"carry": "ranking"}}, "two-level needs a stratum"),
    ({"rule": "borda", "two_level": 3}, "two_level is a text or a mapping"),
    ({"rule": "borda", "two_level": {"stratum": "town", "weights": 3}}, "weights are a mapping"),
    ({"rule": "borda", "requirements": ["quorums"]}, "quorums"),
    ({"rule": "borda", "requirements": [3]}, "requirement: expected a text or a mapping"),
    ({"rule": "score"}, "these ballots have none"),
])
def test_wrong_words(votes, words, message):
    words = dict(words)
    with pytest.raises(delib.Error, match=message) as caught:
        delib.tally(votes, words.pop("rule"), **words)
    assert isinstance(caught.value, ValueError) or caught.value.code == "parse"


def test_only_profiles_are_counted():
    with pytest.raises(TypeError, match="expected a Profile, got list"):
        delib.schulze([["A"]])


def test_a_budget_of_nothing_is_told(votes):
    result = delib.kemeny(votes, budget=0)
    assert json.loads(result.to_json())["outcomes"][0]["complete"] is result.complete is result[0].complete
