#!/usr/bin/env python3
"""Check every include of the library against the layers (docs/design/0001-layers.md).

usage: layers.py ROOT
"""
import pathlib
import posixpath
import sys

import source

# Which rooms the files of a room may include, besides their own.
MAY_INCLUDE = {
    "core": "",
    "number": "core",
    "ballot": "core number",
    "io": "core number ballot",
    "tally": "core number ballot",
    "graph": "core number ballot tally",
    "outcome": "core number ballot tally graph",
    "rule": "core number ballot tally graph outcome",
    "consensus": "core number ballot tally graph outcome",
    "engine": "core number ballot io tally graph outcome rule consensus",
    "integrity": "core number ballot io tally graph outcome rule consensus engine",
    "integrity/verify": "core number ballot tally outcome",
    "simulate": "core number ballot tally graph outcome rule engine",
    "report": "core number ballot io tally graph outcome rule consensus engine integrity simulate",
    "c_api": "core number ballot io tally graph outcome rule consensus engine integrity simulate report",
}

# Where another library may be included: by the public headers, and by the compiled sources.
IN_HEADERS = {"boost/multiprecision/": ["number/"], "boost/graph/": ["graph/impl/"], "boost/sort/": ["ballot/impl/", "graph/impl/"],
              "boost/": ["number/", "graph/impl/"]}
IN_SOURCES = {
    "boost/multiprecision/": [""],
    "boost/sort/": [""],
    "boost/": ["number/", "graph/"],
    "Eigen/": ["consensus/"],
    "openssl/": ["core/"],
    "nlohmann/": [""],
    "toml++/": ["io/", "engine/"],
    "sys/": ["io/", "core/"],
}

HEADERS = "libdelib/include/delib/"
SOURCES = "libdelib/src/"


def room_of(path):
    """The room of a path relative to the include or source tree, None for the umbrella and unknown folders."""
    if path.startswith("integrity/verify/"):
        return "integrity/verify"
    room = path.split("/")[0] if "/" in path else None
    return room if room in MAY_INCLUDE else None


def third_party(what, permitted, inside):
    for prefix in sorted(permitted, key=len, reverse=True):
        if what.startswith(prefix):
            return any(inside.startswith(folder) for folder in permitted[prefix])
    return False


def check_file(file, headers, problems):
    in_headers = file.name.startswith(HEADERS)
    inside = file.name[len(HEADERS if in_headers else SOURCES):]
    room = room_of(inside)
    umbrella = in_headers and inside == "delib.hpp"
    if room is None and not umbrella:
        problems.append(f"{file.name}:1: error: a file outside the rooms; known are {', '.join(MAY_INCLUDE)}")
        return []
    edges = []
    for place, quoted, what in file.includes():
        if quoted and not what.startswith("delib/"):
            near = posixpath.normpath(posixpath.join(posixpath.dirname(file.name), what))
            if near.startswith(HEADERS):
                what = "delib/" + near[len(HEADERS):]
            elif near.startswith(SOURCES) and room_of(near[len(SOURCES):]) == room:
                continue
            else:
                problems.append(f'{place}: error: "{what}" leaves the room')
                continue
        if what.startswith("delib/"):
            target = what[len("delib/"):]
            edges.append(target)
            if target not in headers:
                problems.append(f"{place}: error: {what} does not exist")
            elif umbrella:
                pass
            elif target == "delib.hpp":
                problems.append(f"{place}: error: the umbrella header is for users, not for the library")
            else:
                other = room_of(target)
                if other != room and other not in MAY_INCLUDE[room].split():
                    problems.append(f"{place}: error: {room} must not include {other} ({what})")
                elif "/impl/" in target and other != room:
                    problems.append(f"{place}: error: {what} is private to {other}")
        elif what == "delib.h" and room != "c_api":
            problems.append(f"{place}: error: only the C API may include delib.h")
        elif "/" in what and not third_party(what, IN_HEADERS if in_headers else IN_SOURCES, inside):
            problems.append(f"{place}: error: {what} must not be included here")
    return edges


def cycles(graph):
    """The headers that include themselves through others, except a header and its own impl file."""
    found, state = [], {}

    def visit(name, path):
        state[name] = "open"
        for other in graph.get(name, []):
            if state.get(other) == "open":
                loop = path[path.index(other):] + [other]
                if not (len(loop) == 3 and any("/impl/" in step for step in loop)):
                    found.append(" -> ".join(loop))
            elif other not in state:
                visit(other, path + [other])
        state[name] = "done"

    for name in sorted(graph):
        if name not in state:
            visit(name, [name])
    return found


def reachable(graph, start):
    """What a header includes, directly or through others, with itself."""
    found, waiting = {start}, [start]
    while waiting:
        for other in graph.get(waiting.pop(), []):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return found


def check(root):
    problems = []
    tree = list(source.files(root, HEADERS, SOURCES))
    headers = {file.name[len(HEADERS):] for file in tree if file.name.startswith(HEADERS)}
    if not headers:
        problems.append(f"{HEADERS}: error: no header found")
    graph = {}
    for file in tree:
        edges = check_file(file, headers, problems)
        if file.name.startswith(HEADERS):
            graph[file.name[len(HEADERS):]] = edges
    missed = sorted(headers - reachable(graph, "delib.hpp")) if "delib.hpp" in headers else []
    problems += [f"{HEADERS}{header}:1: error: delib.hpp does not include it" for header in missed]
    problems += [f"{HEADERS}: error: headers include each other: {loop}" for loop in cycles(graph)]
    return problems


if __name__ == "__main__":
    sys.exit(source.report("layers", check(pathlib.Path(sys.argv[1]))))
