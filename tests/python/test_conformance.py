"""The same cases through Python and through the command: `policy` and `outcomes` agree to the byte.

A small set always runs (tests/conformance/small.jsonl); a large one where DELIB_CORPUS names a folder of elections that
has conformance cases beside it.
"""
import json
import os
import pathlib
import subprocess

import pytest

import delib

SMALL = pathlib.Path(__file__).resolve().parents[1] / "conformance" / "small.jsonl"
CORPUS = pathlib.Path(os.environ.get("DELIB_CORPUS", ""))
LARGE = sorted((CORPUS.parent / "conformance" / "cases").glob("*.jsonl")) if "DELIB_CORPUS" in os.environ else []


def cases_of(file):
    with open(file, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def counted(document):
    """The part of a result that must be the same in every host: from `policy` on."""
    return document[document.index('\n "policy": '):]


def in_python(cases):
    first = cases[0]
    words = {"format": first["ballots"].get("format")}
    arguments = dict(zip(first.get("args", [])[::2], first.get("args", [])[1::2]))
    if "--scale" in arguments:
        words["scale"] = arguments.pop("--scale").split(",")
    assert not arguments, f"the case {first['id']} has words that this test does not know"
    ballots = first["ballots"]
    if "file" in ballots:
        profile = delib.Profile.read(CORPUS / ballots["file"], **words)
    else:
        profile = delib.Profile.read_text(ballots["text"], **words)
    rules = [(case["rule"], case.get("options", {})) for case in cases]
    return delib.tally(profile, rules, seats=first.get("seats", 1), policy=first.get("policy"))


def by_the_command(cases):
    first = cases[0]
    ballots = first["ballots"]
    words = ["tally", str(CORPUS / ballots["file"]) if "file" in ballots else "-", "--output", "json",
             *first.get("args", [])]
    words += ["--format", ballots["format"]] if "format" in ballots else []
    words += ["--seats", str(first["seats"])] if "seats" in first else []
    for name, value in first.get("policy", {}).items():
        words += ["--policy", f"{name}={value}"]
    for case in cases:
        words += ["--rule", json.dumps({"rule": case["rule"], "options": case.get("options", {})}, ensure_ascii=False)]
    return subprocess.run([os.environ["DELIB_BINARY"], *words], input=ballots.get("text", ""), capture_output=True,
                          encoding="utf-8", check=False)


def compare(cases):
    """Counts ballots by all rules of the cases at once; the result, or None where both refuse for the same reason."""
    done = by_the_command(cases)
    try:
        result = in_python(cases)
    except delib.Error as wrong:
        assert done.returncode not in (0, 4), (cases[0]["id"], wrong)
        assert wrong.message in done.stderr, cases[0]["id"]
        return None
    assert done.returncode == (0 if result.complete else 4), (cases[0]["id"], done.stderr)
    assert counted(result.to_json()) == counted(done.stdout), cases[0]["id"]
    return result


@pytest.mark.parametrize("case", cases_of(SMALL), ids=lambda case: case["id"])
def test_small(case, command):
    result = compare([case])
    for key, expected in case["expect"].items():
        assert result[0].to_dict()[key] == expected


@pytest.mark.skipif(not LARGE, reason="no conformance cases (DELIB_CORPUS)")
@pytest.mark.parametrize("file", LARGE, ids=[file.stem for file in LARGE])
def test_large(file, command):
    groups = {}
    for case in cases_of(file):
        same = (case["ballots"], case.get("policy"), case.get("seats"), case.get("args"))
        groups.setdefault(json.dumps(same, sort_keys=True), []).append(case)
    compared = 0
    for cases in groups.values():
        known = [case for case in cases if case["rule"] in delib.rules]
        ballots = cases[0]["ballots"]
        if known and ("file" not in ballots or (CORPUS / ballots["file"]).exists()):
            # One rule that cannot read the ballots refuses for all; then each is asked alone.
            compared += 1 if compare(known) is not None else sum(compare([case]) is not None for case in known)
    print(f"{file.name}: {compared} counts of {len(groups)} sets of ballots compared")


def test_a_profile_from_memory_counts_as_its_file(command):
    """What was read, taken apart and put together again, is counted the same."""
    for case in cases_of(SMALL):
        result = in_python([case])
        arguments = dict(zip(case.get("args", [])[::2], case.get("args", [])[1::2]))
        scale = arguments["--scale"].split(",") if arguments else None
        profile = delib.Profile.read_text(case["ballots"]["text"], format=case["ballots"]["format"], scale=scale)
        make = {"ranked": delib.Profile.from_rankings, "approval": delib.Profile.from_approvals,
                "graded": lambda *a, **b: delib.Profile.from_grades(*a, scale=scale, **b)}[profile.kind]
        rows = list(profile)
        again = make([row.values for row in rows], profile.candidates, counts=[row.count for row in rows],
                     weights=[row.weight for row in rows])
        rebuilt = delib.tally(again, (case["rule"], case.get("options", {})), seats=case.get("seats", 1),
                              policy=case.get("policy"))
        assert counted(rebuilt.to_json()) == counted(result.to_json()), case["id"]
