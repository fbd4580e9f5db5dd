"""Profiles from lists, mappings and files, and what they say of themselves."""
import copy
import decimal
import pickle
from fractions import Fraction

import pytest

import delib
from conftest import ballots

Profile = delib.Profile


def test_lists_of_places_with_ties_and_gaps():
    profile = Profile.from_rankings([["A"], ["B", "C"], [["A", "C"], "B"], ["A", None, "B"], [{"B"}, ("A",)], []])
    assert profile.candidates == ["A", "B", "C"]
    assert sorted(map(repr, profile)) == sorted(map(repr, [
        delib.Ballot({"A": 1}), delib.Ballot({"B": 1, "C": 2}), delib.Ballot({"A": 1, "C": 1, "B": 2}),
        delib.Ballot({"A": 1, "B": 3}), delib.Ballot({"B": 1, "A": 2}), delib.Ballot({})]))
    assert (profile.heads, profile.blanks, len(profile), profile.weight) == (5, 1, 6, 5)
    assert repr(profile) == "<delib.Profile: 5 ranked ballots, 1 blank, 3 candidates>"


def test_tiers_are_those_of_the_ranking():
    profile = Profile.from_rankings([["B", ["C", "A"]]])
    assert [ballot.tiers for ballot in profile] == [[["B"], ["A", "C"]]]
    with pytest.raises(delib.UsageError, match="rankings makes it one"):
        next(iter(Profile.from_grades([["good"]], scale=["bad", "good"]))).tiers


def test_a_mapping_counts_people():
    profile = Profile.from_rankings({("A", "B"): 42, (frozenset("BC"), "A"): 26, ("C",): 0})
    assert ballots(profile) == [({"A": 1, "B": 2}, 42, 1), ({"B": 1, "C": 1, "A": 2}, 26, 1)]


def test_candidates_of_nobody_else_are_in_natural_order():
    assert Profile.from_rankings([["b", "10", "9", "a", "é"]]).candidates == ["9", "10", "a", "b", "é"]


def test_the_order_of_ballots_leaves_no_trace():
    rows = [["C", "A"], ["B"], ["C", "A"], ["A", "B", "C"]]
    assert Profile.from_rankings(rows) == Profile.from_rankings(rows[::-1])
    assert Profile.from_rankings(rows) != Profile.from_rankings(rows[:3])


def test_names_are_normalised_as_the_readers_do():
    composed, decomposed = "Beno\u00eet", " Benoi\u0302t\t"
    assert Profile.from_rankings([[composed], [decomposed]]).candidates == [composed]
    assert ballots(Profile.from_rankings([[decomposed]], [composed, "A"])) == [({composed: 1}, 1, 1)]


def test_mappings_of_candidates_to_ranks():
    assert ballots(Profile.from_rankings([{"A": 2, "B": 1, "C": None}])) == [({"B": 1, "A": 2}, 1, 1)]


def test_whole_numbers_count_candidates_from_zero():
    assert Profile.from_rankings([[2, 0]]).candidates == ["0", "1", "2"]
    assert ballots(Profile.from_rankings([[1, "A"]], ["A", "B"])) == [({"B": 1, "A": 2}, 1, 1)]


@pytest.mark.parametrize("rankings, candidates, message", [
    (["ABC"], None, r"rankings\[0\]: expected a list of candidates, best first, got 'ABC'; a text is one name"),
    ([["A"], ["A", "A"]], None, r"rankings\[1\]: a ballot names 'A' twice"),
    ([["A"], ["B"]], ["A"], r"rankings\[1\]: 'B' is not a candidate"),
    ([[0, "A"]], None, "some ballots name candidates and others number them"),
    ([[0.5]], None, r"rankings\[0\]: expected the name or the number of a candidate, got 0.5"),
    ([[True]], None, "expected the name or the number"),
    ([[7]], ["A", "B"], r"expected the number of a candidate, 0 to 1, got 7"),
    ([[-1]], ["A", "B"], r"expected the number of a candidate, 0 to 1, got -1"),
    ([["A"]], ["A", "B", "A"], "two candidates are named 'A'"),
    ([["A"]], ["A", " "], "a candidate has an empty name"),
    ([{"A": -1}], None, "expected a rank from 1, or 0 for none, got -1"),
    ([{"A": 1.5}], None, "expected a rank from 1, or 0 for none, got 1.5"),
    ([{"A": 1 << 40}], None, "expected a rank from 1 to 4294967295"),
    ([3], None, r"rankings\[0\]: expected a list of candidates, best first, got 3"),
])
def test_wrong_rankings_say_where_and_what_was_expected(rankings, candidates, message):
    with pytest.raises(delib.UsageError, match=message):
        Profile.from_rankings(rankings, candidates)


def test_weights_are_exact():
    weights = ["1/3", 0.1, decimal.Decimal("0.25"), Fraction(2, 7), 3, 1e-7]
    profile = Profile.from_rankings([["A"]] * 6, weights=weights)
    exact = Fraction(1, 3) + Fraction(1, 10) + Fraction(1, 4) + Fraction(2, 7) + 3 + Fraction(1, 10**7)
    assert profile.weight == exact
    assert ballots(profile) == [({"A": 1}, 6, exact / 6)]
    assert delib.plurality(profile).scores["A"] == exact


@pytest.mark.parametrize("weights, message", [
    ([1], "the weights of 1 ballots are given; there are 2"),
    ([1, -1], "a weight must not be negative"),
    ([1, float("nan")], r"weights\[1\]: this ballot has no weight"),
    ([1, None], r"weights\[1\]: this ballot has no weight"),
    ([1, float("inf")], r"weights\[1\]: expected a number such as 3, 0.25 or Fraction\(1, 4\), got inf"),
    ([1, "many"], "expected a weight such as 3"),
    ([1, True], r"weights\[1\]: expected a number"),
    ([1, [2]], r"weights\[1\]: expected one value"),
])
def test_wrong_weights(weights, message):
    with pytest.raises(delib.Error, match=message):
        Profile.from_rankings([["A"], ["B"]], weights=weights)


def test_counts_are_people():
    profile = Profile.from_rankings([["A"], ["B"]], counts=[3, 2], weights=[1, "1/2"])
    assert (profile.heads, profile.weight) == (5, 4)
    for counts, message in (([1], "the counts of 1 ballots"), ([1, 0], r"rankings\[1\]: a ballot is cast by somebody"),
                            ([1, 1.5], r"counts\[1\]: expected a whole number"), ([1, "2"], "expected a whole number")):
        with pytest.raises(delib.UsageError, match=message):
            Profile.from_rankings([["A"], ["B"]], counts=counts)
    with pytest.raises(delib.UsageError, match="holds the counts already"):
        Profile.from_rankings({("A",): 1}, counts=[1])


def test_strata():
    profile = Profile.from_rankings([["A"], ["B"], ["A"]],
                                    strata={"channel": ["web", None, "web"], "town": [3, 1, 2.0]})
    assert profile.strata == {"channel": ["", "web"], "town": ["1", "2", "3"]}
    assert ballots(profile.select("town", 2)) == [({"A": 1}, 1, 1)]
    assert [ballot.strata for ballot in profile.select("channel", "")] == [{"channel": "", "town": "1"}]
    with pytest.raises(delib.UsageError, match="no stratum 'x'; there is channel, town"):
        profile.select("x", "y")
    with pytest.raises(delib.UsageError, match="no ballot has channel='post'"):
        profile.select("channel", "post")
    with pytest.raises(delib.UsageError, match="the values of channel of 1 ballots are given; there are 3"):
        Profile.from_rankings([["A"]] * 3, strata={"channel": ["web"]})


def test_grades_on_a_scale_of_words():
    scale = ["poor", "fair", "good"]
    profile = Profile.from_grades([["good", None, "poor"], {"A": "fair"}, [2, -0.0, float("nan")]], ["A", "B", "C"],
                                  scale=scale)
    assert profile.kind == "graded" and profile.scale == scale
    assert ballots(profile) == [({"A": "fair"}, 1, 1), ({"A": "good", "B": "poor"}, 1, 1),
                                ({"A": "good", "C": "poor"}, 1, 1)]
    assert ballots(profile.rankings())[0] == ({"A": 1}, 1, 1)


def test_grades_that_are_numbers():
    assert Profile.from_grades([[3, 1], [0.5, "1/2"]]).scale == ["1/2", "1", "3"]
    given = Profile.from_grades([[3, 1.0]], scale=[1, 2, 3])
    assert (given.scale, ballots(given)) == (["1", "2", "3"], [({"0": "3", "1": "1"}, 1, 1)])


@pytest.mark.parametrize("grades, scale, message", [
    ([["great"]], ["bad", "good"], r"grades\[0\]: 'great' is not on the scale bad, good"),
    ([["good"]], None, "grades in words need their scale"),
    ([[5]], [1, 2, 3], "5 is not on the scale 1, 2, 3"),
    ([[2]], ["bad", "good"], "expected the place of a grade, 0 to 1, got 2"),
    ([["bad", "good"], ["bad"]], ["bad", "good"], r"grades\[1\]: expected 2 cells, one a candidate, got 1"),
    ([["bad"]], ["bad", "bad"], "names 'bad' twice"),
])
def test_wrong_grades(grades, scale, message):
    with pytest.raises(delib.UsageError, match=message):
        Profile.from_grades(grades, scale=scale)


def test_points_are_exact_and_may_be_negative():
    profile = Profile.from_points([{"A": -1, "B": "2/3"}, {"A": 0.1}])
    assert ballots(profile) == [({"A": -1, "B": Fraction(2, 3)}, 1, 1), ({"A": Fraction(1, 10)}, 1, 1)]
    assert delib.score(profile, mode="sum").scores["A"] == Fraction(-9, 10)


def test_approvals():
    profile = Profile.from_approvals([["A", "B"], [], {"B": 1, "A": 0}, {"B": True, "C": None}])
    assert profile.blanks == 1 and delib.approval(profile).winners == ["B"]
    for wrong, message in ((["AB"], "expected a list of approved candidates"), ([[1, 0]], "the name of an approved"),
                           ([{"A": 2}], "expected 1 or 0, got 2")):
        with pytest.raises(delib.UsageError, match=message):
            Profile.from_approvals(wrong)


def test_reading_files(tmp_path):
    file = tmp_path / "b.csv"
    file.write_text("rank1,rank2,w,channel\nA,B,2,web\nB,,1/2,paper\nX,X,1,web\n", encoding="utf-8")
    with pytest.raises(delib.UsageError) as caught:
        Profile.read(file, weights="w")
    assert (caught.value.code, caught.value.file, caught.value.line, caught.value.column) == ("name", str(file), 4, 3)
    profile = Profile.read(str(file), weights="w", lenient=True, strata={"channel": ["web", "paper"]})
    assert profile.weight == Fraction(5, 2) and profile.strata["channel"] == ["web", "paper"]
    assert profile.rejected == [("b.csv:4", "this ballot names 'X' twice")]
    result = delib.plurality(profile)
    assert result.ballots["files"][0]["name"] == "b.csv" and len(result.ballots["files"][0]["sha256"]) == 64
    assert result.ballots["rejected"] == [{"where": "b.csv:4", "why": "this ballot names 'X' twice"}]
    assert Profile.read(str(file), weights="w", lenient=True, threads=2) == Profile.read(file, weights="w", lenient=True)
    with pytest.raises(delib.UsageError, match="1 to 1024"):
        Profile.read(file, threads=0)


def test_writing_files(tmp_path, capitals):
    for name, format in (("c.soc", None), ("c.csv", None), ("c.txt", "toi"), ("c.cvotes", None)):
        capitals.write(tmp_path / name, format)
        assert sorted(map(repr, Profile.read(tmp_path / name, format=format))) == sorted(map(repr, capitals))
    with pytest.raises(delib.UsageError, match="no writer for format 'txt'"):
        capitals.write(tmp_path / "d.txt")
    assert not (tmp_path / "d.txt").exists()
    with pytest.raises(delib.UsageError, match="cannot carry rankings that leave candidates out"):
        Profile.from_rankings([["A"], ["B", "A"]]).to_text("soc")


def test_reading_texts():
    profile = Profile.read_text("A > B * 2\nB = A\n", format="cvotes")
    assert profile.weight == 3 and profile.heads == 3
    with pytest.raises(delib.Error, match="^here:1:1: "):
        Profile.read_text("1,2,,\n", format="soi", name="here")
    for word in ({"ballot": "words"}, {"revote": "never"}, {"format": "pdf"}):
        with pytest.raises(delib.UsageError, match="got '|no reader"):
            Profile.read_text("rank1\nA\n", **word)


def test_profiles_are_values(capitals):
    scored = Profile.from_points([{"A": -1, "B": "2/3"}, {"A": 0.1}], weights=["1/3", 2], strata={"s": ["b", "a"]})
    graded = Profile.from_grades([["good", None]], scale=["bad", "good"])
    for profile in (capitals, scored, graded, Profile.from_approvals([["A"], []]), Profile.from_rankings([], ["A"])):
        assert pickle.loads(pickle.dumps(profile)) == profile == copy.deepcopy(profile)
        assert pickle.loads(pickle.dumps(profile)).strata == profile.strata
    with pytest.raises(AttributeError):
        capitals.kind = "graded"
    with pytest.raises(TypeError, match="from_rankings"):
        Profile()
    with pytest.raises(TypeError):
        hash(capitals)


def test_restricting(capitals):
    duel = capitals.restrict_to(["Nashville", "Memphis"])
    assert duel.candidates == ["Nashville", "Memphis"]
    assert dict(delib.plurality(duel).scores) == {"Nashville": 58, "Memphis": 42}
    with pytest.raises(delib.UsageError, match="'Paris' is not a candidate"):
        capitals.restrict_to(["Paris"])


def test_an_unknown_form_is_refused():
    with pytest.raises(delib.UsageError, match="form is 'order'"):
        Profile.from_rankings([["A"]], form="matrix")
