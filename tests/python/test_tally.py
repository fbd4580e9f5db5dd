"""Tallies: made, added, moved between processes, saved, decided on."""
import multiprocessing
import pickle
import sys
from fractions import Fraction

import numpy
import pandas
import pytest

import delib

NAMES = ["A", "B", "C", "D"]


def rankings(seed):
    random = numpy.random.default_rng(seed)
    orders = random.permuted(numpy.tile(numpy.arange(4), (50, 1)), axis=1)
    return numpy.where(random.random(orders.shape) < 0.2, -1, orders)


def tally_of(seed):
    return delib.Tally(delib.Profile.from_rankings(rankings(seed), NAMES), ["pairwise", "positions", "first"])


def counted(result):
    document = result.to_json()
    return document[document.index('\n "policy": '):]


@pytest.fixture
def whole():
    return delib.Profile.from_rankings(numpy.concatenate([rankings(seed) for seed in range(6)]), NAMES)


def test_a_merged_tally_decides_as_all_ballots(whole):
    merged = sum(tally_of(seed) for seed in range(6))
    assert (merged.heads, merged.blanks) == (whole.heads, whole.blanks)
    assert merged.bases == ["first", "positions", "pairwise"]
    for rule in ("schulze", "borda", "plurality", "minimax:strength=ratio", "ranked-pairs"):
        assert counted(merged.decide(rule)) == counted(delib.tally(whole, rule))
    assert counted(delib.schulze(merged)) == counted(delib.schulze(whole))


def test_tallies_travel_between_processes(whole):
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        merged = sum(pool.map(tally_of, range(6)))
    assert counted(merged.decide(["schulze", "borda"], seats=1)) == counted(delib.tally(whole, ["schulze", "borda"]))


def test_equal_tallies_have_equal_bytes():
    one, other = tally_of(1) + tally_of(2), tally_of(2) + tally_of(1)
    assert one == other and one.to_bytes() == other.to_bytes() and pickle.loads(pickle.dumps(one)) == one
    assert one != tally_of(1) and (one == 3) is False
    with pytest.raises(TypeError):
        one + 3
    with pytest.raises(TypeError):
        3 + one


def test_what_a_tally_says(capitals):
    tally = delib.Tally(capitals)
    assert repr(tally) == "<delib.Tally of pairwise: 100 ballots, 4 candidates>"
    assert (tally.candidates, tally.weight, tally.policy["unranked"]) == (capitals.candidates, 100, "last")
    assert tally.duels.loc["Nashville", "Memphis"] == Fraction(58) and tally.merits is None
    with pytest.raises(AttributeError):
        tally.heads = 3


def test_merits():
    profile = delib.Profile.from_grades([["good", None], ["bad", "good"], [None, None]], ["A", "B"],
                                        scale=["bad", "good"], weights=[1, "1/2", 1])
    merits = delib.Tally(profile, delib.majority_judgment).merits
    assert isinstance(merits, pandas.DataFrame)
    assert merits.to_dict("index") == {"A": {"bad": Fraction(3, 2), "good": 1}, "B": {"bad": 2, "good": Fraction(1, 2)}}
    excluded = delib.Tally(profile, "grades", policy={"ungraded": "exclude"})
    assert excluded.merits.loc["B"].tolist() == [0, Fraction(1, 2)] and excluded.duels is None


def test_tables_without_pandas(capitals, monkeypatch):
    tally = delib.Tally(capitals)
    monkeypatch.setitem(sys.modules, "pandas", None)
    assert tally.duels["Memphis"]["Nashville"] == 42


def test_the_policy_is_that_of_the_tally(whole):
    policy = {"unranked": "no-opinion"}
    tally = delib.Tally(whole, delib.schulze, policy=policy)
    assert counted(tally.decide("schulze")) == counted(delib.schulze(whole, policy=policy))
    with pytest.raises(delib.UsageError, match="different policies"):
        tally + delib.Tally(whole)
    with pytest.raises(delib.UsageError):
        tally.decide("schulze", policy={"unranked": "last"})
    strict = delib.Tally(whole, policy={"unranked": "reject"})
    assert 0 < strict.heads < whole.heads


def test_the_policy_of_a_file_is_kept():
    profile = delib.Profile.read_text("#/Implicit Ranking: false\nA > B\nB\nC > A\n", format="cvotes")
    assert delib.Tally(profile).policy == delib.copeland(profile).policy


@pytest.mark.parametrize("words, message", [
    ({"basis": "pairs"}, "there is no tally of 'pairs'; expected one of first, positions, pairwise"),
    ({"basis": delib.irv}, "a rule that reads every ballot has no tally"),
    ({"basis": "grades"}, "grades are counted from graded ballots"),
    ({"basis": []}, "a tally needs a basis"),
    ({"basis": 3}, "expected a basis, as 'pairwise', or a rule"),
    ({"policy": {"unranked": "first"}}, "policy unranked has no value 'first'"),
])
def test_wrong_words(capitals, words, message):
    with pytest.raises(delib.UsageError, match=message):
        delib.Tally(capitals, **words)


def test_what_cannot_be_answered_or_added(capitals):
    tally = delib.Tally(capitals)
    for rule, words, message in (("irv", {}, "irv"), ("schulze", {"where": "s=x"}, "ballots"),
                                 ("borda", {}, "borda reads 'positions', which the saved tally does not hold")):
        with pytest.raises(delib.UsageError, match=message):
            tally.decide(rule, **words)
    other = delib.Tally(delib.Profile.from_rankings([["Memphis"]]))
    with pytest.raises(delib.Error, match="different candidates cannot be merged"):
        tally + other
    with pytest.raises(TypeError, match="expected a Profile, got list"):
        delib.Tally([["A"]])


def test_files(tmp_path, capitals, command):
    tally = delib.Tally(capitals, ["pairwise", "positions"])
    tally.write(tmp_path / "c.tally")
    assert delib.Tally.read(tmp_path / "c.tally") == tally
    printed = command("tally", tmp_path / "c.tally", "--rule", "schulze", "--output", "json")
    assert printed[printed.index('\n "policy": '):] == counted(tally.decide("schulze"))
    damaged = bytearray(tally.to_bytes())
    damaged[len(damaged) // 2] ^= 1
    (tmp_path / "d.tally").write_bytes(damaged)
    with pytest.raises(delib.Error) as caught:
        delib.Tally.read(tmp_path / "d.tally")
    assert caught.value.file == str(tmp_path / "d.tally") and caught.value.code == "parse"
    for data in (b"", b"no tally", tally.to_bytes()[:-1]):
        with pytest.raises(delib.Error):
            delib.Tally.from_bytes(data)


def test_the_command_and_python_write_the_same_file(tmp_path, capitals, command):
    capitals.write(tmp_path / "c.soc")
    command("tally", tmp_path / "c.soc", "--rule", "schulze", "--save-tally", tmp_path / "c.tally")
    assert delib.Tally.read(tmp_path / "c.tally") == delib.Tally(delib.Profile.read(tmp_path / "c.soc"), delib.schulze)
