#!/usr/bin/env python3
"""Check that a misuse does not compile, and that it is this misuse which the compiler refuses.

usage: compile_fail.py BUILD FILE.cpp

The file must compile with -DDELIB_COMPILE_FAIL_CONTROL, where it does it right, and must not compile without. A line
`// refused: REGEX` says what g++ or clang write then.
"""
import pathlib
import re
import sys

import source
import toolchain


def check(tools, path):
    flags = ["-fsyntax-only", "-Werror=unused-result", "-Werror=unused-value"]
    reason = re.search(r"^// refused: (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    if not reason:
        return [f"{path}:1: error: no line `// refused: REGEX`"]
    control = tools.compile(path, *flags, "-DDELIB_COMPILE_FAIL_CONTROL")
    if control.returncode != 0:
        return [f"{path}:1: error: does not compile where it does it right\n{control.stderr}"]
    misuse = tools.compile(path, *flags)
    if misuse.returncode == 0:
        return [f"{path}:1: error: the misuse compiles"]
    if not re.search(reason.group(1).strip(), misuse.stderr):
        return [f"{path}:1: error: refused for another reason than {reason.group(1)!r}\n{misuse.stderr}"]
    return []


if __name__ == "__main__":
    sys.exit(source.report("compile fail", check(toolchain.Toolchain(sys.argv[1]), pathlib.Path(sys.argv[2]))))
