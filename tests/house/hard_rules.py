#!/usr/bin/env python3
"""Check those hard rules of CONTRIBUTING.md that a look at the text can see.

usage: hard_rules.py ROOT
"""
import pathlib
import re
import sys

import source

LIBRARY = ("libdelib/include", "libdelib/src")
EVERYTHING = LIBRARY + ("bindings", "bench", "examples", "tests")
EXACT_ROOMS = r"libdelib/(include/delib|src)/(ballot|io|tally|graph|outcome|rule)/"

# (where, what must not be there, why). The text is searched without comments and strings.
FORBIDDEN = [
    (r"libdelib/", r"#\s*include\s*<(iostream|cstdio|stdio\.h|print)>|\b(std::)?(printf|fprintf|puts|fputs|putchar)\s*\(|\bstd::c(out|err|log)\b",
     "the library never prints"),
    (r"libdelib/(?!src/core/fatal\.cpp|src/number/without_exceptions\.cpp)", r"\b(std::)?(exit|_exit|quick_exit|abort|terminate)\s*\(",
     "the library never ends the program"),
    (r"libdelib/", r"\bsetlocale\s*\(|\bstd::locale\b|#\s*include\s*<(locale|clocale|locale\.h)>|\bimbue\s*\(",
     "the library never touches locale"),
    (r"libdelib/(?!src/core/fatal\.cpp)", r"\bthrow\b", "a function that can fail returns result<T>; where a C library"
     " gets no memory, out_of_memory() of core/fatal.hpp says so"),
    (r"libdelib/", r"\bstd::(shuffle|uniform_int_distribution|uniform_real_distribution|random_device)\b|\b(std::)?rand\s*\(",
     "it differs between standard libraries; use core/random.hpp"),
    (r"libdelib/", r"\bstd::(stoi|stol|stoll|stoul|stoull|stof|stod|strtol|strtoll|strtod|atoi|atol|atof)\s*\(",
     "it depends on the locale or throws; use core/text.hpp or std::from_chars"),
    (r"libdelib/", r"#\s*include\s*[<\"]boost/rational\.hpp", "boost::rational recurses without end under C++20"),
    (EXACT_ROOMS, r"\b(float|double)\b", "no floating point where votes are counted"),
    (r".*\.hpp$|.*\.ipp$|.*\.h$", r"\busing\s+namespace\b", "a header must not open a namespace for its users"),
    (r"libdelib/include/", r"#\s*define\s+(?!DELIB_)\w+", "macros of ours begin with DELIB_"),
    (r".*", r"[^\x00-\x7f]", "identifiers are ASCII"),
    (r".*", r"\t", "indent by spaces"),
]


HASHED = re.compile(r"\bstd::unordered_\w+<[^;{}]*>\s*&?\s*(\w+)")


def hashed_names(text):
    """Containers of unordered type that must not be walked through: looking something up in one is welcome.

    A comment `any order` at the declaration promises that the order cannot be seen in a result.
    """
    code, lines = source.code_only(text), text.splitlines()
    for match in HASHED.finditer(code):
        number = code.count("\n", 0, match.end())
        if not any("any order" in line for line in lines[max(0, number - 1):number + 1]):
            yield match.group(1)


def hashed_iterations(code, file):
    """Offsets where a container of unordered type is walked through that the file declares, or the header of an .ipp."""
    names = set(hashed_names(file.text))
    header = file.path.parent.parent / (file.path.stem + ".hpp")
    if file.path.suffix == ".ipp" and header.is_file():
        names |= set(hashed_names(header.read_text(encoding="utf-8")))
    for name in sorted(names):
        for match in re.finditer(rf"\bfor\s*\([^;()]*:\s*(\w+(\.|->))*{name}\s*\)|\b{name}\.c?begin\(", code):
            yield match.start(), name


def check(root):
    problems = []
    for file in source.files(root, *EVERYTHING):
        if "/node_modules/" in file.name:
            continue
        code = source.code_only(file.text)
        includes = source.without_comments(file.text)
        for where, what, why in FORBIDDEN:
            if re.match(where, file.name):
                for match in re.finditer(what, includes if "include" in what else code):
                    shown = match.group().strip() or match.group()
                    problems.append(f"{file.place(match.start())}: error: {shown!r}: {why}")
        if file.name.startswith("libdelib/"):
            for offset, name in hashed_iterations(code, file):
                problems.append(f"{file.place(offset)}: error: {name!r}: the order of an unordered container is not ours;"
                                " if no result shows it, say so with a comment `any order` at the declaration")
        if file.path.suffix in (".hpp", ".h") and file.name.startswith("libdelib/include") and "#pragma once" not in file.text:
            problems.append(f"{file.name}:1: error: no #pragma once")
        if file.text and not file.text.endswith("\n"):
            problems.append(f"{file.name}: error: no line break at the end")
    return problems


if __name__ == "__main__":
    sys.exit(source.report("hard rules", check(pathlib.Path(sys.argv[1]))))
