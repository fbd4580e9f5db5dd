#!/usr/bin/env python3
"""What the completion scripts offer, from the command alone and in each shell as it is typed.

usage: completion_test.py COMMAND words|bash|zsh|fish

Exit status 77 where the shell is not installed.
"""
import json
import os
import pathlib
import pty
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

COMMAND = ""
ENVIRONMENT = {"LC_ALL": "C.UTF-8", "TERM": "dumb"}


def run(*words, **more):
    return subprocess.run(words, check=True, capture_output=True, text=True, timeout=60, **more).stdout


def rules():
    return json.loads(run(COMMAND, "rules", "--output", "json"))["rules"]


def subcommands():
    return [line.split()[0] for line in run(COMMAND, "--help").split("Subcommands:\n")[1].split("\n\n")[0].splitlines()]


def options(command):
    shown = run(COMMAND, command, "--help").split("Options:\n")[1].split("\n\n")[0]
    return re.findall(r"^ +(?:-[a-z],)?(--[a-z-]+)", shown, re.MULTILINE)


def offers(*words):
    """What the command offers in the place of the last word: texts, with the blank after those that are whole."""
    return [line.split("\t")[0] for line in run(COMMAND, "__words", "--", *words).splitlines()]


class Words(unittest.TestCase):
    def test_commands(self):
        self.assertEqual(offers(""), [name + " " for name in subcommands()])
        self.assertEqual(offers("co"), ["compare ", "consensus ", "convert ", "completion "])
        self.assertEqual(offers("--v"), ["--version "])
        self.assertEqual(offers("nothing", ""), [])

    def test_every_option_of_every_command(self):
        for command in subcommands():
            with self.subTest(command):
                self.assertEqual(sorted(offers(command, "--")), sorted(name + " " for name in options(command)))

    def test_an_option_is_offered_once_unless_it_may_be_repeated(self):
        self.assertNotIn("--seats ", offers("tally", "--seats", "2", "--"))
        self.assertIn("--rule ", offers("tally", "--rule", "borda", "--"))
        self.assertEqual(offers("tally", "--", "--se"), ["*"])

    def test_every_rule_option_and_value(self):
        known = rules()
        self.assertEqual([o.rstrip(" ") for o in offers("tally", "--rule", "")], [rule["id"] for rule in known])
        self.assertEqual(offers("rules", ""), [rule["id"] + " " for rule in known])
        for rule in known:
            names = [option["name"] for option in rule["options"]]
            if not names:
                self.assertIn(rule["id"] + " ", offers("tally", "--rule", rule["id"]))
                continue
            self.assertIn(rule["id"] + ":", offers("tally", "--rule", rule["id"]))
            self.assertEqual(offers("tally", "--rule", rule["id"] + ":"), [f"{rule['id']}:{name}=" for name in names])
            for option in rule["options"]:
                start = f"{rule['id']}:{option['name']}="
                got = [o.rstrip(" ") for o in offers("tally", "--rule", start)]
                if isinstance(option["values"], list):
                    self.assertEqual(got, [start + value for value in option["values"]])
                elif option["type"] == "flag":
                    self.assertEqual(got, [start + "true", start + "false"])
                elif option["type"] == "whole-number":
                    self.assertEqual(got, [start + option["default"]])
                elif option["type"] == "ties":
                    self.assertIn(start + "parallel", got)
                    self.assertIn(start + "seed:", got)

    def test_options_of_a_rule_after_others(self):
        start = 'ranked-priorities:weights="3,2,1",'
        self.assertEqual(offers("tally", "--rule", start), [start + n for n in ("places=", "countback=", "ties=")])
        self.assertEqual(offers("tally", "--rule", start + "count"), [start + "countback="])
        self.assertEqual(offers("tally", "--rule", "schulze:ties=all,strength=m"), ["schulze:ties=all,strength=margins "])
        self.assertEqual(offers("tally", "--rule", "no-rule:"), [])

    def test_values_of_options(self):
        for option, values in (("--output", "text json markdown"), ("--lang", "en fr"), ("--revote", "last first reject"),
                               ("--ballot", "ranks matrix grades approvals points"),
                               ("--format", "csv grades approvals soc soi toc toi cat cvotes abif blt")):
            self.assertEqual(offers("tally", option, ""), [value + " " for value in values.split()])
            self.assertEqual(offers("tally", option + "="), [f"{option}={value} " for value in values.split()])
        self.assertEqual(offers("completion", ""), ["bash ", "zsh ", "fish "])
        self.assertEqual(offers("tally", "--policy", "unranked=l"), ["unranked=last"])
        self.assertEqual(offers("tally", "--two-level", "carry=s"), ["carry=scores"])
        self.assertEqual(offers("tally", "--two-level", "second=schul"), ["second=schulze"])
        self.assertEqual(offers("tally", "--requirement", "quorum:of="), ["quorum:of=heads", "quorum:of=weight"])
        self.assertEqual(offers("tally", "--seats", ""), [])
        self.assertEqual(offers("simulate", "--model", "ma"), ["mallows"])
        self.assertEqual(offers("simulate", "--model", "mallows"), ["mallows:"])
        self.assertEqual(offers("simulate", "--model", "mallows:"), ["mallows:dispersion="])

    def test_files(self):
        for words in (["tally", ""], ["tally", "a.csv", ""], ["compare", ""], ["merge", ""], ["convert", ""],
                      ["convert", "a.csv", ""], ["merge", "--to", ""], ["tally", "--report", ""],
                      ["tally", "--save-tally=x"]):
            self.assertEqual(offers(*words), ["*"], words)
        self.assertEqual(offers("convert", "a.csv", "b.csv", ""), [])

    def test_what_is_offered_is_what_the_library_expects(self):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder, "b.csv")
            file.write_text("rank1,rank2\nA,B\n")

            def refused(option, value):
                return subprocess.run([COMMAND, "tally", file, "--rule", "borda", option, value], capture_output=True,
                                      text=True, timeout=60).stderr

            def expected(option, value):
                listed = re.search(r"(?:expected|read as) ([a-z, -]+?)(?:, got.*)?\n", refused(option, value)).group(1)
                return re.split(", | or ", listed)

            def offered(option, typed=""):
                return [re.split("[:,=]", text.strip().removeprefix(typed))[0] for text in offers("tally", option, typed)]

            self.assertEqual(offered("--format"), expected("--format", "nothing"))
            self.assertEqual(offered("--ballot"), expected("--ballot", "nothing"))
            self.assertEqual(offered("--two-level"), expected("--two-level", "nothing=1"))
            self.assertEqual(offered("--requirement"), expected("--requirement", "nothing:x=1"))
            for kind in offered("--requirement"):
                self.assertEqual(offered("--requirement", kind + ":"), expected("--requirement", kind + ":nothing=1"))
                for name in offers("tally", "--requirement", kind + ":"):
                    for value in offers("tally", "--requirement", name):
                        self.assertNotRegex(refused("--requirement", value.strip()), ", got '")
            for name in offers("tally", "--policy", ""):
                for value in offers("tally", "--policy", name):
                    self.assertEqual(refused("--policy", value.strip()), "")


class Shell:
    """A shell in a terminal of its own, in a folder with two files; lines are typed into it and tabs pressed."""
    NAME = ""
    START = []
    SETTINGS = ""
    CLEAR = "\x15"

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        for name in ("ballots.csv", "more.txt"):
            (self.folder / name).write_text("")
        self.script = self.folder / ".script"
        self.script.write_text(run(COMMAND, "completion", self.NAME))
        (self.folder / ".settings").write_text(self.SETTINGS)

    def test_syntax(self):
        run(self.NAME, "-n", self.script)

    def typed(self, *lines):
        """What stands on the command line after each of these, tabs and all."""
        environment = {**os.environ, **ENVIRONMENT, "HOME": str(self.folder), "ZDOTDIR": str(self.folder),
                       "PATH": f"{os.path.dirname(COMMAND)}:{os.environ['PATH']}"}
        process, terminal = pty.fork()
        if process == 0:
            os.chdir(self.folder)
            os.execvpe(self.NAME, [self.NAME, *self.START], environment)
        try:
            seen = self.answer(terminal, "", "")
            seen = self.answer(terminal, ". ./.settings; echo READY''.\r", "READY.")
            out = []
            for line in lines:
                for part in re.split("(\t)", line):
                    os.write(terminal, part.encode())
                    time.sleep(0.4 if part == "\t" else 0.05)
                # The line becomes the words of an echo.
                seen = self.answer(terminal, "END\x01echo 'LINE'': '\r", "LINE: ")
                while not re.search(r"LINE: +.*END\r?\n", seen):
                    seen += self.answer(terminal, "", "")
                out.append(re.findall(r"LINE: +(.*)END\r?\n", seen)[-1])
            return out
        finally:
            os.close(terminal)
            os.kill(process, 9)
            os.waitpid(process, 0)

    def answer(self, terminal, text, awaited):
        os.write(terminal, text.encode())
        seen, end = "", time.monotonic() + 20
        while time.monotonic() < end:
            ready, _, _ = select.select([terminal], [], [], 0.3)
            if ready:
                seen += os.read(terminal, 65536).decode("utf-8", "replace")
            elif awaited in seen:
                return seen
        raise AssertionError(f"{awaited!r} did not come: {seen!r}")

    def test_as_it_is_typed(self):
        lines = {"delib ta\t": "delib tally ", "delib tally bal\t": "delib tally ballots.csv ",
                 "delib tally b.csv --req\t": "delib tally b.csv --requirement ",
                 "delib tally b.csv --output j\t": "delib tally b.csv --output json ",
                 "delib tally b.csv --output=mark\t": "delib tally b.csv --output=markdown ",
                 "delib tally b.csv --rule schulz\t": "delib tally b.csv --rule schulze",
                 "delib tally b.csv --rule schulze:st\t": "delib tally b.csv --rule schulze:strength=",
                 "delib tally b.csv --rule schulze:strength=rat\t": "delib tally b.csv --rule schulze:strength=ratio",
                 "delib tally b.csv --rule schulze:strength=ratio,ti\t":
                     "delib tally b.csv --rule schulze:strength=ratio,ties=",
                 "delib tally b.csv --report=mo\t": "delib tally b.csv --report=more.txt ",
                 "delib tally b.csv --seats bal\t": "delib tally b.csv --seats bal",
                 "delib rules ranked-pri\t": "delib rules ranked-priorities "}
        got = self.typed(*lines)
        # A blank after what may go on is the shell's own habit, and what the echo adds stands after it.
        self.assertEqual([line.rstrip() for line in got], [line.rstrip() for line in lines.values()])
        for line, whole in zip(got, lines.values()):
            if whole.endswith(" "):
                self.assertTrue(line.endswith(" "), line)


class Bash(Shell, unittest.TestCase):
    NAME = "bash"
    START = ["--norc", "--noprofile", "-i"]
    SETTINGS = "PS1='$ '; bind 'set enable-bracketed-paste off'; . ./.script"

    def replies(self, *words, line=None, breaks=None):
        """COMPREPLY where the words stand on the line, the cursor at their end."""
        line = " ".join(words) if line is None else line
        quoted = " ".join("'" + word.replace("'", "'\\''") + "'" for word in words)
        change = "" if breaks is None else f"COMP_WORDBREAKS={breaks}; "
        code = (f". ./.script; {change}COMP_WORDS=({quoted}); COMP_CWORD=$(({len(words)} - 1)); "
                f"COMP_LINE='{line}'; COMP_POINT=${{#COMP_LINE}}; _delib; printf '%s\\n' \"${{COMPREPLY[@]}}\"")
        path = f"{os.path.dirname(COMMAND)}:{os.environ['PATH']}"
        return run("bash", "-c", code, cwd=self.folder, env={**os.environ, "PATH": path}).splitlines()

    def test_replies(self):
        self.assertEqual(self.replies("delib", ""), [name + " " for name in subcommands()])
        self.assertEqual(self.replies("delib", "tally", "--out"), ["--output "])
        self.assertEqual(self.replies("delib", "tally", "--lang", ""), ["en ", "fr "])
        # Readline breaks words at = and : and replaces what follows.
        self.assertEqual(self.replies("delib", "tally", "--rule", "schulze", ":", line="delib tally --rule schulze:"),
                         ["strength=", "ties="])
        self.assertEqual(self.replies("delib", "tally", "--rule", "schulze", ":", "strength", "=", "wi",
                                      line="delib tally --rule schulze:strength=wi"),
                         ["winning-votes", "winning-votes-then-opposition"])
        self.assertEqual(self.replies("delib", "tally", "--output", "=", "m", line="delib tally --output=m"),
                         ["markdown "])
        self.assertEqual(self.replies("delib", "tally", "--rule", "schulze:st", breaks="' '"), ["schulze:strength="])
        self.assertEqual(self.replies("delib", "tally", "--rule", "\"schulze:st", line='delib tally --rule "schulze:st'),
                         ["schulze:strength="])

    def test_every_rule(self):
        self.assertEqual([reply.rstrip() for reply in self.replies("delib", "tally", "--rule", "")],
                         [rule["id"] for rule in rules()])


class Zsh(Shell, unittest.TestCase):
    NAME = "zsh"
    START = ["-f", "-i"]
    # As it is installed: a file of fpath.
    SETTINGS = ("PS1='$ '; unsetopt PROMPT_SP; bindkey -e; mkdir .fpath; cp .script .fpath/_delib; "
                "fpath=($PWD/.fpath $fpath); autoload -Uz compinit; compinit -u -D")


class Fish(Shell, unittest.TestCase):
    NAME = "fish"
    START = ["--no-config", "--interactive"]
    SETTINGS = "function fish_prompt; echo '$ '; end; set -g fish_autosuggestion_enabled 0; . ./.script"


def main():
    global COMMAND
    COMMAND, which = os.path.abspath(sys.argv[1]), sys.argv[2]
    if which != "words" and shutil.which(which) is None:
        print(f"skipped: there is no {which}")
        return 77
    suite = unittest.defaultTestLoader.loadTestsFromTestCase({"words": Words, "bash": Bash, "zsh": Zsh, "fish": Fish}[which])
    return 0 if unittest.TextTestRunner(verbosity=2).run(suite).wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
