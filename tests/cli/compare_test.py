#!/usr/bin/env python3
"""Black-box tests of `delib compare`.

usage: compare_test.py COMMAND ROOT [unittest arguments]
"""
import json
import random

from cli_case import RANKS, CliTest, main


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


if __name__ == "__main__":
    main()
