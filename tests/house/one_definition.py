#!/usr/bin/env python3
"""Link two translation units that both include the whole library header-only: nothing may be defined twice.

usage: one_definition.py BUILD

The same is then done with a header that defines a function without `inline`, which must not link.
"""
import concurrent.futures
import pathlib
import sys
import tempfile

import source
import toolchain


def link_two(tools, folder, flags, text):
    folder = pathlib.Path(folder)
    (folder / "first.cpp").write_text(text + "int second();\nint main() { return second(); }\n")
    (folder / "second.cpp").write_text(text + "int second();\nint second() { return 0; }\n")
    sources = [folder / "first.cpp", folder / "second.cpp"]
    with concurrent.futures.ThreadPoolExecutor(toolchain.jobs()) as pool:
        done = list(pool.map(lambda file: tools.compile(file, *flags, "-O0", "-c", "-o", file.with_suffix(".o")), sources))
    for one in done:
        if one.returncode != 0:
            return "does not compile", one.stderr
    done = tools.run(tools.compiler, *(file.with_suffix(".o") for file in sources), "-o", folder / "both")
    if done.returncode != 0:
        return "does not link", done.stderr
    done = tools.run(folder / "both")
    return (None, "") if done.returncode == 0 else (f"returns {done.returncode}", done.stderr)


def main():
    tools = toolchain.Toolchain(sys.argv[1])
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        fault, message = link_two(tools, folder, ["-DDELIB_HEADER_ONLY=1"], '#include "delib/delib.hpp"\n')
        if fault:
            problems.append(f"delib.hpp: error: {fault}\n{message}")
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "twice.hpp").write_text("#pragma once\nint defined_twice() { return 1; }\n")
        fault, message = link_two(tools, folder, ["-I", folder], '#include "twice.hpp"\n')
        if fault != "does not link" or "defined_twice" not in message:
            problems.append(f"error: the check does not notice a function defined twice: {fault} {message}")
    return source.report("one definition", problems)


if __name__ == "__main__":
    sys.exit(main())
