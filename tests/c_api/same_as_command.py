#!/usr/bin/env python3
"""Whatever the command answers, the C API answers with the same bytes.

usage: same_as_command.py DELIB THROUGH_C [DELIB-ARGUMENTS…]

Without further arguments: the catalogue, a committed set of ballots by every rule that reads it, and the consultations
under docs/ and examples/. With arguments (`tally FILE …`), which is how the conformance cases come here: both are called
with them, what they answer is compared, and the answer of the command is passed on.
"""
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
HERE = pathlib.Path(__file__).resolve().parent.relative_to(ROOT)

# Ballots of each kind, and what else is asked of them.
BALLOTS = [
    ([HERE / "ballots" / "ranked.csv"], ["--no-digest"], ["--by", "town"]),
    ([HERE / "ballots" / "ranked.csv"], ["--policy", "unranked=no-opinion,pairwise-ties=half"],
     ["--where", "town=North", "--requirement", "quorum:heads=3"]),
    ([HERE / "ballots" / "grades.csv"], ["--ballot", "grades", "--scale", "bad,fair,good"], []),
    ([HERE / "ballots" / "approvals.csv"], ["--ballot", "approvals", "--weights", "share", "--weight-digits", "2"], []),
    ([HERE / "ballots" / "points.csv"], ["--ballot", "points", "--policy", "ungraded=exclude"], []),
    ([HERE / "ballots" / "lenient.csv", HERE / "ballots" / "ranked.csv"], ["--lenient", "--revote", "first"], []),
]


def call(program, words):
    done = subprocess.run([program, *map(str, words)], cwd=ROOT, capture_output=True, timeout=120)
    return done.returncode, done.stdout, done.stderr


def differ(delib, through_c, words):
    """What differs between both answers, or None."""
    first, second = call(delib, words), call(through_c, words)
    if first[0] not in (0, 4):
        return None if second[0] != 0 else f"the command ends with {first[0]}: {first[2].decode()}"
    if second[0] != 0:
        return f"through C: {second[2].decode(errors='replace').strip()}"
    if first[1] == second[1]:
        return None
    for line, (a, b) in enumerate(zip(first[1].splitlines(), second[1].splitlines()), 1):
        if a != b:
            return f"line {line}: {a.decode(errors='replace')} / {b.decode(errors='replace')}"
    return "one answer is longer"


def committed(delib, through_c):
    calls = [["rules", "--output", "json"]]
    calls += [["tally", path, "--output", "json"]
              for path in sorted([*(ROOT / "docs").rglob("*.toml"), *(ROOT / "examples").rglob("consultation*.toml")])]
    rules = [rule["id"] for rule in json.loads(call(delib, calls[0])[1])["rules"]]
    answered = set()
    problems = []
    for files, reading, more in BALLOTS:
        base = ["tally", *files, *reading, *more, "--output", "json"]
        able = [rule for rule in rules if call(delib, [*base, "--rule", rule])[0] == 0]
        answered |= set(able)
        calls += [[*base, *(word for rule in able for word in ("--rule", rule))]]
    calls.append(["tally", HERE / "ballots" / "ranked.csv", "--rule", "borda", "--seats", "2", "--two-level",
                  "stratum=town,carry=ranking,second=schulze", "--output", "json"])
    calls.append(["tally", HERE / "ballots" / "ranked.csv", "--rule",
                  '{"rule": "irv", "options": {"ties": "seed:\\"2024\\""}}', "--output", "json"])
    problems += [f"{rule}: no committed ballots are counted by it" for rule in rules if rule not in answered]
    for words in calls:
        why = differ(delib, through_c, words)
        if why:
            problems.append(f"{' '.join(map(str, words))}: {why}")
    print(f"{len(calls)} calls, {len(answered)} rules, {len(problems)} differ")
    for problem in problems:
        print(problem)
    return 1 if problems else 0


def main():
    delib, through_c, *words = sys.argv[1:]
    if not words:
        return committed(delib, through_c)
    why = differ(delib, through_c, words)
    if why:
        print(f"the C API answers otherwise: {why}", file=sys.stderr)
        return 1
    status, out, err = call(delib, words)
    sys.stdout.buffer.write(out)
    sys.stderr.buffer.write(err)
    return status


if __name__ == "__main__":
    sys.exit(main())
