#!/usr/bin/env python3
"""Write delib/__init__.pyi, the types of the package, from the registry: what editors and type checkers read.

usage: stubs.py [--check]      with the built package in PYTHONPATH

--check only compares, and fails if the file is out of date.
"""
import pathlib
import sys
import textwrap

# The package beside this script has no engine; the one that PYTHONPATH names has.
HERE = pathlib.Path(__file__).resolve().parent
sys.path = [path for path in sys.path if pathlib.Path(path or ".").resolve() != HERE]

import delib  # noqa: E402
from delib import _rules  # noqa: E402

STUB = HERE / "delib" / "__init__.pyi"

HEAD = '''"""Made by bindings/python/stubs.py from the registry of rules; not to be edited by hand."""
from collections.abc import Iterable, Mapping
from typing import Any, Literal, Protocol

from ._count import Levels, Part, Policy, Progress, Requirements, Weights, run as run, tally as tally
from ._errors import Error as Error, UsageError as UsageError
from ._profile import Ballot as Ballot, Profile as Profile
from ._result import Outcome as Outcome, Result as Result
from ._tally import Tally as Tally

__version__: str

class Rule(Protocol):
    """A rule as a function."""

    id: str
    info: Mapping[str, Any]
    def __call__(self, profile: Profile | Tally, **options: Any) -> Result: ...

rules: Mapping[str, Rule]
'''

#: The types of what every rule takes, as they stand in the stub.
COMMON = {"policy": "Policy", "by": "str | None", "where": "Part", "reweight": "Weights", "two_level": "Levels",
          "requirements": "Requirements", "budget": "float | None", "progress": "Progress"}


def type_of(option):
    """The type of an option in the stub."""
    if option["type"] == "word":
        return f"Literal[{', '.join(map(quoted, option['values']))}]"
    return {"whole-number": "int", "flag": "bool", "numbers": "str | Iterable[Any]"}.get(option["type"], "str")


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def written(value):
    return quoted(value) if isinstance(value, str) else repr(value)


def function(rule):
    """The declaration of one rule."""
    words = [f"{_rules.python_name(option['name'])}: {type_of(option)} = {written(_rules.default_of(option))}"
             for option in rule["options"]]
    if rule["seats"] == "many":
        words.append("seats: int = 1")
    words += [f"{name}: {COMMON[name]} = {written(parameter.default)}" for name, parameter in _rules.COMMON.items()]
    lines = [""]
    for part in ", ".join(["profile: Profile | Tally", "*", *words]).split(", "):
        if len(lines[-1]) + len(part) > 112:
            lines.append("")
        lines[-1] += f" {part},"
    arguments = "\n".join("   " + line for line in lines)
    doc = textwrap.fill(f'"""{rule["summary"]["en"]}"""', 116, initial_indent="    ", subsequent_indent="    ")
    return f"\ndef {_rules.python_name(rule['id'])}(\n{arguments}\n) -> Result:\n{doc}\n"


def stub():
    """The whole file."""
    return HEAD + "".join(function(rule.info) for rule in delib.rules.values())


def main():
    if "--check" not in sys.argv[1:]:
        STUB.write_text(stub(), encoding="utf-8")
    elif STUB.read_text(encoding="utf-8") != stub():
        print(f"{STUB}: error: out of date; run bindings/python/stubs.py with the built package in PYTHONPATH")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
