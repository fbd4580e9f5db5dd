"""What the tests of the Python package share. PYTHONPATH finds the package, DELIB_BINARY the command."""
import os
import pathlib
import subprocess

import pytest

import delib

ROOT = pathlib.Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def root():
    return ROOT


@pytest.fixture(scope="session")
def command():
    """Runs the command and returns what it prints; skips where it was not built."""
    if not os.environ.get("DELIB_BINARY"):
        pytest.skip("the command delib was not built (DELIB_BINARY)")

    def run(*words, stdin=""):
        done = subprocess.run([os.environ["DELIB_BINARY"], *map(str, words)], input=stdin, capture_output=True,
                              encoding="utf-8", check=False)
        assert done.returncode in (0, 4), done.stderr
        return done.stdout

    return run


@pytest.fixture
def capitals():
    """The capital of Tennessee, the textbook example (en.wikipedia.org/wiki/Condorcet_method, 2024)."""
    return delib.Profile.from_rankings({
        ("Memphis", "Nashville", "Chattanooga", "Knoxville"): 42,
        ("Nashville", "Chattanooga", "Knoxville", "Memphis"): 26,
        ("Chattanooga", "Knoxville", "Nashville", "Memphis"): 15,
        ("Knoxville", "Chattanooga", "Nashville", "Memphis"): 17,
    }, ["Memphis", "Nashville", "Chattanooga", "Knoxville"])


def ballots(profile):
    """The distinct ballots as (values, count, weight), to be compared."""
    return [(ballot.values, ballot.count, ballot.weight) for ballot in profile]
