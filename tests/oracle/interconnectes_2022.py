#!/usr/bin/env python3
"""Count examples/interconnectes-2022 a second time, without libdelib.

The four rules are written here as slowly and plainly as their definitions, and
share nothing with the library.  The result stands in expected.json beside the
ballots; the C++ tests compare the library with that file.

    python3 interconnectes_2022.py            recount and compare with expected.json
    python3 interconnectes_2022.py --write    recount and write expected.json
"""

import csv
import json
import pathlib
import subprocess
import sys

EXAMPLE = pathlib.Path(__file__).resolve().parents[2] / "examples" / "interconnectes-2022"
PROPOSALS = ["P%02d" % number for number in range(1, 21)]
GRADES = ["a-rejeter", "insuffisant", "passable", "bien", "tres-bien"]  # worst first


def read(kind):
    path = EXAMPLE / ("ballots-synthetic-%s.csv" % kind)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def ranking_by(key):
    """The proposals by descending key, equal ones together."""
    return [[p for p in PROPOSALS if key[p] == value]
            for value in sorted(set(key.values()), reverse=True)]


def places(line):
    """What a ranked ballot holds, best first."""
    return [line["rank%d" % place] for place in range(1, 6) if line["rank%d" % place]]


def ranked_priorities(lines):
    """5, 4, 3, 2, 1 points; nothing for a proposal that is not ranked."""
    points = dict.fromkeys(PROPOSALS, 0)
    for line in lines:
        for place, proposal in enumerate(places(line)):
            points[proposal] += 5 - place
    return {"ranking": ranking_by(points), "scores": {p: str(points[p]) for p in PROPOSALS}}


def schulze(lines):
    """Beat paths over margins, the unranked last and equal there."""
    prefer = {a: dict.fromkeys(PROPOSALS, 0) for a in PROPOSALS}
    for line in lines:
        written = places(line)
        for above, a in enumerate(written):
            for b in PROPOSALS:
                if b not in written[:above + 1]:
                    prefer[a][b] += 1
    path = {a: {b: max(prefer[a][b] - prefer[b][a], 0) for b in PROPOSALS} for a in PROPOSALS}
    for via in PROPOSALS:
        for a in PROPOSALS:
            for b in PROPOSALS:
                if len({a, b, via}) == 3:
                    path[a][b] = max(path[a][b], min(path[a][via], path[via][b]))
    ranking, left = [], list(PROPOSALS)
    while left:
        tier = [a for a in left if all(path[b][a] <= path[a][b] for b in left)]
        ranking.append(tier)
        left = [a for a in left if a not in tier]
    return {"ranking": ranking}


def majority_judgment(lines):
    """The lower median, then the one left after taking it away, and so on."""
    values, medians = {}, {}
    for proposal in PROPOSALS:
        grades = sorted(GRADES.index(line[proposal] or GRADES[0]) for line in lines)
        medians[proposal] = GRADES[grades[(len(grades) - 1) // 2]]
        value = []
        while grades:
            value.append(grades.pop((len(grades) - 1) // 2))
        values[proposal] = tuple(value)
    return {"ranking": ranking_by(values), "medians": medians}


def approval(lines):
    count = {p: sum(line[p] == "1" for line in lines) for p in PROPOSALS}
    return {"ranking": ranking_by(count), "scores": {p: str(count[p]) for p in PROPOSALS}}


COUNTS = {
    "ranked-priorities": ("rankings", ranked_priorities),
    "schulze": ("rankings", schulze),
    "majority-judgment": ("grades", majority_judgment),
    "approval": ("approvals", approval),
}


def blank(line):
    return not any(cell for column, cell in line.items() if column not in ("voter", "association"))


def recount():
    result = {}
    for rule, (kind, count) in COUNTS.items():
        lines = read(kind)
        associations = sorted({line["association"] for line in lines})
        result[rule] = {
            "cast": len(lines),
            "blank": sum(map(blank, lines)),
            "overall": count(lines),
            "by": {a: count([line for line in lines if line["association"] == a])
                   for a in associations},
        }
    return result


def as_text(value, depth=0):
    """JSON with one line a proposal list, to be read and compared by eye."""
    inner = "  " * (depth + 1)
    if isinstance(value, dict) and any(isinstance(item, dict) for item in value.values()):
        rows = ["%s%s: %s" % (inner, json.dumps(key, ensure_ascii=False), as_text(item, depth + 1))
                for key, item in value.items()]
        return "{\n" + ",\n".join(rows) + "\n" + "  " * depth + "}"
    if isinstance(value, dict) and "ranking" in value:
        rows = ["%s%s: %s" % (inner, json.dumps(key), json.dumps(item))
                for key, item in value.items()]
        return "{\n" + ",\n".join(rows) + "\n" + "  " * depth + "}"
    return json.dumps(value, ensure_ascii=False)


def main(arguments):
    if arguments not in ([], ["--write"]):
        sys.stderr.write("usage: interconnectes_2022.py [--write]\n")
        return 2
    path = EXAMPLE / "expected.json"
    result = recount()
    if arguments:
        path.write_bytes((as_text(result) + "\n").encode("utf-8"))
        return 0
    status = subprocess.run([sys.executable, str(EXAMPLE / "make_ballots.py"), "--check"]).returncode
    if json.loads(path.read_text(encoding="utf-8")) != result:
        sys.stderr.write("expected.json: differs from the recount\n")
        status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
