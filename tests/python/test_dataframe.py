"""Data frames of pandas: ballots from them, and profiles as them."""
import io

import numpy
import pandas
import pytest

import delib
from conftest import ballots

Profile = delib.Profile
PLACES = "rank1,rank2,rank3,channel,w\nA,B,C,web,1\nC,B,,post,1/2\nB,,A,,2\n,,,web,1\n"


def test_places_hold_names():
    frame = pandas.read_csv(io.StringIO(PLACES), dtype={"w": str})
    profile = Profile.from_dataframe(frame, weight="w", strata=["channel"])
    assert profile == Profile.read_text(PLACES, format="csv", weights="w")
    places = frame[["rank1", "rank2", "rank3"]]
    assert Profile.from_dataframe(places, candidates=["C", "B", "A"]).candidates == ["C", "B", "A"]
    with pytest.raises(delib.UsageError, match=r"frame.iloc\[0\], column 'rank3': 'C' is not a candidate"):
        Profile.from_dataframe(places, candidates=["A", "B"])


def test_names_that_look_like_numbers_stay_names():
    text = "rank1,rank2\n7,3\n10,\n3,7\n"
    for read in (pandas.read_csv(io.StringIO(text)), pandas.read_csv(io.StringIO(text), dtype="Int64")):
        profile = Profile.from_dataframe(read)
        assert profile.candidates == ["3", "7", "10"] and profile == Profile.read_text(text, format="csv")


def test_candidates_hold_ranks():
    text = "A,B,C,w\n1,2,3,1\n2,,1,4\n"
    for frame in (pandas.read_csv(io.StringIO(text)), pandas.read_csv(io.StringIO(text), dtype="Int64")):
        profile = Profile.from_dataframe(frame, "ranks", count="w")
        assert profile.candidates == ["A", "B", "C"] and profile.heads == 5
        assert Profile.from_dataframe(frame, "ranks", weight="w", candidates=["A", "B", "C"]) == Profile.read_text(
            text, format="csv", ballot="matrix", weights="w")
    with pytest.raises(delib.UsageError, match="expected numbers in the columns of candidates"):
        Profile.from_dataframe(pandas.DataFrame({"A": ["first"]}), "ranks")
    with pytest.raises(delib.UsageError, match=r"frame.iloc\[0\]: expected a rank"):
        Profile.from_dataframe(pandas.DataFrame({"A": [-1]}), "ranks")


def test_candidates_hold_grades():
    scale = ["bad", "fair", "good"]
    frame = pandas.DataFrame({"A": ["good", "bad"], "B": [None, "fair"], "note": ["x", "y"]})
    profile = Profile.from_dataframe(frame, "grades", scale=scale, candidates=["A", "B"])
    assert ballots(profile) == [({"A": "bad", "B": "fair"}, 1, 1), ({"A": "good"}, 1, 1)]
    with pytest.raises(delib.UsageError, match=r"frame.iloc\[0\], column 'note': 'x' is not on the scale bad, fair"):
        Profile.from_dataframe(frame, "grades", scale=scale)
    categories = frame[["A", "B"]].astype(pandas.CategoricalDtype(scale, ordered=True))
    assert Profile.from_dataframe(categories, "grades", scale=scale) == profile


def test_candidates_hold_points_and_marks():
    frame = pandas.DataFrame({"A": [1, 0], "B": [numpy.nan, 1]})
    assert Profile.from_dataframe(frame, "points") == Profile.from_points([[1, None], [0, 1]], ["A", "B"])
    assert Profile.from_dataframe(frame, "approvals") == Profile.from_approvals([["A"], ["B"]])
    assert Profile.from_dataframe(frame > 0, "approvals") == Profile.from_approvals([["A"], ["B"]])


def test_a_categorical_stratum_declares_its_values():
    channel = pandas.Categorical(["web", "web"], categories=["web", "post"])
    profile = Profile.from_dataframe(pandas.DataFrame({"rank1": ["A", "B"], "channel": channel}), strata="channel")
    assert profile.strata == {"channel": ["web", "post"]}


@pytest.mark.parametrize("words, message", [
    ({"weight": "w"}, "there is no column 'w'; there are A, B"),
    ({"strata": ["x"]}, "there is no column 'x'"),
    ({"form": "ranks", "candidates": ["A", "Z"]}, "there is no column 'Z'"),
    ({"form": "matrix"}, "form is one of order, ranks, grades, points, approvals, got 'matrix'"),
    ({"scale": ["a", "b"]}, "a scale is for form='grades', not for 'order'"),
])
def test_wrong_words(words, message):
    with pytest.raises(delib.UsageError, match=message):
        Profile.from_dataframe(pandas.DataFrame({"A": [1], "B": [2]}), **words)


def test_repeated_columns_are_refused():
    with pytest.raises(delib.UsageError, match="two columns are named 'A'"):
        Profile.from_dataframe(pandas.DataFrame([[1, 2]], columns=["A", "A"]), "ranks")


def test_a_frame_for_the_wrong_maker_is_shown_the_right_one():
    with pytest.raises(delib.UsageError, match="use Profile.from_dataframe"):
        Profile.from_rankings(pandas.DataFrame({"A": [1]}))


@pytest.mark.parametrize("profile, words", [
    (Profile.from_rankings([["A"], ["B", None, ["C", "A"]], ["A"], []], strata={"s": ["x", "y", None, "x"]}),
     {"form": "ranks"}),
    (Profile.from_grades([["good", None], ["bad", "good"]], ["A", "B"], scale=["bad", "good"], weights=["1/3", 2]),
     {"form": "grades", "scale": ["bad", "good"]}),
    (Profile.from_points([[-1, "1/3"]], ["A", "B"], counts=[4]), {"form": "points"}),
    (Profile.from_approvals([["A"], ["B", "A"]]), {"form": "approvals"}),
], ids=["rankings", "grades", "points", "approvals"])
def test_frames_are_read_back(profile, words):
    frame = profile.to_dataframe()
    words = {**words, "weight": "weight", "count": "count", "strata": list(profile.strata)}
    assert Profile.from_dataframe(frame, **words) == profile
    assert list(frame.columns) == [*profile.candidates, *profile.strata, "count", "weight"]


def test_frames_do_not_hide_a_candidate():
    profile = Profile.from_rankings([["count", "A"]])
    with pytest.raises(delib.UsageError, match="two columns would be named 'count'"):
        profile.to_dataframe()
    assert list(profile.to_dataframe(count="people").columns) == ["A", "count", "people", "weight"]
