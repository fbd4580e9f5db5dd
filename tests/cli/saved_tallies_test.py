#!/usr/bin/env python3
"""Black-box tests of tallies on disk: `--save-tally`, `delib merge`, and counting from them.

usage: saved_tallies_test.py COMMAND ROOT [unittest arguments]
"""
import hashlib
import json
import os
import pathlib
import random
import re
import subprocess

from cli_case import RANKS, CliTest, main


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
        done = subprocess.run([self.command, "merge", "b.tally", "-", "--to", "-"], cwd=self.folder, input=saved, capture_output=True, check=True)
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
        fixtures = pathlib.Path(self.root) / "tests/tally/fixtures"
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


if __name__ == "__main__":
    main()
