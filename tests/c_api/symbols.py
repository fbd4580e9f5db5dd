#!/usr/bin/env python3
"""Check that delib.h, what libdelib.so shows, the committed list of symbols and the tests name the same functions.

usage: symbols.py ROOT LIBRARY

The list, libdelib/abi/symbols.txt, only ever grows: programs that are linked need what stands there. Every function and
every status must also be met by a test in C.
"""
import pathlib
import re
import subprocess
import sys

HEADER = "libdelib/include/delib.h"
LISTED = "libdelib/abi/symbols.txt"


def without_comments(text):
    return re.sub(r"/\*.*?\*/", " ", text, flags=re.DOTALL)


def declared(header):
    """The functions that the header declares."""
    return set(re.findall(r"DELIB_API[^;()]*?\b(delib_\w+)\s*\(", without_comments(header)))


def statuses(header):
    return set(re.findall(r"\b(DELIB_OK|DELIB_ERROR_\w+)\s*=", without_comments(header)))


def shown(library):
    """The symbols that a shared library defines for others."""
    listing = subprocess.run(["nm", "-D", "--defined-only", str(library)], capture_output=True, text=True, check=True)
    names = {line.split()[-1] for line in listing.stdout.splitlines()}
    # The linker puts the name of the version among them.
    return {re.sub(r"@.*", "", name) for name in names if not re.fullmatch(r"DELIB_\d+(@.*)?", name)}


def problems(header, listed, seen, tests):
    functions = declared(header)
    found = []
    for name, a, b in (("declared in delib.h, not in symbols.txt", functions, listed),
                       ("in symbols.txt, not declared in delib.h", listed, functions),
                       ("declared in delib.h, not shown by the library", functions, seen),
                       ("shown by the library, not declared in delib.h", seen, functions)):
        found += [f"{symbol}: error: {name}" for symbol in sorted(a - b)]
    if not functions:
        found.append("delib.h: error: no function found")
    code = without_comments(tests)
    found += [f"{name}: error: no test in C calls it" for name in sorted(functions)
              if not re.search(rf"\b{name}\s*\(", code)]
    found += [f"{status}: error: no test in C meets it" for status in sorted(statuses(header))
              if not re.search(rf"\b{status}\b", code)]
    return found


def main():
    root = pathlib.Path(sys.argv[1])
    tests = "\n".join(path.read_text(encoding="utf-8") for path in sorted((root / "tests/c_api").glob("*_test.c")))
    found = problems((root / HEADER).read_text(encoding="utf-8"),
                     set((root / LISTED).read_text(encoding="utf-8").split()), shown(sys.argv[2]), tests)
    for problem in found:
        print(problem)
    print(f"symbols: {len(found)} problem{'' if len(found) == 1 else 's'}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
