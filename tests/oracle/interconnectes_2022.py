#!/usr/bin/env python3
"""Count examples/interconnectes-2022 a second time, without libdelib.

The rules are in recount.py beside this file.  The result stands in expected.json beside the
ballots; the C++ tests compare the library with that file.

    python3 interconnectes_2022.py            recount and compare with expected.json
    python3 interconnectes_2022.py --write    recount and write expected.json
"""

import json
import sys

import recount as again

EXAMPLE = "interconnectes-2022"
PROPOSALS = ["P%02d" % number for number in range(1, 21)]
GRADES = ["a-rejeter", "insuffisant", "passable", "bien", "tres-bien"]  # worst first

COUNTS = {
    "ranked-priorities": ("rankings", again.ranked_priorities),
    "schulze": ("rankings", again.schulze),
    "majority-judgment": ("grades", lambda ballots: again.majority_judgment(ballots, GRADES)),
    "approval": ("approvals", again.approval),
}


def recount():
    result = {}
    for rule, (kind, count) in COUNTS.items():
        ballots = again.Ballots(PROPOSALS, again.read(EXAMPLE, "ballots-synthetic-%s.csv" % kind))
        result[rule] = {
            "cast": len(ballots.lines),
            "blank": len(ballots.lines) - again.voted(ballots),
            "overall": count(ballots),
            "by": {a: count(ballots.where("association", a)) for a in ballots.values("association")},
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


if __name__ == "__main__":
    sys.exit(again.main(EXAMPLE, recount, as_text))
