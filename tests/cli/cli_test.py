#!/usr/bin/env python3
"""Black-box tests of the command `delib`: usage, `tally`, `rules` and `convert`.

usage: cli_test.py COMMAND ROOT [unittest arguments]
"""
import gzip
import hashlib
import json
import os
import pathlib
import random
import subprocess

from cli_case import RANKS, CliTest, main


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
            return subprocess.run(["script", "-qec", f"'{self.command}' tally b.csv --rule plurality", "/dev/null"], cwd=self.folder,
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
            done = subprocess.run([self.command, "tally", "b.csv", "--rule", "borda"], cwd=self.folder, stdout=full, stderr=subprocess.PIPE, check=False)
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


class Sample(CliTest):
    def test_the_sample_is_counted(self):
        told = self.result(str(pathlib.Path(self.root) / "examples/interconnectes-2022/consultation.toml"))
        self.assertEqual(len(told["outcomes"]), 44)
        self.assertEqual([o["rule"] for o in told["outcomes"] if o["stratum"] is None], ["ranked-priorities", "schulze", "majority-judgment", "approval"])
        self.assertEqual([s["name"] for s in told["sets"]], ["priorities", "grades", "approvals"])


if __name__ == "__main__":
    main()
