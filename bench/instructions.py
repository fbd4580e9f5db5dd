#!/usr/bin/env python3
"""Count the instructions of kernels under callgrind: a number that a busy machine does not change.

usage: instructions.py BUILD [--simd portable|avx2]...      BUILD was configured with -DDELIB_BUILD_BENCH=ON

Each benchmark runs its loop once; what is counted is what is spent in the function, with all it calls, for each call.
valgrind knows no AVX-512, so the kernels for it are not among them.
"""
import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

# (what, program, benchmark, function as callgrind writes it, units in a call, what a unit is)
KERNELS = [
    ("duels of complete rankings, 20 candidates", "growth", "duels_by_ballots/10000", r"count_duels", 10_000, "ballot"),
    ("strongest paths, one row of 100", "rules", "paths/100", r"widen", 100, "cell"),
    ("ranked pairs, 100 candidates", "rules", "ranked_pairs/100", r"decide_by<delib::rules::ranked_pairs>", 1, "count"),
    ("majority judgment, 1,001 judges", "rules", "majority_judgment/1001", r"majority_judgment::decide", 1, "count"),
    ("a ballot of 20 taken back", "live", "schulze_live", r"pairwise_tally::retract", 1, "ballot"),
]


def profile(program, benchmark, simd):
    """The text of callgrind's file for one benchmark."""
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "callgrind.out"
        done = subprocess.run(
            ["valgrind", "--tool=callgrind", "--compress-strings=no", "--compress-pos=no", f"--callgrind-out-file={out}",
             str(program), f"--benchmark_filter=^{benchmark}$", "--benchmark_min_time=0"],
            env={**os.environ, "DELIB_SIMD": simd}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode != 0 or not out.is_file():
            sys.exit(f"{program} failed under callgrind\n{done.stdout}")
        return out.read_text()


def per_call(text, function):
    """Instructions of the calls of a function, with what they call in turn, divided by their number; None without calls."""
    called = re.compile(r"^cfn=.*\b" + function)
    calls = spent = 0
    of_it = False
    lines = iter(text.splitlines())
    for line in lines:
        if line.startswith("cfn="):
            of_it = bool(called.match(line))
        elif line.startswith("calls=") and of_it:
            calls += int(line[6:].split()[0])
            spent += int(next(lines).split()[1])
    return spent / calls if calls else None


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--simd", action="append", choices=["portable", "avx2"])
    args = parser.parse_args()
    if shutil.which("valgrind") is None:
        sys.exit("instructions: valgrind is not installed")
    levels = args.simd or ["portable", "avx2"]
    print("| work | " + " | ".join(levels) + " |\n|---|" + "--:|" * len(levels))
    for what, program, benchmark, function, units, unit in KERNELS:
        path = args.build / "bench" / f"bench_{program}"
        if not path.is_file():
            sys.exit(f"instructions: {path} has not been built; build the target `benches`")
        cells = []
        for simd in levels:
            each = per_call(profile(path, benchmark, simd), function)
            cells.append("–" if each is None else f"{each / units:,.1f} a {unit}")
        print(f"| {what} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
