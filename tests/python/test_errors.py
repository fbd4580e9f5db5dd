"""Errors: kind, place and message."""
import pickle
import subprocess
import sys

import pytest

import delib


def test_errors_of_a_file_have_a_place(tmp_path):
    file = tmp_path / "bad.soi"
    file.write_text("# NUMBER ALTERNATIVES: 2\n# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n1: 1,,2\n")
    with pytest.raises(delib.Error) as caught:
        delib.Profile.read(file)
    wrong = caught.value
    assert (wrong.code, wrong.file, wrong.line) == ("parse", str(file), 4) and wrong.column >= 1
    assert str(wrong) == f"{file}:4:{wrong.column}: {wrong.message}" and not isinstance(wrong, ValueError)


def test_usage_errors_are_value_errors(capitals):
    with pytest.raises(ValueError) as caught:
        delib.tally(capitals, "none")
    assert (type(caught.value), caught.value.code) == (delib.UsageError, "usage")
    assert (caught.value.file, caught.value.line, caught.value.column) == (None, None, None)
    assert str(caught.value) == caught.value.message


def test_files_that_do_not_exist():
    with pytest.raises(delib.Error) as caught:
        delib.Profile.read(["/nowhere/a.soi", "/nowhere/b.soi"])
    assert (caught.value.code, caught.value.file) == ("io", "/nowhere/a.soi")


def test_overflow_and_limits():
    with pytest.raises(delib.Error) as caught:
        delib.Profile.from_rankings([["A"]] * 60, weights=[f"1/{n}" for n in range(10**6 + 1, 10**6 + 61)])
    assert caught.value.code == "overflow" and "round them" in caught.value.message
    with pytest.raises(delib.Error) as caught:
        delib.Profile.from_rankings([[0]], candidates=range(70_000))
    assert caught.value.code == "limit"


def test_errors_can_be_pickled():
    wrong = delib.UsageError("no", "name", "f.csv", 3, 1)
    again = pickle.loads(pickle.dumps(wrong))
    assert type(again) is delib.UsageError and vars(again) == vars(wrong) and str(again) == "f.csv:3:1: no"


def test_texts_that_are_not_unicode():
    for make in (lambda: delib.Profile.from_rankings([["\ud800"]]),
                 lambda: delib.Profile.from_rankings([["A"]], ["A", "\ud800"])):
        with pytest.raises(delib.UsageError, match="not a text of Unicode"):
            make()


def test_the_package_needs_neither_numpy_nor_pandas():
    program = ("import sys; sys.modules.update(numpy=None, pandas=None); import delib; "
               "p = delib.Profile.from_rankings([['A', 'B'], {'B': 1}], weights=[1, 0.5]); "
               "q = delib.Profile.from_points([[1, 2]]); "
               "print(delib.borda(p).scores, delib.score(q).winners)")
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stdout == "{'A': Fraction(1, 1), 'B': Fraction(1, 2)} ['1']\n", done.stderr
