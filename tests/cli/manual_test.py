#!/usr/bin/env python3
"""The manual page: complete, and without a complaint of a formatter.

usage: manual_test.py COMMAND complete|man|mandoc|groff

Exit status 77 where the formatter is not installed.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

FORMATTERS = {"man": ["man", "--warnings", "-l"], "mandoc": ["mandoc", "-Tlint", "-Wwarning"],
              "groff": ["groff", "-man", "-ww", "-z"]}


def run(*words):
    return subprocess.run(words, check=True, capture_output=True, text=True, timeout=60).stdout


def shown(page):
    """The words of the page as they are read."""
    text = re.sub(r"\\f[BIR]", "", page).replace("\\:", "").replace("\\-", "-").replace("\\(aq", "'")
    return re.sub(r"\\\[u([0-9A-F]+)\]", lambda match: chr(int(match.group(1), 16)), text)


def missing(command, page):
    """What the command knows and the page does not say."""
    text = shown(page)
    for name in re.findall(r"^  (\w+) +\w", run(command, "--help").split("Subcommands:")[1].split("Examples:")[0], re.M):
        section = text.partition(f"\n.SS delib {name}\n")[2].partition("\n.SS ")[0]
        if not section:
            yield f"delib {name}"
        help_text = run(command, name, "--help")
        for option in re.findall(r"^ +(--[a-z-]+)", help_text.split("Options:")[1], re.M):
            if not re.search(rf"^{option}\b", section, re.M):
                yield f"delib {name} {option}"
    for rule in json.loads(run(command, "rules", "--output", "json"))["rules"]:
        section = text.partition(f"\n.SS {rule['id']} - {rule['name']['en']}\n")[2].partition("\n.S")[0]
        if rule["summary"]["en"] not in section:
            yield rule["id"]
        for option in rule["options"]:
            values = option["values"]
            values = "|".join(values) if isinstance(values, list) else values
            entry = f".TP\n{option['name']}={values}\n{option['meaning']['en']}; default {option['default']}\n"
            if entry not in section + "\n":
                yield f"{rule['id']}:{option['name']}"


def main():
    command, which = os.path.abspath(sys.argv[1]), sys.argv[2]
    page = run(command, "man")
    if which == "complete":
        problems = list(missing(command, page))
        problems += [] if list(missing(command, page.replace("\\-\\-revote", ""))) else ["a page without --revote passes"]
        for problem in problems:
            print(f"delib.1: error: {problem} is missing")
        return 1 if problems else 0
    if shutil.which(which) is None:
        print(f"skipped: there is no {which}")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder, "delib.1")
        file.write_text(page)
        done = subprocess.run([*FORMATTERS[which], file], capture_output=True, text=True, timeout=60,
                              env={**os.environ, "LC_ALL": "C.UTF-8", "MANWIDTH": "80"})
        complaints = done.stderr + (done.stdout if which == "mandoc" else "")
        # No date: it would differ with every build.
        complaints = "".join(line for line in complaints.splitlines(True) if "missing date" not in line)
        wide = [line for line in done.stdout.splitlines() if which == "man" and len(line) > 80]
        print(complaints, *wide, sep="\n")
        return 1 if complaints or wide or (done.returncode and which != "mandoc") else 0


if __name__ == "__main__":
    sys.exit(main())
