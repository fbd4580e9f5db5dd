#!/usr/bin/env python3
"""Black-box tests of what the command reads: paths, pipes, compressed and hostile files, errors in their places.

usage: input_test.py COMMAND ROOT [unittest arguments]
"""
import hashlib
import re

from cli_case import RANKS, CliTest, main


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


if __name__ == "__main__":
    main()
