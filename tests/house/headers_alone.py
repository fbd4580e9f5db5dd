#!/usr/bin/env python3
"""Compile every public header alone, with the warnings of the build as errors.

usage: headers_alone.py BUILD [--header-only] [--self-test]

A header that another one includes before anything else is compiled alone with that one: the compiler has read nothing
before it. Only the ends of these chains are compiled.

With --header-only, as delib::headers is used (bodies of impl/*.ipp included); without, as delib::delib is used.
--self-test shows that a header which forgets an include, and one that warns, are noticed.
"""
import concurrent.futures
import pathlib
import sys
import tempfile

import source
import toolchain


def compile_alone(tools, header, flags):
    # An object file rather than -fsyntax-only, so that ccache can answer the second time.
    with tempfile.TemporaryDirectory() as folder:
        name = pathlib.Path(folder).name
        file = tools.build / "headers_alone" / (header.as_posix().replace("/", "_") + ".cpp")
        file.parent.mkdir(exist_ok=True)
        text = f'#include "{header}"\n#include "{header}"\n'
        if not file.exists() or file.read_text() != text:
            file.write_text(text)
        done = tools.compile(file, *flags, *tools.warnings, "-Werror", "-O0", "-c", "-o", f"/tmp/{name}/alone.o")
    return None if done.returncode == 0 else f"{header}: error: does not compile alone\n{done.stderr}"


def check(tools, headers, flags):
    with concurrent.futures.ThreadPoolExecutor(toolchain.jobs()) as pool:
        return [p for p in pool.map(lambda header: compile_alone(tools, header, flags), headers) if p]


def ends_of_chains(base, headers):
    """The headers that no other header includes first."""
    proved = set()
    for header in headers:
        includes = list(source.INCLUDE.finditer(source.without_comments((base / header).read_text(encoding="utf-8"))))
        if includes:
            proved.add(includes[0].group(2))
    return [header for header in headers if header.as_posix() not in proved]


def self_test(tools):
    faults = {"forgets.hpp": "inline std::string f();\n", "warns.hpp": "inline int f(int unused) { return 0; }\n"}
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        for name, text in faults.items():
            path = pathlib.Path(folder) / name
            path.write_text("#pragma once\n" + text)
            if not check(tools, [path], []):
                problems.append(f"{name}: error: the check does not notice it")
        base = pathlib.Path(folder) / "chain"
        base.mkdir()
        chain = {"a.hpp": '#include "b.hpp"\n#include "c.hpp"\n', "b.hpp": "#include <string>\n", "c.hpp": ""}
        for name, text in chain.items():
            (base / name).write_text(text)
        ends = [end.name for end in ends_of_chains(base, [pathlib.Path(name) for name in chain])]
        if ends != ["a.hpp", "c.hpp"]:
            problems.append(f"error: the ends of the chains are a.hpp and c.hpp, not {ends}")
    return problems


def main():
    tools = toolchain.Toolchain(sys.argv[1])
    if "--self-test" in sys.argv:
        return source.report("headers alone, self-test", self_test(tools))
    base = pathlib.Path(tools.include)
    headers = sorted(path.relative_to(base) for path in base.rglob("*") if path.suffix in (".hpp", ".h"))
    flags = ["-DDELIB_HEADER_ONLY=1"] if "--header-only" in sys.argv else []
    ends = ends_of_chains(base, headers)
    problems = check(tools, ends, flags) if headers else ["error: no header found"]
    print(f"{len(headers)} headers, {len(ends)} compilations")
    return source.report("headers alone", problems)


if __name__ == "__main__":
    sys.exit(main())
