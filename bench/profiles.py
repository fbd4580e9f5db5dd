#!/usr/bin/env python3
"""Time a million rankings of twenty candidates from a NumPy array to a profile, and the same ballots in C++.

usage: profiles.py [PROGRAM] [--repeat N]      PROGRAM is bench_profiles of this build

Prints the best of N times, in seconds of the processor, for the kinds of arrays that people have, and with PROGRAM how
they stand to C++.
"""
import argparse
import json
import subprocess
import time

import numpy

import delib

VOTERS, CANDIDATES = 1_000_000, 20


def mixed(n):
    """The mixing step of splitmix64, as in bench/profiles.cpp."""
    with numpy.errstate(over="ignore"):
        n = n + numpy.uint64(0x9E3779B97F4A7C15)
        n = (n ^ (n >> numpy.uint64(30))) * numpy.uint64(0xBF58476D1CE4E5B9)
        n = (n ^ (n >> numpy.uint64(27))) * numpy.uint64(0x94D049BB133111EB)
        return n ^ (n >> numpy.uint64(31))


def drawn():
    """Voters × places: the same orders as in bench/profiles.cpp."""
    table = numpy.tile(numpy.arange(CANDIDATES, dtype=numpy.int32), (VOTERS, 1))
    voters = numpy.arange(VOTERS, dtype=numpy.uint64)
    rows = numpy.arange(VOTERS)
    for i in range(CANDIDATES - 1, 0, -1):
        j = (mixed(voters * numpy.uint64(CANDIDATES) + numpy.uint64(i)) % numpy.uint64(i + 1)).astype(numpy.int64)
        table[rows, i], table[rows, j] = table[rows, j], table[rows, i].copy()
    return table


def seconds(work):
    begin = time.process_time()
    work()
    return time.process_time() - begin


def in_cpp(program):
    done = subprocess.run([program, "--benchmark_format=json", "--benchmark_filter=rankings_from_a_table",
                           "--benchmark_min_time=0"], capture_output=True, check=True, text=True)
    return json.loads(done.stdout)["benchmarks"][0]["cpu_time"] / 1e3


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", nargs="?")
    parser.add_argument("--repeat", type=int, default=3)
    words = parser.parse_args()
    table = drawn()
    names = [str(number) for number in range(CANDIDATES)]
    arrays = {"int32": table, "int8": table.astype(numpy.int8), "int64": table.astype(numpy.int64),
              "int32, columns first": numpy.asfortranarray(table)}
    best = {}
    for _ in range(words.repeat):  # in turn, so that a busy moment of the machine meets them all
        if words.program:
            best["C++"] = min(in_cpp(words.program), best.get("C++", float("inf")))
        for name, array in arrays.items():
            took = seconds(lambda array=array: delib.Profile.from_rankings(array, names))
            best[name] = min(took, best.get(name, float("inf")))
    for name, took in best.items():
        print(f"{name:24} {took:6.2f} s" + (f"  {took / best['C++']:5.2f} times C++" if words.program else ""))


if __name__ == "__main__":
    main()
