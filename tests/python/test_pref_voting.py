"""Profiles of pref_voting. Where it is not installed, doubles with its published attributes stand in for it."""
import importlib.util
import sys
import types

import numpy
import pytest

import delib
from conftest import ballots


class Ranking:
    def __init__(self, rmap):
        self.rmap = rmap


class LinearProfile:
    """pref_voting.profiles.Profile: linear orders of candidates 0 … n−1."""

    def __init__(self, rankings, rcounts=None, cmap=None):
        self._rankings = numpy.array(rankings)
        self._rcounts = numpy.array(rcounts or [1] * len(rankings))
        self.candidates = list(range(len(rankings[0])))
        self.cmap = cmap or {c: str(c) for c in self.candidates}

    @property
    def rankings_counts(self):
        return self._rankings, self._rcounts


class ProfileWithTies:
    """pref_voting.profiles_with_ties.ProfileWithTies: candidates with ranks, of which only the order matters."""

    def __init__(self, rankings, rcounts=None, candidates=None, cmap=None):
        self.rankings = [Ranking(ranking) for ranking in rankings]
        self.rcounts = list(rcounts or [1] * len(rankings))
        self.candidates = sorted(candidates) if candidates else sorted({c for r in rankings for c in r})
        self.cmap = cmap or {c: c for c in self.candidates}


@pytest.fixture
def pref_voting(monkeypatch):
    if importlib.util.find_spec("pref_voting"):
        from pref_voting import profiles, profiles_with_ties
        return types.SimpleNamespace(Profile=profiles.Profile, ProfileWithTies=profiles_with_ties.ProfileWithTies)
    made = {"pref_voting": {}, "pref_voting.profiles": {"Profile": LinearProfile},
            "pref_voting.profiles_with_ties": {"ProfileWithTies": ProfileWithTies}}
    for name, members in made.items():
        module = types.ModuleType(name)
        vars(module).update(members)
        monkeypatch.setitem(sys.modules, name, module)
    return types.SimpleNamespace(Profile=LinearProfile, ProfileWithTies=ProfileWithTies)


def test_linear_orders(pref_voting):
    theirs = pref_voting.Profile([[0, 1, 2], [2, 1, 0]], [3, 2], cmap={0: "A", 1: "B", 2: "C"})
    ours = delib.Profile.from_pref_voting(theirs)
    assert ballots(ours) == [({"A": 1, "B": 2, "C": 3}, 3, 1), ({"C": 1, "B": 2, "A": 3}, 2, 1)]
    back = ours.to_pref_voting()
    assert isinstance(back, pref_voting.Profile) and delib.Profile.from_pref_voting(back) == ours
    assert back.cmap == {0: "A", 1: "B", 2: "C"}


def test_ties_and_silence(pref_voting):
    theirs = pref_voting.ProfileWithTies([{0: 1, 1: 1, 2: 7}, {2: -3}, {}], [1, 4, 1])
    ours = delib.Profile.from_pref_voting(theirs)
    assert ours.candidates == ["0", "1", "2"] and ours.blanks == 1
    assert ballots(ours)[1:] == [({"0": 1, "1": 1, "2": 2}, 1, 1), ({"2": 1}, 4, 1)]
    back = ours.to_pref_voting()
    assert isinstance(back, pref_voting.ProfileWithTies) and delib.Profile.from_pref_voting(back) == ours


@pytest.mark.parametrize("profile, message", [
    (delib.Profile.from_approvals([["A"]]), "hold rankings; these are approval ballots"),
    (delib.Profile.from_rankings([["A"]], strata={"s": ["x"]}), "cannot carry strata"),
    (delib.Profile.from_rankings([["A"]], weights=["1/2"]), "one has the weight 1/2"),
])
def test_what_it_cannot_carry_is_an_error(pref_voting, profile, message):
    with pytest.raises(delib.UsageError, match=message):
        profile.to_pref_voting()


def test_without_pref_voting(monkeypatch, capitals):
    monkeypatch.setitem(sys.modules, "pref_voting", None)
    monkeypatch.setitem(sys.modules, "pref_voting.profiles", None)
    with pytest.raises(ImportError, match="needs the package pref_voting"):
        capitals.to_pref_voting()
