#!/usr/bin/env python3
"""The command counts a stream of any length in the same memory, and says the same of it as of a file.

usage: stream_test.py COMMAND
"""
import gzip
import itertools
import json
import pathlib
import subprocess
import sys
import tempfile

NAMES = ("Abelard Beatrice Caroline Dagobert Eleonore Ferdinand Genevra Hortense Isidore Josephin Kunigund Leonhard "
         "Mathilde Nepomuk Ottokar Philippa Quirinus Rosamund Sigismund Theodora").split()
HEADER = b"rank1,rank2,rank3,rank4,rank5\n"
MOST_MEGABYTES = 100


def orders(names):
    """Every order of five of the names, a line each; no ballot comes twice."""
    return "".join(",".join(order) + "\n" for order in itertools.permutations(names, 5)).encode()


# A process is charged with the memory of the one that started it, so a small one does.
MEASURE = """
import os, subprocess, sys
process = subprocess.Popen(sys.argv[1:])
_, status, used = os.wait4(process.pid, 0)
print(used.ru_maxrss, file=sys.stderr)
sys.exit(os.waitstatus_to_exitcode(status))
"""


def count(command, where, *words, stdin=()):
    """The result, and the largest resident memory in megabytes."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        measured = [sys.executable, "-c", MEASURE, command, "tally", where, *words, "--output", "json"]
        with subprocess.Popen(measured, stdin=subprocess.PIPE, stdout=out, stderr=err) as process:
            for part in stdin:
                process.stdin.write(part)
        out.seek(0)
        err.seek(0)
        said = err.read().decode()
        assert process.returncode == 0, said
        return json.load(out), int(said) / 1024


def decided(result):
    return {key: result[key] for key in ("candidates", "policy", "outcomes")}


def check_memory(command):
    ballots = orders(NAMES)
    number = ballots.count(b"\n")
    words = ("--rule", "ranked-priorities", "--rule", "schulze", "--rule", "plurality")
    for threads in ("1", "2"):
        result, peak = count(command, "-", *words, "--threads", threads, stdin=[HEADER, ballots])
        assert result["ballots"]["cast"] == result["ballots"]["counted"] == number == 1860480, result["ballots"]
        assert all(score == str(number // 20) for score in result["outcomes"][2]["scores"].values()), result["outcomes"][2]
        assert len(result["outcomes"][1]["winners"]) == 20
        assert peak < MOST_MEGABYTES, f"{peak} MB"
    # Another 80 MB take no more memory than the first: what is counted is let go.
    twice, more = count(command, "-", *words, stdin=[HEADER, ballots, ballots])
    assert twice["ballots"]["cast"] == 2 * number
    assert more < peak + 10, f"{more} MB after {peak} MB"


def check_results(command, folder):
    # Twice as long as a piece; somebody is named late, and comes first.
    late = orders(NAMES[4:17])
    text = HEADER + late[:len(late) // 2].rpartition(b"\n")[0] + b"\nAaron,,,,\n,,,,\n" + late * 2
    path, packed, tally = folder / "b.csv", folder / "b.csv.gz", folder / "b.tally"
    path.write_bytes(text)
    packed.write_bytes(gzip.compress(text, 1))
    words = ("--rule", "ranked-priorities", "--rule", "schulze", "--policy", "pairwise-ties=half")
    # A rule on every ballot has them all read together; its outcome comes last and is left aside.
    whole, _ = count(command, str(path), *words, "--rule", "irv")
    whole["outcomes"].pop()
    page = folder / "r.html"
    streamed, _ = count(command, str(path), *words, "--save-tally", str(tally), "--report", str(page))
    assert streamed == whole
    assert streamed["candidates"][0] == "Aaron"
    assert streamed["ballots"]["blank"] == 1
    assert "Aaron" in page.read_text(encoding="utf-8")
    piped, _ = count(command, "-", *words, stdin=[text])
    assert piped["ballots"]["files"][0]["sha256"] == whole["ballots"]["files"][0]["sha256"]
    unpacked, _ = count(command, str(packed), *words)
    again, _ = count(command, str(tally), "--rule", "ranked-priorities", "--rule", "schulze")
    for other in (piped, unpacked, again):
        assert decided(other) == decided(whole)


def check_refusals(command, folder):
    """What is wrong far behind the first piece, or behind what zlib has unpacked so far."""
    ballots = orders(NAMES[:13])
    lines = ballots.count(b"\n")
    text = HEADER + ballots * 4
    packed = gzip.compress(text, 1)
    hurt = bytearray(packed)
    hurt[-6] ^= 0xFF  # in its checksum
    at = 4 * lines + 2
    for name, stored, said in (
            ("twice.csv", text + b"Abelard,,,Abelard,\n" + ballots, f"twice.csv:{at}:11: error: this ballot names"),
            ("short.csv", text + b"Abelard\n" + ballots, f"short.csv:{at}:1: error: this line has 1 cell, the header 5"),
            ("open.csv", text + b'"Abelard,,,,\n' + ballots, f"open.csv:{at}:1: error: the quote that opens here"),
            ("half.csv.gz", packed[:len(packed) * 3 // 4], "half.csv.gz: error: the gzip data end early"),
            ("hurt.csv.gz", bytes(hurt), "hurt.csv.gz: error: the gzip data are damaged")):
        path = folder / name
        path.write_bytes(stored)
        done = subprocess.run([command, "tally", name, "--rule", "borda"], capture_output=True, cwd=folder, check=False)
        assert done.returncode == 3 and not done.stdout and done.stderr.decode().startswith(said), (name, done.stderr)


def main():
    command = sys.argv[1]
    check_memory(command)
    with tempfile.TemporaryDirectory() as folder:
        check_results(command, pathlib.Path(folder))
        check_refusals(command, pathlib.Path(folder))


if __name__ == "__main__":
    main()
