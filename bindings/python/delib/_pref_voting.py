"""Profiles of pref_voting (https://pref-voting.readthedocs.io) as profiles of delib and back."""
from typing import Any

from ._errors import UsageError


def read(made_by: Any, profile: Any) -> Any:
    candidates = list(profile.candidates)
    names = [str(profile.cmap.get(candidate, candidate)) for candidate in candidates]
    number = {candidate: place for place, candidate in enumerate(candidates)}
    if not hasattr(profile, "rcounts"):  # linear orders in an array
        rankings, counts = profile.rankings_counts
        return made_by.from_rankings(rankings, names, counts=[int(count) for count in counts])
    ballots = []
    for ranking in profile.rankings:
        # There only the order of ranks has a meaning.
        place = {rank: at for at, rank in enumerate(sorted(set(ranking.rmap.values())), 1)}
        ballots.append({number[candidate]: place[rank] for candidate, rank in ranking.rmap.items()})
    return made_by.from_rankings(ballots, names, counts=[int(count) for count in profile.rcounts])


def write(profile: Any) -> Any:
    try:
        from pref_voting.profiles import Profile
        from pref_voting.profiles_with_ties import ProfileWithTies
    except ImportError as missing:
        raise ImportError("to_pref_voting needs the package pref_voting") from missing
    if profile.kind != "ranked":
        raise UsageError(f"pref_voting's profiles hold rankings; these are {profile.kind} ballots (Profile.rankings "
                         "reads them as rankings)", "unsupported")
    if profile.strata:
        raise UsageError("pref_voting's profiles cannot carry strata", "unsupported")
    names = profile.candidates
    number = {name: place for place, name in enumerate(names)}
    rankings, counts = [], []
    for ballot in profile:
        votes = ballot.count * ballot.weight
        if votes.denominator != 1:
            raise UsageError(f"pref_voting counts whole ballots; one has the weight {votes}", "unsupported")
        rankings.append({number[name]: rank for name, rank in ballot.values.items()})
        counts.append(votes.numerator)
    cmap = dict(enumerate(names))
    if rankings and all(len(ranking) == len(set(ranking.values())) == len(names) for ranking in rankings):
        return Profile([sorted(ranking, key=ranking.__getitem__) for ranking in rankings], counts, cmap=cmap)
    return ProfileWithTies(rankings, counts, candidates=list(cmap), cmap=cmap)
