#!/usr/bin/env python3
"""Black-box tests of the command `delib`.

usage: cli_test.py COMMAND ROOT [unittest arguments]
"""
import base64
import gzip
import hashlib
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import unittest

COMMAND = ROOT = ""

RANKS = "rank1,rank2,rank3,channel\nA,B,C,web\nA,C,,web\nB,C,A,paper\nC,B,,paper\n,,,web\n"


class Done:
    def __init__(self, process):
        self.status = process.returncode
        self.out = process.stdout.decode("utf-8")
        self.err = process.stderr.decode("utf-8")


class CliTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.write("b.csv", RANKS)

    def write(self, name, text):
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return path

    def run_delib(self, *words, stdin=b"", **environment):
        clean = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "NO_COLOR"))}
        return Done(subprocess.run([COMMAND, *words], cwd=self.folder, input=stdin, capture_output=True, timeout=60,
                                   env={**clean, "LC_ALL": "C.UTF-8", **environment}, check=False))

    def works(self, *words, **more):
        done = self.run_delib(*words, **more)
        self.assertEqual((done.status, done.err), (0, ""), words)
        return done.out

    def result(self, *words, **more):
        return json.loads(self.works("tally", *words, "--output", "json", **more))

    def fails(self, status, message, *words, **more):
        done = self.run_delib(*words, **more)
        self.assertEqual((done.status, done.out), (status, ""), (words, done.err))
        self.assertIn(message, done.err)
        return done.err


class Usage(CliTest):
    def test_no_arguments(self):
        self.fails(2, "subcommand", )

    def test_unknown_words(self):
        self.fails(2, "--colour", "tally", "b.csv", "--rule", "borda", "--colour", "blue")
        self.fails(2, "there is no command 'frobnicate'; expected tally, compare, consensus, map, capture, audit-privacy, power, "
                   "simulate, merge, rules, convert, completion or man", "frobnicate")
        self.fails(2, "FILE", "tally", "--rule", "borda")
        self.fails(2, "--output", "tally", "b.csv", "--rule", "borda", "--output", "xml")
        self.fails(2, "--lang", "tally", "b.csv", "--rule", "borda", "--lang", "de")
        self.fails(2, "--seats", "tally", "b.csv", "--rule", "borda", "--seats", "many")
        self.fails(2, "--budget", "tally", "b.csv", "--rule", "borda", "--budget", "-1")
        self.fails(2, "--threads", "tally", "b.csv", "--rule", "borda", "--threads", "0")

    def test_rules_and_options(self):
        self.fails(2, "did you mean schulze?", "tally", "b.csv", "--rule", "shulze")
        self.fails(2, "did you mean schulze?", "rules", "shulze")
        self.fails(2, "there is no option 'colour'", "tally", "b.csv", "--rule", "borda:colour=blue")
        self.fails(2, "expected one of average|zero|modified, got 'blue'", "tally", "b.csv", "--rule", "borda:truncated=blue")
        self.fails(2, "an open quote", "tally", "b.csv", "--rule", 'positional:weights="3,2')
        self.fails(2, "say how to count", "tally", "b.csv")
        self.fails(2, "a count fills at least one seat, got 0", "tally", "b.csv", "--rule", "borda", "--seats", "0")
        self.fails(2, "irv fills one seat, got 2", "tally", "b.csv", "--rule", "irv", "--seats", "2")
        self.fails(2, "there is no policy 'colour'", "tally", "b.csv", "--rule", "borda", "--policy", "colour=blue")
        self.fails(2, "policy unranked has no value 'x'", "tally", "b.csv", "--rule", "borda", "--policy", "unranked=x")
        self.fails(2, "there is no requirement 'x'", "tally", "b.csv", "--rule", "borda", "--requirement", "x:share=1/2")
        self.fails(2, "'Q' is not a candidate", "tally", "b.csv", "--rule", "borda", "--requirement", "status-quo:against=Q")
        self.fails(2, "two-level needs a stratum", "tally", "b.csv", "--rule", "borda", "--two-level", "carry=ranking")
        self.fails(2, "--where is STRATUM=VALUE", "tally", "b.csv", "--rule", "borda", "--where", "web")
        self.fails(2, "no ballot has channel='post'", "tally", "b.csv", "--rule", "borda", "--where", "channel=post")
        self.fails(2, "the ballots have no stratum 'town'; there is channel", "tally", "b.csv", "--rule", "borda", "--by", "town")
        self.fails(2, "--report ends in .html or .md", "tally", "b.csv", "--rule", "borda", "--report", "r.pdf")
        self.fails(2, "docx", "tally", "b.csv", "--rule", "borda", "--format", "docx")
        self.fails(2, "got 'votes-of-no-kind'", "tally", "b.csv", "--rule", "borda", "--ballot", "votes-of-no-kind")

    def test_a_rule_that_the_ballots_cannot_answer(self):
        self.fails(2, "grades", "tally", "b.csv", "--rule", "majority-judgment")

    def test_help(self):
        for words in ([], ["tally"], ["compare"], ["consensus"], ["map"], ["capture"], ["audit-privacy"], ["power"], ["simulate"],
                      ["merge"], ["rules"], ["convert"], ["completion"], ["man"]):
            text = self.works(*words, "--help")
            lines = text.rstrip("\n").split("\n")
            self.assertLessEqual(len(lines), 50, words)
            for line in lines:
                self.assertLessEqual(len(line), 80, line)
            self.assertEqual(lines[-3], "Examples:", words)
            for line in lines[-2:]:
                self.assertTrue(line.startswith("  delib " + " ".join(words)), line)

    def test_version(self):
        self.assertRegex(self.works("--version"), r"\Adelib \d+\.\d+\.\d+\n\Z")


class Input(CliTest):
    def test_places(self):
        self.write("bad.csv", "rank1,rank2\nA,B\nB,B\n")
        err = self.fails(3, "", "tally", "bad.csv", "--rule", "borda")
        self.assertRegex(err, r"\Abad\.csv:3:3: error: .*'B'.*\n\Z")
        self.write("bad.soi", "# FILE NAME: bad.soi\n# ALTERNATIVE NAME 1: A\n1: 1,7\n")
        self.assertRegex(self.fails(3, "", "tally", "bad.soi", "--rule", "borda"), r"\Abad\.soi:3:\d+: error: ")
        self.fails(3, "none.csv: error: cannot open: No such file or directory", "tally", "none.csv", "--rule", "borda")
        self.fails(3, "error: ", "tally", ".", "--rule", "borda")
        self.fails(3, "-:2:", "tally", "-", "--rule", "borda", stdin=b"rank1,rank2\nA,A\n")

    def test_nothing_is_counted_or_written_after_an_error(self):
        self.write("bad.csv", "rank1,rank2\nA,B\nB,B\n")
        done = self.run_delib("tally", "bad.csv", "--rule", "borda", "--output", "json", "--report", "r.md")
        self.assertEqual((done.status, done.out), (3, ""))
        self.assertFalse((self.folder / "r.md").exists())
        self.fails(3, "bad.csv:3:3", "convert", "bad.csv", "out.toi")
        self.assertFalse((self.folder / "out.toi").exists())

    def test_consultation_errors(self):
        self.write("c.toml", '[[ballots]]\nfile = "b.csv"\n[[count]]\nrule = "shulze"\n')
        self.fails(3, "c.toml:4:8: error: there is no rule 'shulze'; did you mean schulze?", "tally", "c.toml")
        self.write("c.toml", 'colour = 1\n')
        self.fails(3, "c.toml:1:10: error: unknown key 'colour'", "tally", "c.toml")
        self.write("c.toml", '[[ballots]]\nfile = "none.csv"\n[[count]]\nrule = "borda"\n')
        self.fails(3, "none.csv: error: cannot open", "tally", "c.toml")
        self.fails(3, "none.toml: error: ", "tally", "none.toml")
        self.fails(2, "a consultation is counted alone", "tally", "c.toml", "b.csv", "--rule", "borda")
        self.fails(2, "a consultation says itself", "tally", "c.toml", "--format", "csv")
        self.write("c.toml", '[[ballots]]\nfile = "b.csv"\n[[count]]\nrule = "borda"\n[[count.requirement]]\nkind = "status-quo"\nagainst = "Q"\n')
        self.fails(3, "c.toml: error: status-quo: 'Q' is not a candidate", "tally", "c.toml")

    def test_lenient(self):
        self.write("bad.csv", "rank1,rank2\nA,B\nB,B\n,\nA,\n")
        told = self.result("bad.csv", "--rule", "plurality", "--lenient")["ballots"]
        self.assertEqual((told["cast"], told["counted"], told["blank"]), (4, 2, 1))
        self.assertEqual(len(told["rejected"]), 1)
        self.assertEqual(told["rejected"][0]["where"], "bad.csv:3")
        self.assertIn("B", told["rejected"][0]["why"])

    def test_standard_input(self):
        told = self.result("-", "--rule", "plurality", stdin=RANKS.encode())
        self.assertEqual(told["ballots"]["files"], [{"name": "-", "sha256": hashlib.sha256(RANKS.encode()).hexdigest()}])
        self.assertEqual(told["outcomes"], self.result("b.csv", "--rule", "plurality")["outcomes"])

    def test_revotes(self):
        self.write("v.csv", "voter,rank1\n1,A\n2,B\n1,B\n")
        told = self.result("v.csv", "--rule", "plurality")
        self.assertEqual(told["outcomes"][0]["scores"], {"A": "0", "B": "2"})
        self.assertEqual(told["ballots"]["rejected"][0]["where"], "v.csv:2")
        self.assertEqual(self.result("v.csv", "--rule", "plurality", "--revote", "first")["outcomes"][0]["scores"], {"A": "1", "B": "1"})
        self.fails(3, "v.csv:4", "tally", "v.csv", "--rule", "plurality", "--revote", "reject")

    def test_empty_and_small_files(self):
        for name, text in (("empty.csv", ""), ("empty.toi", "")):
            self.write(name, text)
            self.assertRegex(self.fails(3, "", "tally", name, "--rule", "borda"), re.escape(name) + r":1:1: error: ")
        self.write("one.csv", "rank1\nA\n")
        for rule in ("plurality", "borda", "schulze", "irv", "minimax", "condorcet", "ranked-priorities"):
            told = self.result("one.csv", "--rule", rule)["outcomes"][0]
            self.assertEqual((told["winners"], told["elected"], told["open"]), (["A"], ["A"], 0), rule)
        self.assertEqual(self.result("one.csv", "--rule", "borda", "--seats", "3")["outcomes"][0]["open"], 2)
        self.write("zero.csv", "rank1,weight\nA,0\nB,0\n")
        told = self.result("zero.csv", "--rule", "plurality", "--rule", "irv", "--rule", "schulze")
        self.assertEqual(told["ballots"]["weight"], "0")
        for outcome in told["outcomes"]:
            self.assertEqual((outcome["winners"], outcome["tied"]), (["A", "B"], ["A", "B"]), outcome["rule"])

    def test_hostile_names(self):
        name = "\u202eevil \x1b[31m<script>|`=1+1"
        self.write("h.csv", "rank1\n\"" + name + "\"\n")
        self.assertEqual(self.result("h.csv", "--rule", "plurality")["candidates"], [name])
        for words in (["--output", "text"], ["--output", "markdown"]):
            text = self.works("tally", "h.csv", "--rule", "plurality", *words)
            self.assertNotIn("\x1b", text)
            self.assertNotIn("\u202e", text)
        self.assertNotIn("<script>", self.works("tally", "h.csv", "--rule", "plurality", "--output", "markdown"))


class Tally(CliTest):
    def test_document(self):
        told = self.result("b.csv", "--rule", "plurality", "--rule", 'positional:weights="3,1,0"', "--rule", '{"rule": "irv", "options": {"ties": "parallel"}}')
        self.assertEqual(list(told), ["schema", "engine", "ballots", "candidates", "policy", "outcomes"])
        self.assertEqual(told["schema"], "delib.result/1")
        self.assertEqual(told["engine"]["name"], "libdelib")
        self.assertEqual(list(told["ballots"]), ["kind", "format", "files", "cast", "counted", "blank", "rejected", "weight"])
        self.assertEqual((told["ballots"]["kind"], told["ballots"]["format"], told["ballots"]["cast"], told["ballots"]["counted"],
                          told["ballots"]["blank"], told["ballots"]["weight"]), ("ranked", "csv", 5, 4, 1, "4"))
        self.assertEqual(told["candidates"], ["A", "B", "C"])
        self.assertEqual(told["policy"], {"unranked": "last", "pairwise-ties": "neutral", "overvote": told["policy"]["overvote"], "ungraded": "worst"})
        self.assertEqual([o["rule"] for o in told["outcomes"]], ["plurality", "positional", "irv"])
        for outcome in told["outcomes"]:
            self.assertEqual([key for key in outcome if key not in ("objective", "lottery", "decision")],
                             ["rule", "options", "seats", "stratum", "winners", "committees", "committees_total", "elected", "tied", "open",
                              "ranking", "scores", "requirements", "rounds", "ties", "complete"])
            self.assertNotIn("decision", outcome)
        self.assertEqual(told["outcomes"][1]["options"]["weights"], "3,1,0")
        self.assertEqual(told["outcomes"][2]["options"]["ties"], "parallel")
        first = told["outcomes"][0]
        self.assertEqual((first["winners"], first["committees"], first["committees_total"], first["elected"], first["tied"], first["open"]),
                         (["A"], [["A"]], "1", ["A"], [], 0))
        self.assertEqual((first["ranking"], first["scores"]), ([["A"], ["B", "C"]], {"A": "2", "B": "1", "C": "1"}))

    def test_ties_at_the_cut(self):
        told = self.result("b.csv", "--rule", "plurality", "--seats", "2")["outcomes"][0]
        self.assertEqual((told["winners"], told["elected"], told["tied"], told["open"]), (["A", "B", "C"], ["A"], ["B", "C"], 1))
        self.assertEqual((told["committees"], told["committees_total"]), ([["A", "B"], ["A", "C"]], "2"))
        self.assertEqual(told["ties"][0]["between"], ["B", "C"])
        drawn = self.result("b.csv", "--rule", "plurality:ties=seed:2026-11-22", "--seats", "2")["outcomes"][0]
        self.assertEqual(drawn["open"], 0)
        lines = drawn["ties"][0]["recompute"]
        digests = {line: subprocess.run(["bash", "-c", line], capture_output=True, check=True).stdout for line in lines}
        best = min(lines, key=digests.get)
        self.assertEqual(json.loads(best.split("'")[3])[2], [name for name in drawn["elected"] if name != "A"][0])

    def test_by_and_where(self):
        told = self.result("b.csv", "--rule", "plurality", "--by", "channel")
        self.assertEqual([o["stratum"] for o in told["outcomes"]], [None, "channel=paper", "channel=web"])
        self.assertEqual([o["winners"] for o in told["outcomes"]], [["A"], ["B", "C"], ["A"]])
        told = self.result("b.csv", "--rule", "plurality", "--where", "channel=paper")
        self.assertEqual([(o["stratum"], o["winners"]) for o in told["outcomes"]], [("channel=paper", ["B", "C"])])

    def test_weights(self):
        self.write("w.csv", "rank1,weight,w2\nA,1/2,0.1\nB,0.25,3\n")
        self.assertEqual(self.result("w.csv", "--rule", "plurality")["outcomes"][0]["scores"], {"A": "1/2", "B": "1/4"})
        self.assertEqual(self.result("w.csv", "--rule", "plurality", "--weights", "w2")["outcomes"][0]["scores"], {"A": "1/10", "B": "3"})
        self.assertEqual(self.result("w.csv", "--rule", "plurality", "--weights", "w2", "--weight-digits", "0")["outcomes"][0]["scores"], {"A": "0", "B": "3"})
        self.assertRegex(self.fails(3, "w3", "tally", "w.csv", "--rule", "plurality", "--weights", "w3"), r"\Aw\.csv:1: error|\Aw\.csv:1:\d+: error")

    def test_scale(self):
        self.write("g.csv", "A,B\ngood,bad\nbad,good\ngood,fair\n")
        words = ["g.csv", "--format", "grades", "--rule", "majority-judgment"]
        told = self.result(*words, "--scale", "bad,fair,good")
        self.assertEqual(told["outcomes"][0]["winners"], ["A"])
        self.assertEqual(self.result(*words, "--scale", "good, fair, bad")["outcomes"][0]["winners"], ["B"])
        self.assertRegex(self.fails(3, "fair", "tally", *words, "--scale", "bad,good"), r"\Ag\.csv:4:6: error: ")

    def test_requirements(self):
        told = self.result("b.csv", "--rule", "plurality", "--requirement", "quorum:heads=5")["outcomes"][0]
        self.assertEqual(told["requirements"], [{"kind": "quorum", "candidate": None, "against": None, "needed": "5", "got": "4", "met": False}])
        self.assertEqual((told["decision"], told["winners"], told["committees_total"]), ("no-quorum", [], "0"))
        told = self.result("b.csv", "--rule", "plurality", "--requirement", "supermajority:against=C,share=1/2")["outcomes"][0]
        self.assertEqual([(r["candidate"], r["against"], r["needed"], r["got"], r["met"]) for r in told["requirements"]],
                         [("A", "C", "1/2", "1/2", False), ("B", "C", "1/2", "1/2", False)])
        self.assertEqual((told["decision"], told["winners"]), ("status-quo", ["C"]))

    def test_requirements_in_words(self):
        # Whatever fails, and even if nobody remains, every form tells it.
        for spec in (["threshold:share=1/3,support=first"], ["threshold:share=1"], ["quorum:heads=99"],
                     ["supermajority:against=C,share=1"], ["status-quo:against=C"],
                     ["threshold:share=1/3,support=first", "supermajority:against=C,share=1", "status-quo:against=C"]):
            words = [word for one in spec for word in ("--requirement", one)]
            for rule in ("plurality", "borda", "ranked-priorities", "irv", "schulze", "minimax", "condorcet"):
                for lang in ("en", "fr"):
                    for form in ("text", "markdown", "json"):
                        self.works("tally", "b.csv", "--rule", rule, *words, "--lang", lang, "--output", form, "--report", "r.html")
        self.write("g.csv", "A,B,C\n2,1,0\n2,0,0\n1,2,0\n")
        for share in ("1/2", "1"):
            for rule in ("majority-judgment", "borda"):
                for form in ("text", "markdown"):
                    self.works("tally", "g.csv", "--format", "grades", "--rule", rule, "--output", form, "--report", "r.html",
                               "--requirement", "threshold:grade=2,share=" + share)
        # Objections are ballots, not shares.
        for lang, words in ("en", "at most 1 allowed, 3 made"), ("fr", "1 au plus sont admises"):
            self.assertIn(words, self.works("tally", "g.csv", "--format", "grades", "--rule", "majority-judgment", "--lang", lang,
                                            "--requirement", "objections:most=1,grade=0", "--output", "markdown"))

    def test_two_level(self):
        told = self.result("b.csv", "--rule", "plurality", "--two-level", "stratum=channel,carry=ranking,second=borda")["outcomes"][0]
        self.assertEqual(told["rule"], "borda")
        levels = told["two-level"]
        self.assertEqual((levels["stratum"], levels["carry"], levels["first"]["rule"]), ("channel", "ranking", "plurality"))
        self.assertEqual([(row["value"], row["weight"], row["heads"], row["ranking"]) for row in levels["strata"]],
                         [("paper", "1", 2, [["B", "C"], ["A"]]), ("web", "1", 3, [["A"], ["B", "C"]])])

    def test_policy(self):
        self.assertEqual(self.result("b.csv", "--rule", "borda", "--policy", "unranked=no-opinion,pairwise-ties=half")["policy"]["unranked"], "no-opinion")
        self.write("i.cvotes", "#/Implicit Ranking: false\nA > B\nC\n")
        self.assertEqual(self.result("i.cvotes", "--rule", "schulze")["policy"]["unranked"], "no-opinion")
        self.assertEqual(self.result("i.cvotes", "--rule", "schulze", "--policy", "unranked=last")["policy"]["unranked"], "last")
        self.write("c.toml", '[policy]\nunranked = "reject"\n[[ballots]]\nfile = "i.cvotes"\n[[count]]\nrule = "schulze"\n')
        told = self.result("c.toml")
        self.assertEqual(told["policy"]["unranked"], "reject")
        self.assertEqual((told["ballots"]["cast"], told["ballots"]["counted"]), (2, 0))
        self.assertEqual(told["ballots"]["rejected"], [{"where": "policy", "why": "a candidate is not ranked (unranked=reject) (2 ballots)"}])
        self.assertEqual(self.result("c.toml", "--policy", "unranked=last")["ballots"]["counted"], 2)

    def test_the_same_bytes(self):
        people = random.Random(7)
        names = ["Ada", "Béa", "Cléo", "Dan", "Eve"]
        lines = []
        for _ in range(60):
            chosen = people.sample(names, people.randint(0, 5))
            lines.append(",".join(chosen + [""] * (5 - len(chosen)) + [people.choice(["web", "paper", "hall"]), people.choice(["1", "2/3", "0.25"])]))
        words = ["--rule", "schulze", "--rule", "irv:ties=parallel", "--rule", "ranked-priorities", "--rule", "minimax", "--by", "channel", "--output", "json"]

        def text(**more):
            done = self.works("tally", "s.csv", *words, *more.pop("extra", []), **more)
            return done[done.index('"policy"'):]

        head = "rank1,rank2,rank3,rank4,rank5,channel,weight\n"
        self.write("s.csv", head + "\n".join(lines) + "\n")
        first = text()
        for locale in ("C", "fr_FR.UTF-8", "tr_TR.UTF-8", "de_DE"):
            self.assertEqual(text(LC_ALL=locale, LANG=locale), first)
        for threads in ("1", "2", "7"):
            self.assertEqual(text(extra=["--threads", threads]), first)
        for _ in range(4):
            people.shuffle(lines)
            self.write("s.csv", head + "\n".join(lines) + "\n")
            self.assertEqual(text(), first)

    def test_many_ballots_on_several_threads(self):
        people = random.Random(8)
        names = ["a candidate with a long name, No. %d" % i for i in range(12)]
        lines = ["rank1,rank2,rank3"]
        for _ in range(60000):
            lines.append(",".join('"%s"' % name for name in people.sample(names, 3)))
        text = "\n".join(lines).encode()
        self.write("many.csv", text)
        self.write("many.csv.gz", gzip.compress(text, 1))
        words = ["--rule", "schulze", "--rule", "borda", "--output", "json"]
        first = self.works("tally", "many.csv", *words)
        self.assertIn(hashlib.sha256(text).hexdigest(), first)
        for threads in ("2", "5"):
            self.assertEqual(self.works("tally", "many.csv", *words, "--threads", threads), first)
        packed = self.works("tally", "many.csv.gz", *words, "--threads", "2")
        self.assertEqual(packed[packed.index('"policy"'):], first[first.index('"policy"'):])

    def test_digests(self):
        digest = hashlib.sha256(RANKS.encode()).hexdigest()
        self.assertEqual(self.result("b.csv", "--rule", "borda")["ballots"]["files"], [{"name": "b.csv", "sha256": digest}])
        self.assertEqual(self.result("b.csv", "--rule", "borda", "--no-digest")["ballots"]["files"], [{"name": "b.csv", "sha256": None}])
        (self.folder / "deep").mkdir()
        (self.folder / "deep" / "x.csv").write_text(RANKS)
        self.assertEqual(self.result("deep/x.csv", "b.csv", "--rule", "borda")["ballots"]["files"],
                         [{"name": "x.csv", "sha256": digest}, {"name": "b.csv", "sha256": digest}])

    def test_text_in_two_languages(self):
        english, french = (self.works("tally", "b.csv", "--rule", "plurality", "--lang", lang) for lang in ("en", "fr"))
        self.assertNotEqual(english, french)
        self.assertEqual(self.works("tally", "b.csv", "--rule", "plurality", LC_ALL="fr_FR.UTF-8"), french)
        self.assertEqual(self.works("tally", "b.csv", "--rule", "plurality", LC_ALL="", LANG="fr_FR.UTF-8"), french)
        self.assertEqual(self.works("tally", "b.csv", "--rule", "plurality", LC_ALL="C", LANG="fr_FR.UTF-8"), english)
        for text in (english, french):
            self.assertNotIn("\x1b", text)
            for line in text.split("\n"):
                self.assertLessEqual(len(line), 80, line)
        self.assertEqual(self.works("tally", "b.csv", "--rule", "plurality", "--lang", "en", NO_COLOR="1"), english)

    def test_colours_on_a_terminal(self):
        def on_terminal(**environment):
            return subprocess.run(["script", "-qec", f"'{COMMAND}' tally b.csv --rule plurality", "/dev/null"], cwd=self.folder,
                                  stdin=subprocess.DEVNULL, capture_output=True, env={**os.environ, **environment}, check=True).stdout

        clean = {"NO_COLOR": ""}
        try:
            shown = on_terminal(**clean)
        except FileNotFoundError:
            self.skipTest("script is not installed")
        self.assertIn(b"\x1b[", shown)
        self.assertNotIn(b"\x1b[", on_terminal(NO_COLOR="1"))

    def test_reports(self):
        for name in ("r.html", "r.md"):
            for lang in ("en", "fr"):
                self.works("tally", "b.csv", "--rule", "plurality", "--rule", "schulze", "--report", name, "--lang", lang)
                text = (self.folder / name).read_text(encoding="utf-8")
                self.assertIn("schulze", text.lower())
        page = (self.folder / "r.html").read_text(encoding="utf-8")
        self.assertTrue(page.lower().startswith("<!doctype html>"))
        self.assertIn('lang="fr"', page)
        self.assertEqual(self.works("tally", "b.csv", "--rule", "plurality", "--output", "markdown", "--report", "r.md"),
                         (self.folder / "r.md").read_text(encoding="utf-8"))
        self.assertEqual(self.run_delib("tally", "b.csv", "--rule", "plurality", "--report", "no/such/folder/r.md").status, 1)

    def test_a_full_disk_is_told(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("no /dev/full")
        with open("/dev/full", "wb") as full:
            done = subprocess.run([COMMAND, "tally", "b.csv", "--rule", "borda"], cwd=self.folder, stdout=full, stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"cannot write", done.stderr)

    def test_budget(self):
        # Enough time: done. The exit status of a stopped count is tested on `irv`, whose parallel ties are many.
        self.assertEqual(self.run_delib("tally", "b.csv", "--rule", "irv:ties=parallel", "--budget", "60").status, 0)
        people = random.Random(3)
        names = ["c%02d" % i for i in range(24)]
        orders = [people.sample(names, 24) for _ in range(24)]
        orders += [list(reversed(order)) for order in orders]
        head = ",".join("rank%d" % i for i in range(1, 25))
        rows = [",".join(names[(i + shift) % 24] for i in range(24)) for shift in range(24)]
        self.write("hard.csv", head + "\n" + "\n".join(rows + [",".join(order) for order in orders]) + "\n")
        done = self.run_delib("tally", "hard.csv", "--rule", "irv:ties=parallel", "--budget", "0.000001", "--output", "json")
        self.assertEqual(done.status, 4, done.err)
        self.assertFalse(json.loads(done.out)["outcomes"][0]["complete"])

    def test_a_consultation_and_the_command_line(self):
        self.write("c.toml", 'title = "T"\nlanguage = "fr"\n[[stratum]]\ncolumn = "channel"\nweights = { web = 1, paper = 3 }\n[[ballots]]\nfile = "b.csv"\n'
                   '[[count]]\nrule = "plurality"\n[[count]]\nrule = "borda"\nseats = 2\n')
        self.assertEqual([(o["rule"], o["seats"]) for o in self.result("c.toml")["outcomes"]], [("plurality", 1), ("borda", 2)])
        told = self.result("c.toml", "--rule", "schulze", "--reweight", "channel")
        self.assertEqual([o["rule"] for o in told["outcomes"]], ["schulze"])
        self.assertEqual(told["outcomes"][0]["reweighted"]["stratum"], "channel")
        self.assertEqual([(r["value"], r["declared"], r["cast"], r["used"]) for r in told["outcomes"][0]["reweighted"]["strata"]],
                         [("paper", "3", "2", True), ("web", "1", "3", True)])
        self.assertEqual(len(self.result("c.toml", "--by", "channel")["outcomes"]), 6)
        self.assertEqual(self.works("tally", "c.toml"), self.works("tally", "c.toml", "--lang", "fr"))
        self.assertNotEqual(self.works("tally", "c.toml"), self.works("tally", "c.toml", "--lang", "en"))


class Compare(CliTest):
    TENNESSEE = ("Memphis > Nashville > Chattanooga > Knoxville * 42\nNashville > Chattanooga > Knoxville > Memphis * 26\n"
                 "Chattanooga > Knoxville > Nashville > Memphis * 15\nKnoxville > Chattanooga > Nashville > Memphis * 17\n")

    def compared(self, *words, **more):
        return json.loads(self.works("compare", *words, "--output", "json", **more))

    def elected(self, told, rule):
        return [count["elected"] for count in told["counts"] if count["rule"] == rule and not count["changed"]]

    def test_tennessee(self):
        self.write("t.cvotes", self.TENNESSEE)
        told = self.compared("t.cvotes")
        self.assertEqual((told["schema"], told["ballots"]["cast"]), ("delib.compare/1", 100))
        self.assertEqual(self.elected(told, "plurality"), [["Memphis"]])
        self.assertEqual(self.elected(told, "irv"), [["Knoxville"]])
        for rule in ("condorcet", "borda", "schulze"):
            self.assertEqual(self.elected(told, rule), [["Nashville"]])
        self.assertEqual(told["duels"], {"condorcet-winner": "Nashville", "condorcet-loser": "Memphis", "smith-set": ["Nashville"]})
        self.assertEqual(told["depends"]["policy"], {})
        for lang, words in (("en", "The winner depends on the rule: Nashville under "), ("fr", "Le résultat dépend de la règle : Nashville selon ")):
            text = self.works("compare", "t.cvotes", "--lang", lang)
            self.assertIn(words, text.replace("\u00a0", " "))
            for line in text.split("\n"):
                self.assertLessEqual(len(line), 80, line)

    def test_every_rule_is_there_and_counts_as_in_tally(self):
        rules = {rule["id"] for rule in json.loads(self.works("rules", "--output", "json"))["rules"]}
        self.write("g.csv", "A,B,C\n2,1,0\n1,2,\n0,2,1\n")
        self.write("a.csv", "A,B,C\n1,1,0\n0,1,0\n1,0,1\n")
        for words in (["b.csv"], ["g.csv", "--format", "grades"], ["a.csv", "--format", "approvals"], ["g.csv", "--ballot", "points"]):
            told = self.compared(*words)
            here = {c["rule"] for c in told["counts"]} | {c["rule"] for c in told["failed"]} | {c["rule"] for c in told["inapplicable"]}
            self.assertEqual(here, rules)
            specs = [json.dumps({"rule": c["rule"], "options": c["options"]}) for c in told["counts"] if c["policy"] == told["policy"]]
            alone = self.result(*words, *[word for spec in specs for word in ("--rule", spec)])["outcomes"]
            self.assertEqual([(o["rule"], o["winners"], o["elected"], o["tied"]) for o in alone],
                             [(c["rule"], c["winners"], c["elected"], c["tied"]) for c in told["counts"] if c["policy"] == told["policy"]])

    def test_policies(self):
        told = self.compared("b.csv")
        self.assertEqual(told["depends"]["policy"]["unranked"]["values"], ["last", "no-opinion"])
        self.assertEqual(told["depends"]["policy"]["unranked"]["ballots"], 2)
        self.assertNotIn("borda", told["depends"]["policy"]["unranked"]["tried"])
        other = self.compared("b.csv", "--policy", "unranked=no-opinion")
        self.assertEqual(other["depends"]["policy"]["unranked"]["values"], ["no-opinion", "last"])
        by_rule = lambda told, policy: [(c["rule"], c["options"], c["winners"]) for c in told["counts"] if c["policy"]["unranked"] == policy
                                        and c["policy"]["pairwise-ties"] == "neutral" and c["rule"] == "schulze"]
        self.assertEqual(by_rule(told, "no-opinion"), by_rule(other, "no-opinion"))

    def test_the_same_bytes(self):
        people = random.Random(5)
        names = ["Ada", "Béa", "Cléo", "Dan"]
        lines = [",".join((people.sample(names, people.randint(0, 4)) + [""] * 4)[:4]) for _ in range(50)]
        head = "rank1,rank2,rank3,rank4\n"

        def text(**more):
            done = self.works("compare", "s.csv", "--output", "json", **more)
            return done[done.index('"policy"'):]

        self.write("s.csv", head + "\n".join(lines) + "\n")
        first = text()
        for locale in ("C", "fr_FR.UTF-8", "tr_TR.UTF-8"):
            self.assertEqual(text(LC_ALL=locale, LANG=locale), first)
        for _ in range(4):
            people.shuffle(lines)
            self.write("s.csv", head + "\n".join(lines) + "\n")
            self.assertEqual(text(), first)

    def test_parts_seats_and_consultations(self):
        told = self.compared("b.csv", "--where", "channel=paper")
        self.assertEqual(told["stratum"], "channel=paper")
        self.assertEqual([c["winners"] for c in told["counts"] if c["rule"] == "plurality"][0], ["B", "C"])
        told = self.compared("b.csv", "--seats", "2")
        self.assertEqual(told["seats"], 2)
        self.assertIn({"rule": "irv", "reason": "irv fills one seat, got 2"}, told["inapplicable"])
        self.write("g.csv", "A,B,C\n2,1,0\n1,2,2\n")
        self.write("c.toml", 'title = "T"\nlanguage = "fr"\n[[ballots]]\nname = "r"\nfile = "b.csv"\n[[ballots]]\nname = "g"\nfile = "g.csv"\n'
                   'format = "grades"\n[[count]]\nrule = "borda"\nballots = "r"\n')
        told = self.compared("c.toml")
        self.assertEqual([(s["name"], s["ballots"]["kind"]) for s in told["sets"]], [("r", "ranked"), ("g", "graded")])
        self.assertEqual(told["sets"][0]["counts"], told["counts"])
        self.assertEqual(self.works("compare", "c.toml"), self.works("compare", "c.toml", "--lang", "fr"))
        self.assertEqual(self.compared("-", stdin=RANKS.encode())["counts"], self.compared("b.csv")["counts"])

    def test_reports(self):
        for name in ("r.html", "r.md"):
            text = self.works("compare", "b.csv", "--lang", "fr", "--output", "markdown", "--report", name)
            written = (self.folder / name).read_text(encoding="utf-8")
            self.assertIn("Schulze", written)
            if name == "r.md":
                self.assertEqual(written, text)
        self.assertIn('lang="fr"', (self.folder / "r.html").read_text(encoding="utf-8"))

    def test_errors(self):
        self.fails(2, "--report ends in .html or .md", "compare", "b.csv", "--report", "r.pdf")
        self.fails(2, "--where is STRATUM=VALUE", "compare", "b.csv", "--where", "web")
        self.fails(2, "the ballots have no stratum 'town'; there is channel", "compare", "b.csv", "--where", "town=N")
        self.fails(2, "a count fills at least one seat, got 0", "compare", "b.csv", "--seats", "0")
        self.fails(2, "--rule", "compare", "b.csv", "--rule", "borda")
        self.fails(3, "none.csv: error: cannot open", "compare", "none.csv")
        self.works("tally", "b.csv", "--rule", "schulze", "--save-tally", "t.tally")
        self.fails(3, "t.tally: error: a saved tally holds one reading of the ballots", "compare", "t.tally")
        self.write("bad.csv", "rank1,rank2\nA,B\nB,B\n")
        self.fails(3, "bad.csv:3:3: error: ", "compare", "bad.csv", "--report", "r.html")
        self.assertFalse((self.folder / "r.html").exists())
        self.assertEqual(self.compared("bad.csv", "--lenient")["ballots"]["counted"], 1)

    def test_budget(self):
        done = self.run_delib("compare", "b.csv", "--budget", "0.000000001", "--output", "json")
        self.assertEqual(done.status, 4, done.err)
        told = json.loads(done.out)
        self.assertEqual({c["error"] for c in told["failed"]}, {"budget"})
        self.assertEqual(self.run_delib("compare", "b.csv", "--budget", "60").status, 0)


class Consensus(CliTest):
    GRADES = "A,B,channel\n" + "good,bad,web\n" * 3 + "fair,good,web\nbad,bad,paper\n,good,paper\n,,paper\n"
    SCALE = ("--scale", "bad,fair,good")

    def measured(self, *words, **more):
        return json.loads(self.works("consensus", *words, "--output", "json", **more))

    def test_grades(self):
        self.write("g.csv", self.GRADES)
        told = self.measured("g.csv", "--format", "grades", *self.SCALE, "--lang", "en")
        self.assertEqual(list(told), ["schema", "engine", "ballots", "policy", "stratum", "options", "overall", "candidates"])
        self.assertEqual((told["schema"], told["ballots"]["counted"], told["stratum"]), ("delib.consensus/1", 6, None))
        self.assertEqual(told["options"], {"support": "half", "alpha": 1.3, "resamples": 200, "seed": 1, "level": 0.95})
        self.assertEqual(list(told["overall"]), ["krippendorff-nominal", "krippendorff-ordinal", "krippendorff-interval",
                                                 "krippendorff-ratio", "fleiss-kappa"])
        self.assertEqual(told["overall"]["krippendorff-ratio"], {"value": None, "interval": None})
        first = told["candidates"][0]
        self.assertEqual(list(first), ["name", "van-der-eijk", "tastle-wierman", "leik", "entropy", "blair-lacy",
                                       "blair-lacy-squared", "berry-mielke", "esteban-ray", "support", "objection",
                                       "abstention", "sentence"])
        self.assertEqual([first[key] for key in ("name", "support", "objection", "abstention")], ["A", "3", "1", "3"])
        self.assertEqual(first["sentence"], "A: 42.9% for, 14.3% against, 42.9% neither; opinions form two camps.")
        low, high = first["leik"]["interval"]
        self.assertTrue(0 <= low <= first["leik"]["value"] <= high <= 1)
        told = self.measured("g.csv", "--format", "grades", *self.SCALE, "--policy", "ungraded=exclude", "--lang", "fr",
                             "--resamples", "0")
        self.assertEqual(told["policy"]["ungraded"], "exclude")
        self.assertEqual(told["candidates"][0]["leik"], {"value": 0.6, "interval": None})
        self.assertEqual(told["candidates"][0]["sentence"].replace("\u00a0", " ").replace("\u202f", " "),
                         "A : 42,9 % pour, 14,3 % contre, 42,9 % ni l’un ni l’autre ; les avis diffèrent.")

    # The vector of the R package agrmt, and Krippendorff's data, as files.
    def test_reference_values(self):
        counts = [30, 40, 210, 130, 530, 50, 10]
        self.write("v.csv", "x\n" + "".join(f"{grade}\n" * n for grade, n in enumerate(counts, 1)))
        told = self.measured("v.csv", "--format", "grades", "--resamples", "0")["candidates"][0]
        for key, expected in {"van-der-eijk": .6113333, "tastle-wierman": .7256876, "leik": .2866667, "entropy": 1.9609692,
                              "blair-lacy": .7728734, "blair-lacy-squared": .5973333}.items():
            self.assertAlmostEqual(told[key]["value"], expected, 7, key)
        self.write("c.csv", "a,b,c,d,e,f,g,h,i,j,k,l\n1,2,3,3,2,1,4,1,2,,,\n1,2,3,3,2,2,4,1,2,5,,3\n,3,3,3,2,3,4,2,2,5,1,\n"
                   "1,2,3,3,2,4,4,1,2,5,1,\n")
        told = self.measured("c.csv", "--format", "grades")["overall"]
        for level, expected in {"nominal": .743421, "ordinal": .815388, "interval": .849107, "ratio": .797403}.items():
            self.assertAlmostEqual(told["krippendorff-" + level]["value"], expected, 6)
        self.write("r.csv", "A,B,C,D,E,F\n1,2,3,4,5,6\n1,3,2,4,6,5\n2,1,3,5,4,6\n")
        told = self.measured("r.csv", "--ballot", "matrix")
        self.assertAlmostEqual(told["overall"]["kendall-w"]["value"], .8730159, 7)
        self.assertEqual(list(told["overall"]), ["kendall-w", "tau-b", "tau-x", "spearman", "kemeny-distance", "agreement",
                                                 "polarization"])
        self.assertEqual(list(told["candidates"][0]), ["name", "divisiveness", "support", "objection", "abstention", "sentence"])

    def test_parts(self):
        told = self.measured("b.csv", "--by", "channel", "--lang", "en")
        self.assertEqual([(part["stratum"], part["voters"]) for part in told["strata"]], [("channel=paper", 2), ("channel=web", 2)])
        for part in told["strata"]:
            alone = self.measured("b.csv", "--where", part["stratum"], "--lang", "en")
            self.assertEqual(alone["stratum"], part["stratum"])
            self.assertEqual([alone["overall"], alone["candidates"]], [part["overall"], part["candidates"]])
        named = self.measured("b.csv", "--support", "named")
        self.assertEqual((named["candidates"][0]["support"], told["candidates"][0]["support"]), ("3", "2"))
        self.write("c.toml", 'title = "T"\nlanguage = "fr"\n[[ballots]]\nname = "r"\nfile = "b.csv"\n[[ballots]]\nname = "a"\n'
                   'file = "a.csv"\nformat = "approvals"\n[[count]]\nrule = "borda"\nballots = "r"\n')
        self.write("a.csv", "A,B,C\n1,1,0\n0,1,0\n1,0,1\n")
        both = self.measured("c.toml")
        self.assertEqual([(s["name"], s["ballots"]["kind"]) for s in both["sets"]], [("r", "ranked"), ("a", "approval")])
        self.assertEqual(both["sets"][0]["overall"], both["overall"])
        self.assertIn("A : 66,7", both["sets"][1]["candidates"][0]["sentence"].replace("\u00a0", " "))

    def test_the_same_bytes(self):
        people = random.Random(6)
        lines = [",".join(people.choice(["0", "1", "2", "3", ""]) for _ in range(4)) for _ in range(1500)]

        def text(*words, **more):
            done = self.works("consensus", "s.csv", "--format", "grades", "--output", "json", "--lang", "en", *words, **more)
            return done[done.index('"policy"'):]

        self.write("s.csv", "A,B,C,D\n" + "\n".join(lines) + "\n")
        first = text()
        self.assertEqual(text(LC_ALL="fr_FR.UTF-8"), first)
        self.assertNotEqual(text("--seed", "2"), first)
        people.shuffle(lines)
        self.write("s.csv", "A,B,C,D\n" + "\n".join(lines) + "\n")
        self.assertEqual(text(), first)

    def test_words(self):
        self.write("g.csv", self.GRADES)
        for words in (["b.csv"], ["g.csv", "--format", "grades", *self.SCALE], ["b.csv", "--by", "channel"]):
            for lang in ("en", "fr"):
                text = self.works("consensus", *words, "--lang", lang)
                for line in text.split("\n"):
                    self.assertLessEqual(len(line), 80, line)
        text = self.works("consensus", "g.csv", "--format", "grades", *self.SCALE, "--lang", "en", "--report", "r.html",
                          "--output", "markdown")
        self.assertIn("| **A** | 42.9% | 14.3% | 42.9% |", text)
        self.assertIn("<title>How much the voters agree</title>", (self.folder / "r.html").read_text(encoding="utf-8"))

    def test_errors(self):
        self.fails(2, "the ballots have no stratum 'town'; there is channel", "consensus", "b.csv", "--by", "town")
        self.fails(2, "there are at most 100000 resamples, got 100001", "consensus", "b.csv", "--resamples", "100001")
        self.fails(2, "--support", "consensus", "b.csv", "--support", "top")
        self.fails(2, "--where is STRATUM=VALUE", "consensus", "b.csv", "--where", "web")
        self.fails(3, "none.csv: error: cannot open", "consensus", "none.csv")
        self.works("tally", "b.csv", "--rule", "schulze", "--save-tally", "t.tally")
        self.fails(3, "t.tally: error: a saved tally holds one reading of the ballots", "consensus", "t.tally")


class Power(CliTest):
    def test_islands(self):
        told = json.loads(self.works("power", "--quota", "51", "north=50", "south=49", "is=lands=1", "--output", "json"))
        self.assertEqual((told["schema"], told["quota"], told["total"]), ("delib.power/1", "51", "100"))
        self.assertEqual(told["members"][2], {"name": "is=lands", "weight": "1", "swings": "1", "banzhaf": "1/5", "shapley": "1/6"})
        for lang, words in (("en", "L never decides anything."), ("fr", "L ne décide jamais rien.")):
            text = self.works("power", "--quota", "12", "F=4", "D=4", "I=4", "B=2", "N=2", "L=1", "--lang", lang)
            self.assertIn(words, text)
            for line in text.split("\n"):
                self.assertLessEqual(len(line), 80, line)
        self.assertIn("a decides everything.", self.works("power", "--quota", "0.5", "a=1/2", "b=0.25", "--lang", "en"))

    def test_errors(self):
        self.fails(2, "--quota", "power", "a=1")
        self.fails(2, "MEMBER", "power", "--quota", "1")
        self.fails(2, "a member is NAME=WEIGHT, got 'a'", "power", "--quota", "1", "a")
        self.fails(2, "the weight of 'a'", "power", "--quota", "1", "a=-1")
        self.fails(2, "the weight of 'a' is 0; a member has some", "power", "--quota", "1", "a=0")
        self.fails(2, "the quota 3 is beyond the total weight 2: nobody can reach it", "power", "--quota", "3", "a=1", "b=1")
        self.fails(2, "the quota is 0", "power", "--quota", "0", "a=1")


class Simulate(CliTest):
    def simulated(self, *words):
        return json.loads(self.works("simulate", *words, "--output", "json"))

    def test_shares(self):
        told = self.simulated("--model", "ic", "--voters", "3", "--candidates", "3", "--elections", "20000",
                              "--rules", "schulze,irv", "--rule", "minimax:strength=winning-votes", "--seed", "7")
        self.assertEqual([told[key] for key in ("schema", "model", "voters", "candidates", "elections", "seed", "complete")],
                         ["delib.simulate/1", {"id": "ic", "options": {}}, 3, 3, 20000, 7, True])
        self.assertEqual(told["condorcet"]["of"], 20000)
        low, high = told["condorcet"]["interval"]
        self.assertTrue(low < 17 / 18 < high, told["condorcet"])
        self.assertEqual([rule["rule"] for rule in told["rules"]], ["schulze", "irv", "minimax"])
        self.assertEqual(told["rules"][2]["options"]["strength"], "winning-votes")
        for rule in told["rules"]:
            self.assertEqual(rule["efficiency"]["of"], told["condorcet"]["count"])
            self.assertEqual(rule["resolute"]["share"], rule["resolute"]["count"] / 20000)
        self.assertEqual(told["rules"][0]["efficiency"]["share"], 1)
        self.assertEqual([pair["at"] for pair in told["agreement"]], [[0, 1], [0, 2], [1, 2]])
        self.assertEqual(told["agreement"][1]["same"]["share"], 1)

    def test_the_same_bytes(self):
        words = ["simulate", "--model", "urn:contagion=1/3", "--voters", "25", "--elections", "3000", "--rules", "irv,kemeny",
                 "--output", "json"]
        self.assertEqual(self.works(*words), self.works(*words, "--threads", "4"))
        self.assertNotEqual(self.works(*words), self.works(*words, "--seed", "2"))

    def test_words(self):
        words = ["simulate", "--model", "mallows:dispersion=0", "--voters", "9", "--elections", "500",
                 "--rules", "borda,condorcet"]
        for lang, sentence in (("en", "Of 500 elections, 100.00% have a Condorcet winner"),
                               ("fr", "Sur 500 élections, 100,00 % ont un vainqueur de Condorcet")):
            text = self.works(*words, "--lang", lang).replace("\u00a0", " ").replace("\u202f", " ")
            self.assertIn(sentence, text.replace("\n", " "))
            for line in text.split("\n"):
                self.assertLessEqual(len(line), 80, line)
        page = self.works(*words, "--lang", "en", "--output", "markdown", "--report", "r.html")
        self.assertIn("| Borda count | Condorcet winner | 100.00% |", page)
        self.assertIn("<title>Simulated elections</title>", (self.folder / "r.html").read_text(encoding="utf-8"))

    def test_errors(self):
        self.fails(2, "say which rules", "simulate")
        self.fails(2, "there is no rule 'bordo'; did you mean borda?", "simulate", "--rules", "bordo")
        self.fails(2, "there is no model 'fair'; expected one of ic, iac,", "simulate", "--rules", "irv", "--model", "fair")
        self.fails(2, "'dispersion' is one number from 0 to 1", "simulate", "--rules", "irv", "--model", "mallows:dispersion=2")
        self.fails(2, "names a loser", "simulate", "--rules", "condorcet-loser")
        self.fails(2, "grades", "simulate", "--rules", "majority-judgment")
        self.fails(2, "--threads", "simulate", "--rules", "irv", "--threads", "0")
        done = self.run_delib("simulate", "--rules", "irv", "--budget", "0.000000001", "--output", "json")
        self.assertEqual((done.status, json.loads(done.out)["complete"]), (4, False))


class Map(CliTest):
    """Two camps of seven on five statements, who share the sixth."""

    ROWS = ["++-+++", "++-++0", "+.-+++", "++0+-+", "+.-+++", ".+-+++", "++-0++", "--+.-+", "-.+--+", "--+-0+", "-0+--+",
            ".-+--+", "--++-+", "-.+--+"]

    def setUp(self):
        super().setUp()
        cells = {"+": "1", "-": "-1", "0": "0", ".": ""}
        lines = [",".join(["participant,group-id,n-comments,n-votes,n-agree,n-disagree", "0,1,2,3,4,5"])]
        for number, row in enumerate(self.ROWS):
            lines.append(",".join([str(number), str(number % 2), "0", "0", "0", "0", *(cells[c] for c in row)]))
        self.write("participants-votes.csv", "\n".join(lines) + "\n")
        self.write("comments.csv", "comment-id,moderated,comment-body\n5,1,\"A <b>fountain</b>, please\"\n4,-1,Spam\n")
        self.write("votes.json", json.dumps([{"pid": p, "tid": s, "vote": int(cells[c])} for p, row in enumerate(self.ROWS)
                                             for s, c in enumerate(row) if c != "."]))

    def mapped(self, *words):
        return json.loads(self.works("map", *words, "--output", "json"))

    def test_document(self):
        told = self.mapped("participants-votes.csv", "comments.csv", "--groups", "2")
        self.assertEqual(list(told), ["schema", "engine", "ballots", "mode", "center", "components", "groups", "participants",
                                      "statements", "majority", "settings"])
        self.assertEqual((told["schema"], told["mode"]), ("delib.map/1", "exact"))
        self.assertEqual((told["ballots"]["kind"], told["ballots"]["cast"], told["ballots"]["votes"]), ("votes", 14, 77))
        self.assertEqual([f["name"] for f in told["ballots"]["files"]], ["participants-votes.csv", "comments.csv"])
        self.assertEqual([p["id"] for p in told["participants"]], [str(p) for p in range(14)])
        self.assertEqual([[m for m in g["members"]] for g in told["groups"]["list"]],
                         [["0", "1", "3", "6"], ["9", "10", "12"]])
        self.assertEqual(told["groups"]["chosen"], 2)
        moderated = told["statements"][4]
        self.assertEqual((moderated["moderated"], moderated["x"], moderated["consensus"]["classic"], told["center"][4]),
                         (True, None, None, None))
        shared = told["statements"][5]
        self.assertEqual((shared["agree"], shared["disagree"], shared["pass"], shared["text"]),
                         (13, 0, 1, "A <b>fountain</b>, please"))
        # 3 of the 4 in group 0 agree with it, all 3 in the other.
        self.assertAlmostEqual(shared["consensus"]["classic"], 4 / 6 * 4 / 5, places=11)
        self.assertEqual(told["majority"]["agree"], ["5"])
        self.assertEqual(told["settings"], {"groups": 2, "by": None, "seed": 1, "resamples": 50})

    def test_modes_and_groups(self):
        polis = self.mapped("votes.json", "--mode", "polis")
        self.assertEqual(sum(len(g["members"]) for g in polis["groups"]["list"]), 14)
        self.assertEqual(self.mapped("votes.json", "--mode", "robust")["settings"]["minimum-share"], 0.05)
        declared = self.mapped("participants-votes.csv", "--by", "group-id")
        self.assertEqual([(g["name"], len(g["members"]), g["stability"]) for g in declared["groups"]["list"]],
                         [("0", 7, None), ("1", 7, None)])
        words = ["map", "votes.json", "--output", "json"]
        self.assertEqual(self.works(*words), self.works(*words))

    def test_what_a_bloc_would_do(self):
        words = ["participants-votes.csv", "comments.csv", "--groups", "2"]
        plain, told = self.mapped(*words), self.mapped(*words, "--capture")
        capture = told.pop("capture")
        self.assertEqual(told, plain)
        self.assertEqual(capture["grouped"], 7)
        self.assertEqual([(c["percent"], c["ballots"]) for c in capture["cases"]], [(0, 0), (1, 1), (2, 1), (5, 1), (10, 1)])
        now = {s["id"]: s["consensus"] for s in plain["statements"]}
        for s in capture["cases"][0]["statements"]:
            self.assertEqual((s["classic"]["value"], s["size-weighted"]["value"]),
                             (now[s["id"]]["classic"], now[s["id"]]["size-weighted"]))
        self.assertEqual([s["id"] for s in capture["cases"][0]["statements"]][0], "5")
        self.assertNotIn("4", [s["id"] for s in capture["cases"][1]["statements"]])  # moderated
        after = capture["cases"][1]["statements"][0]
        self.assertLess(after["classic"]["value"], now["5"]["classic"])
        for lang, title in (("en", "What a bloc would do"), ("fr", "Ce que ferait un bloc")):
            text = self.works("map", *words, "--capture", "--lang", lang)
            self.assertIn(title, text)
            for line in text.split("\n"):
                self.assertLessEqual(len(line), 80, line)

    def test_words(self):
        for lang, sentence in (("en", "form 2 groups by how they voted."), ("fr", "forment 2 groupes d’après leurs votes.")):
            text = self.works("map", "participants-votes.csv", "comments.csv", "--groups", "2", "--lang", lang)
            self.assertIn(sentence, text.replace("\u00a0", " "))
            for line in text.split("\n"):
                self.assertLessEqual(len(line), 80, line)
        page = self.works("map", "participants-votes.csv", "comments.csv", "--groups", "2", "--lang", "en", "--output",
                          "markdown", "--report", "r.html")
        self.assertIn("| `5` A", page)
        html = (self.folder / "r.html").read_text(encoding="utf-8")
        self.assertEqual(html.count("<use href=\"#s"), 14 + 2 + 1 + 2)
        self.assertNotIn("<b>fountain", html)
        # The one script of the page is the one that its policy lets run.
        source = re.search("script-src 'sha256-([^']*)'", html).group(1)
        script = re.search("<script>(.*?)</script>", html, re.DOTALL).group(1)
        self.assertEqual(base64.b64decode(source), hashlib.sha256(script.encode("utf-8")).digest())
        self.assertEqual(html.count("<script"), 1)

    def test_errors(self):
        self.write("bad.csv", "voter,A,B\nann,1,2\nbob,0,1\ncy,1,1\n")
        self.fails(3, "bad.csv:2:7: error: '2' is not a vote", "map", "bad.csv")
        self.fails(3, "none.csv: error: cannot open", "map", "none.csv")
        self.fails(2, "there is no column 'town' beside the votes", "map", "votes.json", "--by", "town")
        self.fails(2, "--groups is auto or a whole number, got 'two'", "map", "votes.json", "--groups", "two")
        self.fails(2, "--by names the groups", "map", "votes.json", "--groups", "2", "--by", "town")
        self.fails(2, "--mode", "map", "votes.json", "--mode", "quick")
        self.fails(2, "the number of groups is from 1 to 256, got 0", "map", "votes.json", "--groups", "0")
        self.fails(2, "FILE", "map")


class Capture(CliTest):
    def captured(self, *words):
        return json.loads(self.works("capture", *words, "--output", "json"))

    def test_numbers(self):
        told = self.captured("b.csv", "--rule", "borda", "--rule", "irv", "--resamples", "100")
        self.assertEqual(list(told), ["schema", "engine", "ballots", "candidates", "policy", "seed", "resamples", "outcomes"])
        self.assertEqual((told["schema"], told["seed"], told["resamples"]), ("delib.capture/1", 1, 100))
        borda, irv = told["outcomes"]
        self.assertEqual(list(borda), ["rule", "options", "seats", "stratum", "winners", "added", "removed", "changed", "without",
                                       "power", "bootstrap", "resamples", "fake-share", "similar", "complete"])
        self.assertEqual(irv["rule"], "irv")
        for outcome in (borda, irv):
            for kind in ("added", "removed", "changed"):
                found = outcome[kind]
                self.assertEqual(found["lower"], found["upper"], (outcome["rule"], kind))
                self.assertNotEqual(found["winners"], outcome["winners"])
            self.assertEqual({part["stratum"] for part in outcome["without"]}, {"channel=paper", "channel=web"})
            self.assertEqual(set(outcome["bootstrap"]), {"A", "B", "C"})
            self.assertEqual(outcome["power"]["channel"]["coalitions"], 1)

    def test_a_witness_is_read_and_counted_again(self):
        ballots = "A > B > C * 7\nB > C > A * 4\nC > B > A * 3\n"
        self.write("e.cvotes", "#/Candidates: A ; B ; C\n" + ballots)
        for rule in ("plurality", "borda", "schulze", "irv", "copeland", "ranked-pairs"):
            [outcome] = self.captured("e.cvotes", "--rule", rule)["outcomes"]
            witness = "".join(line + "\n" for line in outcome["added"]["witness"])
            self.write("w.cvotes", "#/Candidates: A ; B ; C\n" + ballots + witness)
            [again] = self.result("w.cvotes", "--rule", rule)["outcomes"]
            self.assertEqual(again["winners"], outcome["added"]["winners"], rule)
            self.assertNotEqual(again["winners"], outcome["winners"], rule)

    def test_the_same_bytes_for_ballots_in_any_order(self):
        lines = RANKS.split("\n")
        self.write("other.csv", "\n".join([lines[0]] + lines[:0:-1]).lstrip("\n") + "\n")
        words = ["--rule", "schulze"]
        one, other = (self.captured(name, *words, "--resamples", "200")["outcomes"] for name in ("b.csv", "other.csv"))
        self.assertEqual(one, other)
        self.assertNotEqual(one, self.captured("b.csv", *words, "--resamples", "200", "--seed", "2")["outcomes"])

    def test_in_the_result(self):
        plain = self.works("tally", "b.csv", "--rule", "borda", "--output", "json")
        told = self.result("b.csv", "--rule", "borda", "--capture")
        capture = told["outcomes"][0].pop("capture")
        self.assertEqual(told, json.loads(plain))
        self.assertEqual(capture["added"], self.captured("b.csv", "--rule", "borda")["outcomes"][0]["added"])
        self.works("tally", "b.csv", "--rule", "borda", "--capture", "--report", "r.html", "--lang", "en")
        self.assertIn("How few ballots would change the result", (self.folder / "r.html").read_text(encoding="utf-8"))

    def test_words(self):
        for lang, sentence in (("en", "more ballot"), ("fr", "de plus suffirait")):
            text = self.works("capture", "b.csv", "--rule", "schulze", "--lang", lang)
            self.assertIn(sentence, text)
            for line in text.split("\n"):
                self.assertLessEqual(len(line), 80, line)
        self.assertIn("|", self.works("capture", "b.csv", "--rule", "schulze", "--output", "markdown"))

    def test_errors(self):
        self.fails(2, "say how to count", "capture", "b.csv")
        self.fails(2, "--effort", "capture", "b.csv", "--rule", "borda", "--effort", "-1")
        done = self.run_delib("capture", "b.csv", "--rule", "borda", "--budget", "0.000000001", "--output", "json")
        self.assertEqual(done.status, 4)


class AuditPrivacy(CliTest):
    def test_figures(self):
        told = json.loads(self.works("audit-privacy", "b.csv", "--k", "2", "--output", "json"))
        self.assertEqual((list(told), told["schema"], told["k"]), (["schema", "engine", "k", "sets"], "delib.privacy/1", 2))
        [audit] = told["sets"]
        self.assertEqual((audit["warning"], audit["voters"], audit["columns"]), (True, 5, ["channel"]))
        self.assertEqual(audit["together"], {"k": 1, "unique": 5, "few": 5, "groups": 5})
        self.assertEqual(audit["strata"], {"k": 2, "unique": 0, "few": 0, "groups": 2})
        self.assertEqual(audit["rare-ballots"]["found"], 4)

    def test_words_and_errors(self):
        for lang, sentence in (("en", "5 voters of 5 cast a line that nobody else has"),
                               ("fr", "5 votants sur 5 ont une ligne que personne d’autre n’a")):
            text = self.works("audit-privacy", "b.csv", "--lang", lang).replace("\u00a0", " ")
            self.assertIn(sentence, text.replace("\n", " "))
            for line in text.split("\n"):
                self.assertLessEqual(len(line), 80, line)
        self.fails(2, "town", "audit-privacy", "b.csv", "--by", "town")
        self.fails(2, "less than 2", "audit-privacy", "b.csv", "--k", "1")


class Rules(CliTest):
    def test_catalogue(self):
        told = json.loads(self.works("rules", "--output", "json"))
        self.assertEqual(list(told), ["rules"])
        ids = [rule["id"] for rule in told["rules"]]
        for rule in ("plurality", "borda", "positional", "ranked-priorities", "condorcet", "minimax", "schulze", "irv", "majority-judgment", "approval"):
            self.assertIn(rule, ids)
        for rule in told["rules"]:
            self.assertEqual(list(rule["name"]), ["en", "fr"])
            self.assertIn(rule["seats"], ("one", "many"))
            self.assertTrue(set(rule["bases"]) <= {"first", "positions", "pairwise", "grades", "approvals", "scores", "profile", "votes"})
            for option in rule["options"]:
                self.assertEqual(list(option), ["name", "type", "default", "values", "meaning"])
            one = json.loads(self.works("rules", rule["id"], "--output", "json"))
            self.assertEqual(one, {"rules": [rule]})

    def test_text(self):
        for lang in ("en", "fr"):
            for words in ([], ["ranked-priorities"]):
                for line in self.works("rules", *words, "--lang", lang).split("\n"):
                    self.assertLessEqual(len(line), 80, line)
        self.assertIn("places", self.works("rules", "ranked-priorities"))

    def test_every_rule_counts_with_its_defaults_spelt_out(self):
        self.write("g.csv", "A,B,C\n2,1,0\n1,2,2\n0,2,1\n")
        self.write("a.csv", "A,B,C\n1,1,0\n0,1,0\n1,0,1\n")
        for rule in json.loads(self.works("rules", "--output", "json"))["rules"]:
            options = {option["name"]: option["default"] for option in rule["options"]}
            spec = json.dumps({"rule": rule["id"], "options": options})
            words = ["a.csv", "--format", "approvals"] if rule["bases"] == ["approvals"] else ["g.csv", "--format", "grades"]
            told = self.result(*words, "--rule", spec)["outcomes"][0]
            self.assertEqual(told["options"], options)
            self.assertEqual(told, self.result(*words, "--rule", rule["id"])["outcomes"][0])


class Convert(CliTest):
    def test_there_and_back(self):
        # Complete orders can be written in every ranked format; what is read back counts the same.
        self.write("full.csv", "rank1,rank2,rank3\nAda,Béa,Cléo d'Eu\nBéa,Cléo d'Eu,Ada\nAda,Cléo d'Eu,Béa\n")
        counted = self.result("full.csv", "--rule", "borda", "--rule", "schulze")
        for extension in ("csv", "soc", "soi", "toc", "toi", "cvotes", "abif", "blt"):
            self.works("convert", "full.csv", "out." + extension)
            told = self.result("out." + extension, "--rule", "borda", "--rule", "schulze", "--policy", "unranked=last")
            self.assertEqual(told["outcomes"], counted["outcomes"], extension)
            self.assertEqual(told["ballots"]["format"], extension)
            for back in ("csv", "soc", "soi", "toc", "toi", "cvotes", "abif", "blt"):
                self.works("convert", "out." + extension, "back." + back)
                again = self.result("back." + back, "--rule", "borda", "--rule", "schulze", "--policy", "unranked=last")
                self.assertEqual(again["outcomes"], counted["outcomes"], (extension, back))

    def test_grades_and_approvals(self):
        self.write("g.csv", "A,B\n2,0\n1,\n,\n")
        self.works("convert", "g.csv", "h.csv", "--from", "grades", "--to", "grades")
        self.assertEqual(self.result("h.csv", "--format", "grades", "--rule", "majority-judgment")["outcomes"],
                         self.result("g.csv", "--format", "grades", "--rule", "majority-judgment")["outcomes"])
        self.write("a.csv", "A,B\n1,0\n1,1\n0,0\n")
        self.works("convert", "a.csv", "c.csv", "--from", "approvals", "--to", "approvals")
        self.assertEqual(self.result("c.csv", "--format", "approvals", "--rule", "approval")["outcomes"],
                         self.result("a.csv", "--format", "approvals", "--rule", "approval")["outcomes"])

    def test_what_is_not_in_the_ballots_is_told(self):
        self.write("v.blt", '3 2\n-2\n4 1 2 3 0\n2 3 0\n0\n"Ann"\n"Bob"\n"Cyd"\n"Title"\n')
        done = self.run_delib("convert", "v.blt", "w.blt")
        self.assertEqual(done.status, 0)
        self.assertEqual(done.err, "delib: note: v.blt:2: 'Bob' has withdrawn and was taken off 4 ballots\n")
        self.assertEqual((self.folder / "w.blt").read_text(), '2 2\n4 1 2 0\n2 2 0\n0\n"Ann"\n"Cyd"\n"Ballots"\n')
        done = self.run_delib("convert", "w.blt", "w.soi")
        self.assertEqual(done.err, "delib: note: the file is for 2 seats, which a soi file does not say\n")
        told = self.result("v.blt", "--rule", "borda", "--seats", "2")["ballots"]
        self.assertEqual(told["notes"], [{"where": "v.blt:2", "what": "'Bob' has withdrawn and was taken off 4 ballots"}])
        # A file does not change how many are chosen.
        told = self.result("v.blt", "--rule", "borda", "--rule", "irv")
        self.assertEqual([o["seats"] for o in told["outcomes"]], [1, 1])
        self.assertEqual([n["what"] for n in told["ballots"]["notes"][1:]], ["the file is for 2 seats, the count for 1"])

    def test_categories(self):
        self.write("v.cat", "# CATEGORY NAME 1: Yes\n# CATEGORY NAME 2: Maybe\n# CATEGORY NAME 3: No\n"
                            "# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n3: 1,2,{}\n2: 2,{},1\n")
        told = self.result("v.cat", "--rule", "majority-judgment", "--rule", "schulze", "--rule", "borda")
        self.assertEqual(told["ballots"]["kind"], "graded")
        self.assertEqual([o["winners"] for o in told["outcomes"]], [["A"], ["A"], ["A"]])
        self.works("convert", "v.cat", "v.csv", "--to", "grades")
        again = self.result("v.csv", "--format", "grades", "--scale", "No,Maybe,Yes", "--rule", "majority-judgment")
        self.assertEqual(again["outcomes"], told["outcomes"][:1])
        told = self.result("v.cat", "--ballot", "approvals", "--rule", "approval")
        self.assertEqual(told["outcomes"][0]["scores"], {"A": "3", "B": "2"})

    def test_streams(self):
        text = self.works("convert", "-", "-", "--from", "csv", "--to", "toi", stdin=b"rank1,rank2\nA,B\nB,\n")
        self.assertIn("# ALTERNATIVE NAME 1: A\n", text)
        self.fails(2, "say the format to write with --to", "convert", "b.csv", "-")

    def test_what_a_format_cannot_hold_is_an_error(self):
        self.write("t.csv", "A,B,C\n1,1,2\n")
        self.assertNotEqual(self.run_delib("convert", "t.csv", "out.soc", "--ballot", "matrix").status, 0)
        self.assertFalse((self.folder / "out.soc").exists())
        self.fails(2, "docx", "convert", "b.csv", "out.docx")
        self.assertFalse((self.folder / "out.docx").exists())


class SavedTallies(CliTest):
    """Tallies on disk: docs/format.md."""

    def rules_on(self, *bases):
        told = json.loads(self.works("rules", "--output", "json"))["rules"]
        return [rule["id"] for rule in told if set(rule["bases"]) <= set(bases)]

    def outcomes(self, *words):
        """What must be the same bytes from ballots and from their tally."""
        text = self.works("tally", *words, "--output", "json")
        return text[text.index('"candidates"'):]

    def specs(self, rules):
        return [word for rule in rules for word in ("--rule", rule)]

    def ballots(self, kind, seed, lines):
        """A head, and random lines: blank ones, broken weights, ties, missing candidates."""
        people = random.Random(seed)
        names = ["Béa", "Ada", "Dan", "Cléo"]
        rows = []
        for _ in range(lines):
            if people.random() < 0.1:
                cells = [""] * 4
            elif kind == "approvals":
                cells = [people.choice("01") for _ in names]
            else:
                cells = [people.choice(["", "1", "2", "3"]) for _ in names]
            rows.append(",".join(cells + [people.choice(["1", "1", "2/3", "0.25", "0", "1.34610232558139536"])]))
        return ",".join(names + ["weight"]) + "\n", rows

    KINDS = {"ranked": (["--ballot", "matrix"], ("first", "positions", "pairwise")),
             "grades": (["--ballot", "grades", "--scale", "1,2,3"], ("first", "positions", "pairwise", "grades", "scores")),
             "approvals": (["--ballot", "approvals"], ("first", "positions", "pairwise", "approvals"))}
    POLICIES = ([], ["--policy", "unranked=no-opinion,ungraded=exclude"], ["--policy", "pairwise-ties=half,ungraded=median"],
                ["--policy", "unranked=reject,overvote=skip,ungraded=reject"])

    def test_a_tally_decides_as_its_ballots_do(self):
        # Each rule on a bounded basis, from ballots, from their tally, and from merged tallies of their parts.
        for kind, (reading, bases) in self.KINDS.items():
            rules = self.rules_on(*bases)
            self.assertGreater(len(rules), 30)
            for seed, policy in enumerate(self.POLICIES):
                head, rows = self.ballots(kind, seed, 150)
                self.write("all.csv", head + "\n".join(rows) + "\n")
                words = [*reading, *policy, *self.specs(rules)]
                expected = self.outcomes("all.csv", *words, "--save-tally", "all.tally")
                self.assertEqual(self.outcomes("all.tally", *self.specs(rules)), expected)
                parts = []
                for i, part in enumerate((rows[:40], [], rows[40:41], rows[41:])):
                    self.write(f"{i}.csv", head + "".join(row + "\n" for row in part))
                    self.works("tally", f"{i}.csv", *words, "--save-tally", f"{i}.tally")
                    parts.append(f"{i}.tally")
                for order in (parts, parts[::-1]):
                    self.works("merge", *order, "--to", "merged.tally")
                    self.assertEqual((self.folder / "merged.tally").read_bytes(), (self.folder / "all.tally").read_bytes(), (kind, policy))
                    self.assertEqual(self.outcomes(*order, *self.specs(rules)), expected)

    def test_each_rule_alone(self):
        for kind, (reading, bases) in self.KINDS.items():
            head, rows = self.ballots(kind, 7, 30)
            self.write("all.csv", head + "\n".join(rows) + "\n")
            for rule in self.rules_on(*bases):
                expected = self.outcomes("all.csv", *reading, "--rule", rule, "--save-tally", "one.tally")
                self.assertEqual(self.outcomes("one.tally", "--rule", rule), expected, rule)

    def test_seats_ties_and_quorums(self):
        for words in (["--rule", "borda", "--seats", "2"], ["--rule", "plurality:ties=seed:2026", "--seats", "2"],
                      ["--rule", "schulze", "--requirement", "quorum:heads=5"],
                      ["--rule", "schulze", "--requirement", "quorum:heads=5,blanks=included"],
                      ["--rule", "plurality", "--requirement", "quorum:weight=5,blanks=included"],
                      ["--rule", "plurality", "--requirement", "quorum:weight=5"],
                      ["--rule", "plurality", "--requirement", "status-quo:against=C"],
                      ["--rule", "plurality", "--requirement", "supermajority:against=C,share=1/2,compare=>="]):
            expected = self.outcomes("b.csv", *words, "--save-tally", "b.tally")
            self.assertEqual(self.outcomes("b.tally", *words), expected, words)
        self.fails(2, "a requirement takes candidates off the ballots, and a saved tally holds none", "tally", "b.tally", "--rule", "plurality",
                   "--requirement", "supermajority:against=C,share=1/2")
        self.fails(2, "threshold: it is counted on the ballots", "tally", "b.tally", "--rule", "plurality", "--requirement", "threshold:share=1/2")
        self.write("g.csv", "A,B\n2,0\n,\n1,2\n")
        for ungraded in ("worst", "exclude"):
            words = ["--rule", "majority-judgment", "--requirement", "quorum:weight=2", "--requirement", "quorum:weight=3,blanks=included"]
            expected = self.outcomes("g.csv", "--ballot", "grades", "--policy", "ungraded=" + ungraded, *words, "--save-tally", "g.tally")
            self.assertEqual(self.outcomes("g.tally", *words), expected)

    def test_what_is_told_of_the_ballots(self):
        self.works("tally", "b.csv", "--rule", "schulze", "--save-tally", "b.tally")
        told = self.result("b.tally", "--rule", "schulze")["ballots"]
        digest = hashlib.sha256((self.folder / "b.tally").read_bytes()).hexdigest()
        self.assertEqual(told, {"kind": "ranked", "format": "tally", "files": [{"name": "b.tally", "sha256": digest}], "cast": 5,
                                "counted": 4, "blank": 1, "rejected": [], "weight": "4"})
        self.assertEqual(self.result("b.tally", "--rule", "schulze", "--no-digest")["ballots"]["files"][0]["sha256"], None)
        self.write("g.csv", "A,B\n2,0\n,\n1,2\n")
        for words, kind in ((["--ballot", "grades", "--rule", "majority-judgment"], "graded"), (["--ballot", "grades", "--rule", "score"], "scored"),
                            (["--ballot", "grades", "--rule", "borda"], "ranked")):
            self.works("tally", "g.csv", *words, "--save-tally", "g.tally")
            self.assertEqual(self.result("g.tally", *words[2:])["ballots"]["kind"], kind)
        # Every form of report can be made.
        for words in (["b.tally", "--rule", "schulze"], ["g.tally", "--rule", "borda"]):
            for form in ("text", "markdown"):
                for lang in ("en", "fr"):
                    self.works("tally", *words, "--output", form, "--lang", lang, "--report", "r.html")

    def test_standard_input_and_output(self):
        self.works("tally", "b.csv", "--rule", "schulze", "--save-tally", "b.tally")
        saved = (self.folder / "b.tally").read_bytes()
        self.assertEqual(self.outcomes("b.tally", "--rule", "minimax"),
                         (lambda text: text[text.index('"candidates"'):])(self.works("tally", "-", "--rule", "minimax", "--output", "json", stdin=saved)))
        done = subprocess.run([COMMAND, "merge", "b.tally", "-", "--to", "-"], cwd=self.folder, input=saved, capture_output=True, check=True)
        self.assertEqual(done.stderr, b"")
        self.write("twice.tally", done.stdout)
        self.assertEqual(self.result("twice.tally", "--rule", "schulze")["ballots"]["weight"], "8")
        self.works("tally", "-", "--rule", "schulze", "--save-tally", "stdin.tally", stdin=RANKS.encode())
        self.assertEqual((self.folder / "stdin.tally").read_bytes(), saved)

    def test_rules_that_no_tally_answers(self):
        self.fails(2, "irv reads every ballot; no tally of them can be saved for it", "tally", "b.csv", "--rule", "borda", "--rule", "irv", "--save-tally", "b.tally")
        self.fails(2, "smith-irv reads every ballot", "tally", "none.csv", "--rule", "smith-irv", "--save-tally", "b.tally")
        self.assertFalse((self.folder / "b.tally").exists())
        self.works("tally", "b.csv", "--rule", "plurality", "--rule", "schulze", "--save-tally", "b.tally")
        self.fails(2, "borda reads 'positions', which the saved tally does not hold; it holds first, pairwise", "tally", "b.tally", "--rule", "borda")
        self.fails(2, "irv reads every ballot, which the saved tally does not hold; it holds first, pairwise", "tally", "b.tally", "--rule", "irv")
        self.fails(2, "majority-judgment reads 'grades'", "tally", "b.tally", "--rule", "majority-judgment")

    def test_what_a_tally_cannot_be_asked(self):
        self.works("tally", "b.csv", "--rule", "schulze", "--save-tally", "b.tally")
        for words in (["--by", "channel"], ["--where", "channel=web"], ["--two-level", "stratum=channel,carry=ranking"]):
            self.assertIn("channel", self.fails(2, "a saved tally", "tally", "b.tally", "--rule", "schulze", *words))
        for words in (["--ballot", "ranks"], ["--format", "csv"], ["--weights", "weight"], ["--weight-digits", "2"], ["--revote", "first"]):
            self.fails(2, "a saved tally holds no ballots", "tally", "b.tally", "--rule", "schulze", *words)
        self.fails(2, "the tally was counted under unranked=last; for unranked=no-opinion, count the ballots again", "tally", "b.tally",
                   "--rule", "schulze", "--policy", "unranked=no-opinion")
        self.fails(2, "the tally was counted on another scale: none", "tally", "b.tally", "--rule", "schulze", "--scale", "x,y")
        self.works("tally", "b.tally", "--rule", "schulze", "--policy", "unranked=last", "--format", "tally")
        self.fails(3, "b.csv: error: not a sound tally file", "tally", "b.csv", "--rule", "schulze", "--format", "tally")
        self.fails(3, "b.tally: error: a saved tally is not counted together with ballots", "tally", "b.csv", "b.tally", "--rule", "schulze")

    def test_parts_cannot_be_saved(self):
        for words in (["--where", "channel=web"], ["--two-level", "stratum=channel,carry=ranking"]):
            self.fails(2, "a saved tally covers the whole of the ballots", "tally", "b.csv", "--rule", "borda", *words, "--save-tally", "b.tally")
        done = self.run_delib("tally", "b.csv", "--rule", "borda", "--by", "channel", "--save-tally", "by.tally")
        self.assertEqual((done.status, done.err), (0, "delib: note: the saved tally covers the whole only, not the values of 'channel'\n"))
        self.works("tally", "b.csv", "--rule", "borda", "--save-tally", "whole.tally")
        self.assertEqual((self.folder / "by.tally").read_bytes(), (self.folder / "whole.tally").read_bytes())

    def test_consultations(self):
        self.write("g.csv", "A,B\n2,0\n")
        head = '[[proposal]]\nid = "C"\n[[proposal]]\nid = "B"\n[[proposal]]\nid = "A"\n'
        ballots = '[[ballots]]\nfile = "{}"\n[[count]]\nrule = "schulze"\n[[count]]\nrule = "borda"\nseats = 2\n'
        self.write("c.toml", head + ballots.format("b.csv"))
        expected = self.outcomes("c.toml", "--save-tally", "c.tally")
        self.assertEqual(json.loads(self.works("tally", "c.toml", "--output", "json"))["candidates"], ["C", "B", "A"])
        self.write("t.toml", head + ballots.format("c.tally"))
        self.assertEqual(self.outcomes("t.toml"), expected)
        # A tally with its candidates in another order is read in the declared one.
        self.works("tally", "b.csv", "--rule", "schulze", "--rule", "borda", "--save-tally", "c.tally")
        self.assertEqual(self.outcomes("t.toml"), expected)
        self.write("t.toml", '[[proposal]]\nid = "A"\n' + ballots.format("c.tally"))
        self.fails(2, "'B' is in the tally, and not among the declared candidates", "tally", "t.toml", "--rule", "schulze")
        self.write("t.toml", head + '[[proposal]]\nid = "Zoé"\n' + ballots.format("c.tally"))
        self.fails(3, "the declared candidate 'Zoé' is not in the tally", "tally", "t.toml")
        self.write("two.toml", '[[ballots]]\nname = "x"\nfile = "b.csv"\n[[ballots]]\nname = "y"\nfile = "b.csv"\n'
                   '[[count]]\nrule = "borda"\n[[count]]\nrule = "borda"\nballots = "{}"\n'.format("y"))
        self.fails(2, "a saved tally holds one set of ballots; these counts read several", "tally", "two.toml", "--save-tally", "x.tally")
        self.assertFalse((self.folder / "x.tally").exists())

    def test_merging_names_the_difference(self):
        self.works("tally", "b.csv", "--rule", "schulze", "--save-tally", "a.tally")
        self.write("more.csv", "rank1,rank2\nA,Zoé\nB,C\n")
        self.works("tally", "more.csv", "--rule", "schulze", "--save-tally", "more.tally")
        self.works("tally", "b.csv", "--rule", "schulze", "--policy", "pairwise-ties=half", "--save-tally", "half.tally")
        self.works("tally", "b.csv", "--rule", "schulze", "--rule", "borda", "--save-tally", "two.tally")
        self.write("g.csv", "A,B,C\n2,0,1\n")
        for scale in ("0,1,2", "0,1,2,3"):
            self.works("tally", "g.csv", "--ballot", "grades", "--scale", scale, "--rule", "majority-judgment", "--save-tally", scale + ".tally")
        for pair, told in ((("a", "more"), "'Zoé' stands only in the added one"), (("more", "a"), "'Zoé' stands only in the earlier one"),
                           (("a", "half"), "pairwise-ties is neutral in the earlier and half in the added one"),
                           (("a", "two"), "the earlier one holds pairwise, the added one positions, pairwise"),
                           (("0,1,2", "0,1,2,3"), "grade 4 is missing in the earlier and '3' in the added one")):
            files = [name + ".tally" for name in pair]
            for words in (["merge", *files, "--to", "out.tally"], ["tally", *files, "--rule", "schulze"]):
                err = self.fails(3, told, *words)
                self.assertTrue(err.startswith(files[1] + ": error: "), err)
                self.assertIn(files[0], err)
        self.assertFalse((self.folder / "out.tally").exists())
        self.fails(3, "b.csv: error: not a sound tally file", "merge", "a.tally", "b.csv", "--to", "out.tally")
        self.fails(3, "none.tally: error: cannot open", "merge", "none.tally", "--to", "out.tally")
        self.fails(2, "--to", "merge", "a.tally")
        self.assertEqual(self.run_delib("merge", "a.tally", "--to", "no/such/folder.tally").status, 1)

    def test_candidates_in_another_order_are_merged_by_name(self):
        self.write("x.csv", "A,B,C\n1,2,3\n1,,2\n")
        self.write("y.csv", "C,A,B\n1,2,2\n,1,2\n")
        words = ["--ballot", "matrix", "--rule", "schulze", "--rule", "borda"]
        for name in "xy":
            self.works("tally", name + ".csv", *words, "--save-tally", name + ".tally")
        self.works("merge", "x.tally", "y.tally", "--to", "xy.tally")
        self.assertEqual(self.outcomes("xy.tally", *words[2:]), self.outcomes("x.csv", "y.csv", *words))
        self.works("merge", "y.tally", "x.tally", "--to", "yx.tally")
        self.assertEqual(self.result("yx.tally", *words[2:])["candidates"], ["C", "A", "B"])

    def test_damage_is_noticed(self):
        self.works("tally", "b.csv", "--rule", "schulze", "--save-tally", "b.tally")
        saved = (self.folder / "b.tally").read_bytes()
        for at in (8, 20, 60, len(saved) // 2, len(saved) - 1):
            self.write("bad.tally", saved[:at] + bytes([saved[at] ^ 1]) + saved[at + 1:])
            err = self.fails(3, "", "tally", "bad.tally", "--rule", "schulze")
            self.assertTrue(err.startswith("bad.tally: error: "), err)
        self.write("bad.tally", saved[:-1])
        self.fails(3, "its checksum is not that of its bytes", "merge", "bad.tally", "--to", "out.tally")
        self.fails(3, "is not UTF-8", "convert", "b.tally", "out.csv")

    def test_fixtures_are_written_as_their_page_says(self):
        fixtures = pathlib.Path(ROOT) / "tests/tally/fixtures"
        written = re.findall(r"^delib (tally (\S+) .*--save-tally (\S+))$", (fixtures / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
        self.assertEqual(sorted(name for _, _, name in written), sorted(path.name for path in fixtures.glob("*.tally")))
        for command, ballots, name in written:
            self.write(ballots, (fixtures / ballots).read_bytes())
            self.works(*command.split())
            self.assertEqual((self.folder / name).read_bytes(), (fixtures / name).read_bytes(), name)
            self.assertEqual(self.outcomes(name, *re.findall(r"--rule|(?<=--rule )\S+", command)),
                             self.outcomes(*command.split()[1:-2]))

    def test_a_full_disk_is_told(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("no /dev/full")
        done = self.run_delib("tally", "b.csv", "--rule", "borda", "--save-tally", "/dev/full")
        self.assertEqual((done.status, done.out), (1, ""))
        self.assertIn("cannot write /dev/full", done.err)


class Sample(CliTest):
    def test_the_sample_is_counted(self):
        told = self.result(str(pathlib.Path(ROOT) / "examples/interconnectes-2022/consultation.toml"))
        self.assertEqual(len(told["outcomes"]), 44)
        self.assertEqual([o["rule"] for o in told["outcomes"] if o["stratum"] is None], ["ranked-priorities", "schulze", "majority-judgment", "approval"])
        self.assertEqual([s["name"] for s in told["sets"]], ["priorities", "grades", "approvals"])


if __name__ == "__main__":
    COMMAND, ROOT = (os.path.abspath(path) for path in sys.argv[1:3])
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]], verbosity=1)
