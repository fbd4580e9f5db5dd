#!/usr/bin/env python3
"""Run the benchmarks that stand beside a reference in one process, and print the table of the README.

usage: table.py BUILD [--min-time SECONDS] [--rounds N]      BUILD was configured with -DDELIB_BUILD_BENCH=ON

A row is ours, what it is measured against, and how many times as fast it is (or, against a bare kernel, how many times
its time it takes). Both are run in one process; of N rounds the best time of each counts, in seconds of the processor.
"""
import argparse
import pathlib
import sys

from programs import duration, run

# (what, program, ours, reference, what the reference is, is the reference a bare kernel?)
ROWS = [
    ("1,000,000 rankings of 20 to duels, from orders", "pairwise", "w1_builder_from_orders", "w1_bare_kernel_from_orders",
     "bare kernel", True),
    ("the same, from columns of ranks", "pairwise", "w1_from_planes/0", "w1_plain_loop_from_ranks", "plain loop", False),
    ("100,000 rankings of 20 to Schulze's winners, from orders", "orders", "w2_schulze_from_orders", "w2_schulze_kernel",
     "bare kernel", True),
    ("the same, to instant runoff", "orders", "w2_irv_from_orders", "w2_irv_kernel", "bare kernel", True),
    ("the same, to five seats by stv, from a profile", "orders", "w2_stv_of_a_profile", "w2_stv_kernel", "bare kernel", True),
    ("places of 1,000,000 rankings of 20, from planes", "marks", "places_from_planes/0", "places_plain_loop", "plain loop",
     False),
    ("grades of 1,000,000 × 20, from planes", "marks", "grades_from_planes/0", "grades_plain_loop", "plain loop", False),
    ("approvals of 1,000,000 × 20, from planes", "marks", "approvals_from_planes/0", "approvals_plain_loop", "plain loop",
     False),
    ("Schulze, 100 candidates", "rules", "schulze/100", "schulze_naive/100", "textbook loops on fractions", False),
    ("strongest paths, 1,000 candidates", "rules", "paths/1000", "paths_plain/1000", "plain loop", False),
    ("ranked pairs, 100 candidates", "rules", "ranked_pairs/100", "ranked_pairs_naive/100", "a search for each defeat",
     False),
    ("instant runoff, 100,000 rankings of 20", "rules", "irv/100000", "irv_naive/100000", "all ballots in each round",
     False),
    ("majority judgment, 10,001 judges", "rules", "majority_judgment/10001", "majority_judgment_naive/10001",
     "one median at a time", False),
    ("one of 100,000 ballots of 20 cast anew, and Schulze", "live", "schulze_live", "schulze_recount", "a fresh count", False),
    ("the same, and Borda", "live", "borda_live", "borda_recount", "a fresh count", False),
    ("the same, and majority judgment", "live", "majority_judgment_live", "majority_judgment_recount", "a fresh count",
     False),
    ("10,000 elections of 1,001 × 5 by four rules", "simulate", "w3_from_ranks/0", "w3_bare_kernel", "bare kernel", True),
    ("csv of 1,000,000 × 5 names to a profile", "reading", "from_memory/threads:1", "kernel", "bare kernel", True),
]


def times(build, program, wanted, args):
    """Benchmark -> the best time in nanoseconds, for the first that begins with each of the wanted names."""
    path = build / "bench" / f"bench_{program}"
    if not path.is_file():
        return {}
    best = {}
    for benchmark, took in run(path, "^(" + "|".join(wanted) + ")($|/)", args.min_time, args.rounds):
        name = next((w for w in wanted if benchmark == w or benchmark.startswith(w + "/")), None)
        if name:
            best[name] = min(best.get(name, float("inf")), took)
    return best


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--min-time", type=float, default=0.2)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    print("| work | libdelib | beside it | ratio |\n|---|--:|--:|--:|")
    rows = 0
    for program in dict.fromkeys(row[1] for row in ROWS):
        of_it = [row for row in ROWS if row[1] == program]
        best = times(args.build, program, sorted({name for row in of_it for name in row[2:4]}), args)
        for what, _, ours, reference, kind, bare in of_it:
            if ours not in best or reference not in best:
                print(f"table: {what}: bench_{program} has not been built, or is of another state", file=sys.stderr)
                continue
            a, b = best[ours], best[reference]
            times_as = a / b if bare else b / a
            ratio = f"{times_as:.{1 if times_as < 10 else 0}f} × {'its time' if bare else 'as fast'}"
            print(f"| {what} | {duration(a)} | {kind}, {duration(b)} | {ratio} |")
            rows += 1
    if rows == 0:
        sys.exit(f"table: no benchmarks in {args.build}/bench; build the target `benches`")


if __name__ == "__main__":
    main()
