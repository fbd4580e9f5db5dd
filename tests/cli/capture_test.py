#!/usr/bin/env python3
"""Black-box tests of `delib capture` and `delib audit-privacy`.

usage: capture_test.py COMMAND ROOT [unittest arguments]
"""
import json

from cli_case import RANKS, CliTest, main


class Capture(CliTest):
    def captured(self, *words):
        return json.loads(self.works("capture", *words, "--output", "json"))

    def test_numbers(self):
        told = self.captured("b.csv", "--rule", "borda", "--rule", "irv", "--resamples", "100")
        self.assertEqual(list(told), ["schema", "engine", "ballots", "candidates", "policy", "seed", "resamples", "outcomes"])
        self.assertEqual((told["schema"], told["seed"], told["resamples"]), ("delib.capture/1", 1, 100))
        borda, irv = told["outcomes"]
        self.assertEqual(list(borda), ["rule", "options", "seats", "stratum", "winners", "added", "removed", "changed", "without",
                                       "without-skipped", "power", "bootstrap", "resamples", "fake-share", "similar", "complete"])
        self.assertEqual(irv["rule"], "irv")
        for outcome in (borda, irv):
            for kind in ("added", "removed", "changed"):
                found = outcome[kind]
                self.assertEqual(found["lower"], found["upper"], (outcome["rule"], kind))
                self.assertNotEqual(found["winners"], outcome["winners"])
            self.assertEqual({part["stratum"] for part in outcome["without"]}, {"channel=paper", "channel=web"})
            self.assertEqual(set(outcome["bootstrap"]), {"A", "B", "C"})
            self.assertEqual(outcome["power"]["channel"]["coalitions"], 1)

    def test_the_same_keys_of_any_ballots(self):
        head = "voter,college,weight,A,B\n"
        self.write("full.csv", head + "1,x,1,1,2\n2,y,2,2,1\n3,x,1,1,2\n")
        keys = list(self.captured("full.csv", "--rule", "schulze")["outcomes"][0])
        nothing = dict.fromkeys(keys[keys.index("added"):-1])
        for name, lines in (("empty", ""), ("blank", "1,x,1,,\n2,y,1,,\n")):
            self.write(name + ".csv", head + lines)
            [outcome] = self.captured(name + ".csv", "--rule", "schulze", "--ballot", "matrix")["outcomes"]
            self.assertEqual(list(outcome), keys, name)
            self.assertEqual({key: outcome[key] for key in nothing}, nothing, name)
            self.assertTrue(outcome["complete"], name)
        for name, lines in (("one", "1,x,1,1,2\n"), ("weightless", "1,x,0,1,2\n2,y,0,2,1\n"), ("tied", "1,x,1,1,1\n2,y,1,1,1\n"),
                            ("fractions", "1,x,1/3,1,2\n2,y,2/3,2,1\n")):
            self.write(name + ".csv", head + lines)
            [outcome] = self.captured(name + ".csv", "--rule", "schulze")["outcomes"]
            self.assertEqual(list(outcome), keys, name)
            self.assertEqual(outcome["resamples"], 1000, name)

    def test_one_candidate_is_elected_whatever_is_added(self):
        self.write("one.csv", "voter,A\n1,1\n2,1\n")
        [outcome] = self.captured("one.csv", "--rule", "schulze")["outcomes"]
        for kind in ("added", "removed", "changed"):
            found = outcome[kind]
            self.assertEqual((found["lower"], found["upper"], found["proof"]), (None, None, "all-elected"), kind)

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


if __name__ == "__main__":
    main()
