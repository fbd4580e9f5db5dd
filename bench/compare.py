#!/usr/bin/env python3
"""Run the same benchmarks of two builds by turns, and print how the second stands to the first.

usage: compare.py BEFORE AFTER [--filter REGEX] [--rounds N] [--min-time SECONDS]

BEFORE and AFTER are two build folders, or two programs of Google Benchmark. On a machine that others use, a time says
little; but what slows one run slows the next one as well. So the two run by turns, and the ratio of each turn is taken:
the table shows their median, the smallest and the largest. Below 1 AFTER is the faster one; a ratio whose spread holds 1
shows no difference.
"""
import argparse
import pathlib
import statistics
import sys

from programs import duration, run


def programs(where):
    """The benchmarks of a build folder by name, or the one program."""
    path = pathlib.Path(where)
    if path.is_file():
        return {"": path}
    found = {p.name: p for p in sorted((path / "bench").glob("bench_*")) if p.is_file() and p.stat().st_mode & 0o100}
    if not found:
        sys.exit(f"compare: no benchmarks in {path}/bench; configure with -DDELIB_BUILD_BENCH=ON and build `benches`")
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("before")
    parser.add_argument("after")
    parser.add_argument("--filter", default="")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--min-time", type=float, default=0.1)
    args = parser.parse_args()
    before, after = programs(args.before), programs(args.after)
    if "" in before or "" in after:
        before, after = {"": next(iter(before.values()))}, {"": next(iter(after.values()))}

    print(f"{'benchmark':40} {'before':>10} {'after':>10} {'ratio':>7}   smallest … largest of {args.rounds}")
    compared = 0
    for name in sorted(before.keys() & after.keys()):
        turns = []
        for turn in range(args.rounds):
            # The order changes from turn to turn, so that neither is always the one that warms the machine.
            first, second = (before[name], after[name]) if turn % 2 == 0 else (after[name], before[name])
            times = [dict(run(program, args.filter, args.min_time)) for program in (first, second)]
            turns.append(times if turn % 2 == 0 else times[::-1])
        for benchmark in turns[0][0]:
            pairs = [(a[benchmark], b[benchmark]) for a, b in turns if benchmark in a and benchmark in b]
            if not pairs:
                continue
            ratios = [b / a for a, b in pairs]
            print(f"{benchmark:40} {duration(min(a for a, _ in pairs)):>10} {duration(min(b for _, b in pairs)):>10} "
                  f"{statistics.median(ratios):7.2f}   {min(ratios):.2f} … {max(ratios):.2f}")
            compared += 1
    if compared == 0:
        sys.exit("compare: the two have no benchmark in common that the filter lets pass")


if __name__ == "__main__":
    main()
