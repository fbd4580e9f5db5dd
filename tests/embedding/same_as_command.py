#!/usr/bin/env python3
"""The programs of examples/embedding choose what the command chooses, and say what is wrong with a wrong spec.

usage: same_as_command.py ruby|node LIBDELIB.SO DELIB

Status 77: there is no such interpreter, or a package is missing that it needs.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
PROGRAMS = {"ruby": "count.rb", "node": "count.mjs"}
NEEDS = {"ruby": ["-e", "require 'fiddle'; require 'csv'"],
         "node": ["--input-type=module", "-e", "import 'koffi'"]}


class Failed(Exception):
    pass


def must(holds, what):
    if not holds:
        raise Failed(what)


def run(*words, cwd=None):
    environment = {**os.environ, "LC_ALL": "C"}
    return subprocess.run([str(word) for word in words], cwd=cwd, env=environment, capture_output=True, timeout=120)


def command(delib, *words):
    done = run(delib, "tally", *words, "--output", "json", cwd=EXAMPLES)
    must(done.returncode == 0, done.stderr.decode())
    return json.loads(done.stdout)


def counted(interpreter, program, language, folder):
    """What the program prints and the document that it writes."""
    document = pathlib.Path(folder) / "result.json"
    done = run(interpreter, program, language, document)
    must(done.returncode == 0 and not done.stderr, f"status {done.returncode}: {done.stderr.decode()}")
    return done.stdout.decode(), json.loads(document.read_text(encoding="utf-8"))


def chosen(text):
    """The proposals that the program lists below each rule, as (priority, proposal)."""
    found = []
    for block in text.split("\n\n")[1:]:
        found.append([])
        for line in block.splitlines()[1:]:
            if line.startswith("    "):
                found[-1].append((priority, line.split()[0]))
            else:
                priority = line.strip()
    return found


def check_count(interpreter, program, delib, folder):
    ballots = EXAMPLES / "interconnectes-2022"
    spec = json.loads((EXAMPLES / "embedding" / "spec.json").read_text(encoding="utf-8"))
    rules = [word for rule in spec["rules"] for word in ("--rule", rule)]
    direct = command(delib, ballots / "ballots-synthetic-rankings.csv", *rules, "--seats", spec["seats"],
                     "--policy", "unranked=last")
    declared = [outcome["winners"] for outcome in command(delib, ballots / "consultation.toml")["outcomes"]
                if outcome["stratum"] is None]
    for language in ("en", "fr"):
        text, document = counted(interpreter, program, language, folder)
        for part in ("candidates", "policy", "outcomes"):
            must(document[part] == direct[part], f"{part} are not those of the command")
        winners = [outcome["winners"] for outcome in document["outcomes"]]
        must(winners == declared[:len(winners)], "other winners than in consultation.toml")
        themes = {theme["id"]: theme["title"][language] for theme in spec["themes"]}
        shown = [[(themes[proposal["theme"]], proposal["id"]) for proposal in spec["proposals"]
                  if proposal["id"] in won] for won in winners]
        must(chosen(text) == shown, f"printed are not the winners under their priorities:\n{text}")


def check_error(interpreter, program, folder):
    """In a copy of the examples, a rule that does not exist ends the program with the library's message."""
    copy = pathlib.Path(folder) / "examples"
    shutil.copytree(EXAMPLES / "embedding", copy / "embedding", ignore=shutil.ignore_patterns("node_modules"))
    (copy / "interconnectes-2022").symlink_to(EXAMPLES / "interconnectes-2022")
    if (EXAMPLES / "embedding" / "node_modules").exists():
        (copy / "embedding" / "node_modules").symlink_to(EXAMPLES / "embedding" / "node_modules")
    spec = copy / "embedding" / "spec.json"
    spec.write_text(spec.read_text(encoding="utf-8").replace('"schulze"', '"shulze"'), encoding="utf-8")
    done = run(interpreter, copy / "embedding" / program.name)
    words = done.stderr.decode()
    must(done.returncode == 1 and words.startswith("usage: ") and "schulze" in words and words.count("\n") == 1,
         f"a wrong rule: status {done.returncode}: {words}")


def check_same_titles():
    """spec.json says of proposals and priorities what consultation.toml says."""
    try:
        import tomllib
    except ImportError:
        return
    declared = tomllib.loads((EXAMPLES / "interconnectes-2022" / "consultation.toml").read_text(encoding="utf-8"))
    spec = json.loads((EXAMPLES / "embedding" / "spec.json").read_text(encoding="utf-8"))
    same = all(spec[key] == declared[other] for key, other in
               [("title", "title"), ("notice", "notice"), ("themes", "theme"), ("proposals", "proposal")])
    must(same, "spec.json differs from consultation.toml")


def main():
    name, library, delib = sys.argv[1:]
    interpreter, program = shutil.which(name), EXAMPLES / "embedding" / PROGRAMS[name]
    if interpreter is None or subprocess.run([interpreter, *NEEDS[name]], cwd=program.parent, capture_output=True).returncode:
        print(f"skipped: {name} or a package that it needs is not installed")
        return 77
    os.environ["DELIB_LIBRARY"] = library
    try:
        with tempfile.TemporaryDirectory() as folder:
            check_count(interpreter, program, delib, folder)
            check_error(interpreter, program, folder)
        check_same_titles()
    except Failed as problem:
        print(f"{program.relative_to(ROOT)}: error: {problem}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
