"""Arrays of NumPy: every type and stride, read in place."""
import tracemalloc

import numpy
import pytest

import delib
from conftest import ballots

Profile = delib.Profile
ORDERS = numpy.array([[0, 1, 2], [2, 1, -1], [1, -1, 0], [-1, -1, -1]])
READ = Profile.from_rankings([["A", "B", "C"], ["C", "B"], ["B", None, "A"], []], ["A", "B", "C"])
SIGNED = ["i1", "i2", "i4", "i8", "f4", "f8", "f2", ">i4", ">f8", "longlong"]


@pytest.mark.parametrize("type", SIGNED)
def test_every_type(type):
    assert Profile.from_rankings(ORDERS.astype(type), ["A", "B", "C"]) == READ


@pytest.mark.parametrize("type", ["u1", "u2", "u4", "u8", ">u2"])
def test_unsigned_types(type):
    whole = numpy.array([[0, 1, 2], [2, 1, 0]], type)
    assert ballots(Profile.from_rankings(whole)) == [({"0": 1, "1": 2, "2": 3}, 1, 1), ({"2": 1, "1": 2, "0": 3}, 1, 1)]


@pytest.mark.parametrize("view", [
    lambda a: numpy.asfortranarray(a), lambda a: numpy.repeat(a, 2, axis=0)[::2],
    lambda a: numpy.repeat(a, 3, axis=1)[:, ::3], lambda a: a[::-1],
    lambda a: numpy.ascontiguousarray(a[:, ::-1])[:, ::-1], lambda a: memoryview(numpy.ascontiguousarray(a)),
], ids=["columns first", "every second row", "every third column", "backwards", "columns backwards", "memoryview"])
def test_every_stride(view):
    assert Profile.from_rankings(view(ORDERS), ["A", "B", "C"]) == READ


def test_nan_is_nobody():
    assert Profile.from_rankings(numpy.where(ORDERS < 0, numpy.nan, ORDERS), ["A", "B", "C"]) == READ


def test_ranks():
    ranks = numpy.array([[1, 2, 3], [0, 2, 1], [3, 1, 0], [0, 0, 0]])
    for table in (ranks, numpy.where(ranks == 0, numpy.nan, ranks), ranks.astype("u1"), ranks.tolist()):
        assert Profile.from_rankings(table, ["A", "B", "C"], form="ranks") == READ
    assert Profile.from_rankings(ranks, form="ranks").candidates == ["0", "1", "2"]
    assert Profile.from_rankings([[1, 2, 0]], form="ranks").candidates == ["0", "1", "2"]


def test_arrays_of_names_are_lists():
    assert Profile.from_rankings(numpy.array([["A", "B"], ["B", "A"]])).candidates == ["A", "B"]
    assert Profile.from_rankings(numpy.array([["A", None], ["B", "A"]], object)).heads == 2


@pytest.mark.parametrize("rankings, more, message", [
    (numpy.array([[0, 1], [2, 0]]), {"candidates": ["A", "B"]},
     r"rankings\[1\]: expected the number of a candidate, 0 to 1, got 2"),
    (numpy.array([[0, 0]]), {}, r"rankings\[0\]: a ballot names '0' twice"),
    (numpy.array([[0.5, 1]]), {}, "got a number that is not whole"),
    (numpy.array([[1e300, 1]]), {"candidates": ["A"]}, r"got a number beyond 2\^53"),
    (numpy.array([[2**64 - 1, 0]], "u8"), {"candidates": ["A"]}, r"got a number beyond 2\^53"),
    (numpy.array([[numpy.inf, 0]]), {"candidates": ["A"]}, r"got a number beyond 2\^53"),
    (numpy.array([0, 1]), {}, "two dimensions, ballots and columns; this has 1"),
    (numpy.zeros((2, 2, 2), int), {}, "two dimensions, ballots and columns; this has 3"),
    (numpy.array([[0]]), {"candidates": []}, "there are no candidates, got 0"),
    (numpy.array([[1, -1]]), {"form": "ranks"}, "expected a rank from 1 to 4294967295, or 0 for none, got -1"),
    (numpy.array([[1 << 32]]), {"form": "ranks"}, "expected a rank from 1 to 4294967295"),
    (numpy.array([[1, 2]]), {"form": "ranks", "candidates": ["A"]}, "the array has 2 columns for 1 candidates"),
    (memoryview(b"abcd").cast("c", (2, 2)), {}, "expected an array of whole numbers; this is of type 'c'"),
])
def test_wrong_arrays(rankings, more, message):
    with pytest.raises(delib.UsageError, match=message):
        Profile.from_rankings(rankings, **more)


def test_too_many_candidates_are_refused_without_naming_them_all():
    with pytest.raises(delib.Error, match="at most 65535 candidates") as caught:
        Profile.from_rankings(numpy.array([[10**15]]))
    assert caught.value.code == "limit"


def test_no_ballots():
    assert Profile.from_rankings(numpy.empty((0, 3), int), ["A"]).heads == 0
    assert Profile.from_rankings(numpy.empty((0, 3), int)).candidates == []


def test_columns_of_voters():
    rows = numpy.array([[0], [1], [0]])
    profile = Profile.from_rankings(rows, counts=numpy.array([1, 2, 3], "u1"), weights=numpy.array([0.1, 0.2, 0.3]),
                                    strata={"town": numpy.array(["N", "S", "N"])})
    assert (profile.heads, str(profile.weight), profile.strata) == (6, "7/5", {"town": ["N", "S"]})


def test_grades_are_places_on_a_scale_of_words():
    places = numpy.array([[0, 2], [1, -1]])
    expected = Profile.from_grades([["bad", "good"], ["fair", None]], scale=["bad", "fair", "good"])
    for table in (places, places.astype("i1"), numpy.where(places < 0, numpy.nan, places)):
        assert Profile.from_grades(table, scale=["bad", "fair", "good"]) == expected
    with pytest.raises(delib.UsageError, match=r"grades\[0\]: 3 is not on the scale"):
        Profile.from_grades(numpy.array([[3]]), scale=["bad", "fair", "good"])


@pytest.mark.parametrize("table", [
    [[3, 1], [1, 5]], [[-2, 1], [1, 5]], [[0.5, numpy.nan], [-0.1, 3]], [[10**12, 1], [1, -(10**12)]], [[0, 1], [1, 1]],
])
def test_numbers_are_read_as_in_lists(table):
    array = numpy.array(table)
    lists = [[None if cell != cell else cell for cell in row] for row in table]
    for kind in (Profile.from_points, Profile.from_grades):
        assert kind(array) == kind(lists)
        assert kind(numpy.asfortranarray(array)) == kind(lists)


def test_views_of_memory_are_read_without_numpy():
    view = memoryview(bytes([3, 1, 1, 5])).cast("B", (2, 2))
    assert Profile.from_points(view) == Profile.from_points([[3, 1], [1, 5]])


def test_grades_on_a_scale_of_numbers():
    table = numpy.array([[3, 1], [2, 2]])
    assert Profile.from_grades(table, scale=[1, 2, 3]) == Profile.from_grades(table.tolist(), scale=[1, 2, 3])
    for wrong in (numpy.array([[1, 2], [2, 7]]), numpy.array([[1, 2], [2, 7.0]])):
        with pytest.raises(delib.UsageError, match=r"grades\[1\]: 7(.0)? is not on the scale 1, 2, 3"):
            Profile.from_grades(wrong, scale=[1, 2, 3])


def test_marks():
    marks = numpy.array([[1, 0], [1, 1]])
    for table in (marks, marks.astype(bool), marks.astype("f4")):
        assert dict(delib.approval(Profile.from_approvals(table, ["A", "B"])).scores) == {"A": 2, "B": 1}
    with pytest.raises(delib.UsageError, match=r"approvals\[0\]: expected 1 or 0, got 2"):
        Profile.from_approvals(numpy.array([[2]]))


def test_a_large_array_is_not_copied():
    table = numpy.asfortranarray(numpy.tile(numpy.arange(20, dtype="i8"), (50_000, 1)))
    tracemalloc.start()
    profile = Profile.from_rankings(table, [str(i) for i in range(20)])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert profile.heads == 50_000 and len(profile) == 1
    assert peak < table.nbytes / 20
