#!/usr/bin/env python3
"""Black-box tests of `delib consensus` and `delib power`.

usage: consensus_test.py COMMAND ROOT [unittest arguments]
"""
import json
import random

from cli_case import CliTest, main


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
                                                 "polarization", "kemeny-diversity", "kemeny-polarization"])
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
        self.write("many.csv", "rank1\n" + "".join(f"c{i}\n" for i in range(2001)))
        self.fails(3, "many.csv: error: figures on rankings are made for up to 2000 candidates, got 2001", "consensus", "many.csv")


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

    def test_weights_of_a_consultation(self):
        self.write("c.toml", "[[stratum]]\ncolumn = \"college\"\nvalues = [\"a\", \"b\", \"c\"]\n"
                             "weights = { a = 2, b = 1, c = \"1/2\" }\n[[ballots]]\nfile = \"none.csv\"\n[[count]]\nrule = \"borda\"\n")
        told = json.loads(self.works("power", "c.toml", "--output", "json"))
        self.assertEqual((told["stratum"], told["quota"], told["total"]), ("college", "2", "7/2"))
        self.assertEqual(told["members"][0], {"name": "a", "weight": "2", "swings": "4", "banzhaf": "1", "shapley": "1"})
        told = json.loads(self.works("power", "c.toml", "--by", "college", "--quota", "3", "--output", "json"))
        self.assertEqual((told["quota"], [one["swings"] for one in told["members"]]), ("3", ["2", "2", "0"]))
        self.fails(2, "'town' has no declared weights", "power", "c.toml", "--by", "town")
        self.fails(2, "--by names a column of a consultation", "power", "--quota", "1", "--by", "town", "a=1")
        self.write("none.toml", "[[ballots]]\nfile = \"none.csv\"\n[[count]]\nrule = \"borda\"\n")
        self.assertIn("none.toml: error: no [[stratum]]", self.run_delib("power", "none.toml").err)

    def test_errors(self):
        self.fails(2, "--quota", "power", "a=1")
        self.fails(2, "MEMBER", "power", "--quota", "1")
        self.fails(2, "a member is NAME=WEIGHT, got 'a'", "power", "--quota", "1", "a")
        self.fails(2, "the weight of 'a'", "power", "--quota", "1", "a=-1")
        self.fails(2, "the weight of 'a' is 0; a member has some", "power", "--quota", "1", "a=0")
        self.fails(2, "the quota 3 is beyond the total weight 2: nobody can reach it", "power", "--quota", "3", "a=1", "b=1")
        self.fails(2, "the quota is 0", "power", "--quota", "0", "a=1")


if __name__ == "__main__":
    main()
