"""The rules of the examples a second time, without libdelib.

Everything is written as slowly and plainly as its definition, on exact fractions,
and shares nothing with the library: not even the reading of consultation.toml.
Each example has a script beside this one that says what to count; its results stand
in expected.json beside the ballots.

    python3 EXAMPLE.py                     recount and compare with expected.json
    python3 EXAMPLE.py --write             recount and write expected.json
    python3 EXAMPLE.py --command DELIB     compare what the command says with expected.json, too
"""

import csv
import hashlib
import json
import pathlib
import subprocess
import sys
from fractions import Fraction

EXAMPLES = pathlib.Path(__file__).resolve().parents[2] / "examples"


def read(example, name):
    with (EXAMPLES / example / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def places(line):
    """What a ranked ballot holds, best first."""
    return [line[column] for column in line if column.startswith("rank") and line[column]]


class Ballots:
    """Lines of one file, each with a weight; a ballot of a stratum may be an order instead of a line."""

    def __init__(self, candidates, lines, weights=None):
        self.candidates = candidates
        self.lines = lines
        self.weights = weights or [Fraction(1)] * len(lines)

    def where(self, column, value):
        kept = [i for i, line in enumerate(self.lines) if line[column] == value]
        return Ballots(self.candidates, [self.lines[i] for i in kept], [self.weights[i] for i in kept])

    def values(self, column):
        return sorted({line[column] for line in self.lines})

    def reweighted(self, column, declared):
        """The lines of each value together weigh what is declared for it."""
        cast = dict.fromkeys(self.values(column), 0)
        for line, weight in zip(self.lines, self.weights):
            cast[line[column]] += weight
        weights = [weight * declared[line[column]] / cast[line[column]]
                   for line, weight in zip(self.lines, self.weights)]
        return Ballots(self.candidates, self.lines, weights)

    def among(self, kept):
        """The same ballots with fewer candidates on them."""
        def strip(line):
            if "tiers" in line:
                return {**line, "tiers": [[c for c in tier if c in kept] for tier in line["tiers"]]}
            return {column: cell for column, cell in line.items()
                    if column not in self.candidates or column in kept
                    } | {column: "" for column, cell in line.items()
                         if column.startswith("rank") and cell not in kept}
        return Ballots([c for c in self.candidates if c in kept], list(map(strip, self.lines)), self.weights)

    def tiers(self, line):
        """The candidates of a ranked ballot from best to worst; those not ranked come last together."""
        written = line["tiers"] if "tiers" in line else [[c] for c in places(line)]
        named = [c for tier in written for c in tier]
        return written + [[c for c in self.candidates if c not in named]]

    def prefer(self):
        """prefer[a][b]: the weight of the ballots that place a above b."""
        prefer = {a: dict.fromkeys(self.candidates, Fraction(0)) for a in self.candidates}
        for line, weight in zip(self.lines, self.weights):
            tiers = self.tiers(line)
            for above, tier in enumerate(tiers):
                for below in tiers[above + 1:]:
                    for a in tier:
                        for b in below:
                            prefer[a][b] += weight
        return prefer


def exact(number):
    return str(Fraction(number))


def ranking_by(candidates, key):
    """The candidates by descending key, equal ones together."""
    return [[c for c in candidates if key[c] == value] for value in sorted(set(key.values()), reverse=True)]


def scored(candidates, scores):
    return {"ranking": ranking_by(candidates, scores), "scores": {c: exact(scores[c]) for c in candidates}}


def ranked_priorities(ballots, count=5):
    """count points for the first place, one less for each place below; nothing for whoever is not ranked."""
    points = dict.fromkeys(ballots.candidates, Fraction(0))
    for line, weight in zip(ballots.lines, ballots.weights):
        for place, candidate in enumerate(places(line)[:count]):
            points[candidate] += weight * (count - place)
    return scored(ballots.candidates, points)


def approval(ballots):
    held = dict.fromkeys(ballots.candidates, Fraction(0))
    for line, weight in zip(ballots.lines, ballots.weights):
        for candidate in ballots.candidates:
            held[candidate] += weight * (line[candidate] == "1")
    return scored(ballots.candidates, held)


def schulze(ballots):
    """Beat paths over margins."""
    candidates, prefer = ballots.candidates, ballots.prefer()
    path = {a: {b: max(prefer[a][b] - prefer[b][a], 0) for b in candidates} for a in candidates}
    for via in candidates:
        for a in candidates:
            for b in candidates:
                if len({a, b, via}) == 3:
                    path[a][b] = max(path[a][b], min(path[a][via], path[via][b]))
    ranking, left = [], list(candidates)
    while left:
        tier = [a for a in left if all(path[b][a] <= path[a][b] for b in left)]
        ranking.append(tier)
        left = [a for a in left if a not in tier]
    return {"ranking": ranking}


def standing_at(received, position):
    """The grade at this position, where the weight stands in a row from the worst grade to the best."""
    before = Fraction(0)
    for grade, weight in enumerate(received):
        before += weight
        if before > position:
            return grade
    raise ValueError("a position beyond the weight")


def majority_judgment(ballots, grades, missing="worst"):
    """Medians, the lower one first, taken away one after another.

    With weights there is no single grade to take away: the grades just below and just
    above the middle are read at every distance from it at which any candidate's grade
    changes, as shares of what the candidate received.  For whole ballots this is the
    order in which medians leave.  A missing grade is the worst, or left out ("exclude").
    """
    received = {}
    for candidate in ballots.candidates:
        row = [Fraction(0)] * len(grades)
        for line, weight in zip(ballots.lines, ballots.weights):
            if line[candidate] or missing == "worst":
                row[grades.index(line[candidate] or grades[0])] += weight
        received[candidate] = [weight / sum(row) for weight in row]
    half = Fraction(1, 2)
    ends = {Fraction(0), half}
    for row in received.values():
        for grade in range(len(row)):
            ends.add(abs(sum(row[:grade + 1]) - half))
    ends = sorted(ends)
    middles = [(a + b) / 2 for a, b in zip(ends, ends[1:])]
    values = {
        candidate: tuple(grade for distance in middles
                         for grade in (standing_at(row, half - distance),
                                       standing_at(row, half + distance)))
        for candidate, row in received.items()
    }
    return {"ranking": ranking_by(ballots.candidates, values),
            "medians": {c: grades[values[c][0]] for c in ballots.candidates}}


# What a count decides

def drawn(seed, tied):
    """A public draw, first round: the lowest SHA-256 of ["seed",1,"candidate"] comes first."""
    def number(candidate):
        return hashlib.sha256(('["%s",1,"%s"]' % (seed, candidate)).encode("utf-8")).hexdigest()
    return sorted(tied, key=number)


def seated(ranking, seats, candidates, seed=None):
    """Who is elected, who is tied for what is left, and how much that is; with a seed, a draw settles it."""
    elected, tied = [], []
    for tier in ranking:
        if len(elected) + len(tier) <= seats:
            elected += tier
        else:
            tied = tier if len(elected) < seats else []
            if seed is not None:
                elected += drawn(seed, tied)[:seats - len(elected)]
                tied = []
            break
    return {"winners": [c for c in candidates if c in elected + tied],
            "elected": [c for c in candidates if c in elected],
            "tied": tied,
            "open": seats - len(elected)}


def outcome(rule, ballots, count, seats=1, stratum=None, seed=None):
    """One outcome as the command tells it, as far as it is recounted here."""
    result = count(ballots)
    out = {"rule": rule, "seats": seats, "stratum": stratum}
    out.update(seated(result["ranking"], seats, ballots.candidates, seed))
    out["ranking"] = result["ranking"]
    for key in ("scores", "medians"):
        if key in result:
            out[key] = result[key]
    return out


def by(column, values, rule, ballots, count, seats=1):
    return [outcome(rule, ballots.where(column, value), count, seats, "%s=%s" % (column, value)) for value in values]


def two_level(rule, column, declared, ballots, first, second, seats=1):
    """The order of each stratum is one ballot of its declared weight."""
    orders = {value: first(ballots.where(column, value))["ranking"] for value in declared}
    carried = Ballots(ballots.candidates, [{"tiers": order} for order in orders.values()],
                      [Fraction(weight) for weight in declared.values()])
    out = outcome(rule, carried, second, seats)
    out["two-level"] = [{"value": value, "weight": exact(declared[value]),
                         "heads": len(ballots.where(column, value).lines), "ranking": order}
                        for value, order in orders.items()]
    return out


def requirement(kind, needed, got, met, candidate=None, against=None):
    return {"kind": kind, "candidate": candidate, "against": against,
            "needed": exact(needed), "got": exact(got), "met": met}


def blank(ballots, line):
    named = [c for c in ballots.candidates if line.get(c)]
    return not named and not places(line)


def voted(ballots):
    return sum(not blank(ballots, line) for line in ballots.lines)


# Files and the command

def as_text(value, depth=0):
    """JSON with one line a result, to be read and compared by eye."""
    inner, outer = "  " * (depth + 1), "  " * depth
    flat = json.dumps(value, ensure_ascii=False)
    deep = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    if depth < 3 and any(isinstance(item, dict) for item in deep) or (depth < 3 and len(flat) > 110 and deep):
        rows = ([json.dumps(key, ensure_ascii=False) + ": " + as_text(item, depth + 1) for key, item in value.items()]
                if isinstance(value, dict) else [as_text(item, depth + 1) for item in value])
        marks = "{}" if isinstance(value, dict) else "[]"
        return marks[0] + "\n" + ",\n".join(inner + row for row in rows) + "\n" + outer + marks[1]
    return flat


def differences(expected, told, where):
    """Where the command says otherwise; it may say more than was recounted."""
    if isinstance(expected, dict) and isinstance(told, dict):
        for key, value in expected.items():
            if key == "medians":
                grades = {e["candidate"]: e["grade"] for e in told["rounds"] if e["event"] == "majority-grade"}
                yield from differences(value, grades, where + " medians")
            elif key == "two-level":
                yield from differences(value, (told.get(key) or {}).get("strata"), where + " two-level")
            else:
                yield from differences(value, told.get(key), where + " " + key)
    elif isinstance(expected, list) and isinstance(told, list) and len(expected) == len(told):
        for place, (a, b) in enumerate(zip(expected, told)):
            yield from differences(a, b, "%s %d" % (where, place))
    elif expected != told:
        yield "%s: expected %s, got %s" % (where, json.dumps(expected, ensure_ascii=False),
                                           json.dumps(told, ensure_ascii=False))


def main(example, recount, text=as_text):
    """`recount()` gives {name of a consultation file: {"ballots": …, "outcomes": […]}}, or any other result of its own.

    Before the name may stand what the command is to do with it, as in "capture consultation.toml"; otherwise it tallies.
    """
    arguments = sys.argv[1:]
    command = arguments[1] if len(arguments) == 2 and arguments[0] == "--command" else None
    if arguments not in ([], ["--write"]) and command is None:
        sys.stderr.write("usage: %s [--write | --command DELIB]\n" % pathlib.Path(sys.argv[0]).name)
        return 2
    folder = EXAMPLES / example
    path = folder / "expected.json"
    result = recount()
    if arguments == ["--write"]:
        path.write_bytes((text(result) + "\n").encode("utf-8"))
        return 0
    status = subprocess.run([sys.executable, "-B", str(folder / "make_ballots.py"), "--check"]).returncode
    if json.loads(path.read_text(encoding="utf-8")) != result:
        sys.stderr.write("expected.json: differs from the recount\n")
        status = 1
    for name, expected in result.items() if command is not None else ():
        if not name.endswith(".toml"):
            continue
        does, file = name.split(" ") if " " in name else ("tally", name)
        done = subprocess.run([command, does, str(folder / file), "--output", "json"], capture_output=True, text=True)
        if done.returncode != 0:
            sys.stderr.write("%s: %s" % (name, done.stderr))
            status = 1
            continue
        for line in differences(expected, json.loads(done.stdout), name + ":"):
            sys.stderr.write(line + "\n")
            status = 1
    return status
