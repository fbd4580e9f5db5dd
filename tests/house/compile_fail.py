#!/usr/bin/env python3
"""Check that a misuse does not compile, and that it is this misuse which the compiler refuses.

usage: compile_fail.py BUILD FILE.cpp|--self-test

The file must compile with -DDELIB_COMPILE_FAIL_CONTROL, where it does it right, and must not compile without. A line
`// refused: REGEX` says what g++ or clang write then.
"""
import pathlib
import re
import sys
import tempfile

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


def self_test(tools):
    """Files that are wrong in each way the check looks for."""
    right_only = "#ifndef DELIB_COMPILE_FAIL_CONTROL\nint f = undeclared;\n#endif\n"
    faults = {
        "no line": right_only,
        "where it does it right": "// refused: undeclared|not declared\nint f = undeclared;\n",
        "the misuse compiles": "// refused: undeclared|not declared\nint f = 1;\n",
        "another reason": "// refused: nodiscard\n" + right_only,
    }
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "misuse.cpp"
        for fault, text in faults.items():
            path.write_text(text)
            if not any(fault in problem for problem in check(tools, path)):
                problems.append(f"error: the check does not notice: {fault}")
        path.write_text("// refused: undeclared|not declared\n" + right_only)
        problems += check(tools, path)
    return problems


def main():
    tools = toolchain.Toolchain(sys.argv[1])
    problems = self_test(tools) if sys.argv[2] == "--self-test" else check(tools, pathlib.Path(sys.argv[2]))
    return source.report("compile fail", problems)


if __name__ == "__main__":
    sys.exit(main())
