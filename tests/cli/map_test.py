#!/usr/bin/env python3
"""Black-box tests of `delib map`.

usage: map_test.py COMMAND ROOT [unittest arguments]
"""
import base64
import hashlib
import json
import re

from cli_case import CliTest, main


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

    def conversation(self, planted, start=1_500_000_000_000):
        """votes.csv of 120 people who come day after day, and `planted` who come together and vote alike."""
        lines = []
        for person in range(120 + planted):
            for on in range(10):
                vote = (person * person + person * on * 7 + on * on * person // 3) % 3 - 1
                when = start + person * 7_000_000
                if person >= 120:
                    vote, when = (1 if on % 2 else -1), start + 60 * 7_000_000 + person * 1000
                lines.append(f"{when},then,{on},{person},{vote}")
        return lines

    def test_bursts(self):
        lines = self.conversation(12)
        head = "timestamp,datetime,comment-id,voter-id,vote"
        self.write("votes.csv", "\n".join([head, *lines]) + "\n")
        self.write("mixed.csv", "\n".join([head, *lines[::-1]]) + "\n")
        told = self.mapped("votes.csv", "--capture")["capture"]["bursts"]
        self.assertEqual(list(told), ["timed", "reason", "anchors", "possible", "whole", "found", "groups", "with", "list"])
        self.assertEqual((told["timed"], told["reason"], told["whole"], told["found"]), (132, None, True, 1))
        one = told["list"][0]
        self.assertEqual(list(one), ["participants", "anchor", "from", "to", "window-seconds", "comparable", "alike", "came",
                                     "expected", "surprise", "shared", "groups", "without"])
        self.assertEqual(one["participants"], [str(p) for p in range(120, 132)])
        self.assertEqual((one["anchor"], one["from"], one["to"], one["window-seconds"]),
                         ("120", "2017-07-18T23:22:00.000Z", "2017-07-18T23:22:11.000Z", 60))
        self.assertEqual((one["comparable"], one["alike"], one["came"]), (132, 12, 12))
        self.assertEqual({s["statement"]: s["stance"] for s in one["shared"]},
                         {str(s): "agree" if s % 2 else "disagree" for s in range(10)})
        self.assertEqual([s["id"] for s in one["without"]], [s["id"] for s in told["with"]])
        # Without them is the map of the others.
        self.write("others.csv", "\n".join([head, *self.conversation(0)]) + "\n")
        others = {s["id"]: s["consensus"] for s in self.mapped("others.csv")["statements"]}
        for s in one["without"]:
            self.assertEqual(s["classic"]["value"], others[s["id"]]["classic"])
        self.assertEqual(self.mapped("mixed.csv", "--capture")["capture"], self.mapped("votes.csv", "--capture")["capture"])
        for lang, title, sentence in (
                ("en", "12 participants, 2017-07-18 23:22:00 to 2017-07-18 23:22:11 (UTC)", "accuses nobody"),
                ("fr", "12 participants, du 2017-07-18 23:22:00 au 2017-07-18 23:22:11 (UTC)", "n’accuse personne")):
            text = self.works("map", "votes.csv", "--capture", "--lang", lang)
            self.assertIn(title, text)
            self.assertIn(sentence, " ".join(text.split()))
            for line in text.split("\n"):
                self.assertLessEqual(len(line), 80, line)
            self.assertIn("### " + title, self.works("map", "votes.csv", "--capture", "--lang", lang, "--output", "markdown"))

    def test_bursts_where_nobody_can_be_compared(self):
        self.write("votes.csv", "timestamp,comment-id,voter-id,vote\n" + "".join(
            f"{1600000000000 + v},{(v + s) % 20},{v},1\n" for v in range(40) for s in range(5)))
        told = self.mapped("votes.csv", "--capture")["capture"]["bursts"]
        self.assertEqual((told["timed"], told["possible"], told["reason"]), (40, 0, "too-few-votes"))
        self.assertIn("Nobody voted on enough statements", self.works("map", "votes.csv", "--capture", "--lang", "en"))
        self.assertIn("Personne n’a voté sur assez d’énoncés", self.works("map", "votes.csv", "--capture", "--lang", "fr"))

    def test_bursts_without_times(self):
        told = self.mapped("participants-votes.csv", "--groups", "2", "--capture")["capture"]["bursts"]
        self.assertEqual((told["timed"], told["reason"], told["found"], told["groups"], told["with"], told["list"]),
                         (0, "no-times", 0, None, [], []))
        text = self.works("map", "participants-votes.csv", "--groups", "2", "--capture", "--lang", "en")
        self.assertIn("These files do not say when anybody voted", text)
        # Cells that are no times are none; times of any size are told as they are.
        self.write("votes.csv", "timestamp,comment-id,voter-id,vote\n" + "".join(
            f"{time},{on},{person},1\n" for person, time in enumerate(("", "soon", "-1", "9223372036854775807", "1e12", "1.6e12", "1.6E+12"))
            for on in range(8)))
        self.assertEqual(self.mapped("votes.csv", "--capture")["capture"]["bursts"]["timed"], 2)

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

    def test_one_of_each(self):
        self.write("one.csv", "voter,A\nann,1\n")
        for lang, sentences in (("en", ["One participant is a group alone: there is nobody to compare with.",
                                        "1 vote of 1 participant on 1 statement was read.", "1 participant, 100% of those"]),
                                ("fr", ["Un seul participant forme un groupe à lui seul", "1 vote de 1 participant sur 1 énoncé a "
                                        "été lu.", "1 participant, soit 100 % des personnes"])):
            for mode in ("exact", "robust", "polis"):
                text = self.works("map", "one.csv", "--mode", mode, "--capture", "--lang", lang)
                for sentence in sentences:
                    self.assertIn(sentence, " ".join(text.split()))

    def test_edges(self):
        """What is as small or as uniform as it can be: each mode draws it or says why not."""
        head, times = "timestamp,comment-id,voter-id,vote\n", iter(range(10**12, 10**13))
        made = {"one-statement": [(p, 0, p % 3 - 1) for p in range(20)], "one-participant": [(0, s, 1) for s in range(9)],
                "passes": [(p, s, 0) for p in range(20) for s in range(8)],
                "copies": [(p, s, 1 if (s + p) % 2 else -1) for p in range(40) for s in range(8)]}
        for name, votes in made.items():
            self.write(name + ".csv", head + "".join(f"{next(times)},{s},{p},{v}\n" for p, s, v in votes))
            for mode in ("exact", "robust", "polis"):
                told = self.mapped(name + ".csv", "--mode", mode, "--capture")
                self.assertEqual(told["capture"]["bursts"]["timed"], len({p for p, _, _ in votes}), name)
                self.assertEqual(told["capture"]["bursts"]["found"], 0, name)
        # As Polis has it: one statement makes one component, 1, and the centre 0; everybody stands at 0.
        told = self.mapped("one-statement.csv", "--mode", "polis")
        self.assertEqual((told["center"], told["components"]), ([0], [[1], [0]]))
        self.assertEqual({(p["x"], p["y"]) for p in told["participants"]}, {(0, 0)})
        self.write("out.csv", "comment-id,moderated,comment-body\n" + "".join(f"{s},-1,Spam\n" for s in range(8)))
        for mode in ("exact", "robust", "polis"):
            self.fails(3, "copies.csv: error: no vote is on a statement that takes part in the map: moderators took",
                       "map", "copies.csv", "out.csv", "--mode", mode, "--capture")
        self.write("empty.csv", head)
        self.fails(3, "no vote in these files", "map", "empty.csv", "--capture")

    def test_a_column_of_votes_and_others(self):
        self.write("mixed.csv", "voter,A,B\nann,1,1\nbob,-1,soon\n")
        self.assertEqual(self.mapped("mixed.csv")["ballots"]["notes"], [
            {"where": "mixed.csv:1", "what": "'B' holds 1 vote and 1 other cell: read as a declared column, not as a statement"}])
        for lang, told in (("en", "“B” holds 1 vote and 1 other cell: it was read as a declared column, not as a statement."),
                           ("fr", "Dans « B », 1 cellule porte un vote et 1 autre chose : cette colonne a été lue comme une colonne déclarée, et "
                            "non comme un énoncé.")):
            self.assertIn(told, " ".join(self.works("map", "mixed.csv", "--lang", lang).split()))
        self.assertNotIn("notes", self.mapped("votes.json")["ballots"])

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


if __name__ == "__main__":
    main()
