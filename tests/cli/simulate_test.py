#!/usr/bin/env python3
"""Black-box tests of `delib simulate`.

usage: simulate_test.py COMMAND ROOT [unittest arguments]
"""
import json

from cli_case import CliTest, main


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


if __name__ == "__main__":
    main()
