#!/usr/bin/env python3
"""Print the files that took longest to compile, from the log that ninja keeps.

usage: slowest_files.py BUILD [COUNT]

Times are those of the last compilation of each file; an answer of ccache is quick, so look at a build without it.
"""
import pathlib
import sys


def durations(log):
    """Output -> milliseconds, the last entry of each."""
    found = {}
    for line in log.read_text().splitlines():
        if not line.startswith("#"):
            start, end, _, output, _ = line.split("\t")
            found[output] = int(end) - int(start)
    return found


def main():
    build = pathlib.Path(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 10
    objects = {name: ms for name, ms in durations(build / ".ninja_log").items() if name.endswith((".o", ".gch", ".pch"))}
    for name, ms in sorted(objects.items(), key=lambda item: -item[1])[:count]:
        print(f"{ms / 1000:7.1f} s  {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
