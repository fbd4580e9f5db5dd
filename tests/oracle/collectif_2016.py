#!/usr/bin/env python3
"""Count examples/collectif-2016 a second time, without libdelib; see recount.py for the rules and the arguments."""

import sys

import recount as again

EXAMPLE = "collectif-2016"
MEASURES = ["M%02d" % number for number in range(1, 13)]
WAYS = ["presidence-tournante", "organisation-pilote", "bureau-des-neuf", "porte-parole-elus", "delegue-general"]
GRADES = ["a-rejeter", "insuffisant", "passable", "bien", "tres-bien"]  # worst first
MEMBERS = {"AFUTT": 620, "AFRC": 340, "Alliance Active Data": 60, "Cinov-IT": 450, "Cloud Confidence": 40,
           "Efel Power": 50, "EuroCloud France": 160, "FNTC": 120, "Forum ATENA": 220}
EQUAL = dict.fromkeys(MEMBERS, 1)
VOICES = (("organisation", EQUAL), ("membership", MEMBERS))


def grades(ballots):
    return again.majority_judgment(ballots, GRADES)


def programme():
    ballots = again.Ballots(MEASURES, again.read(EXAMPLE, "ballots-synthetic-measures.csv"))
    rule, seats = "majority-judgment", 4
    return [
        again.outcome(rule, ballots, grades, seats),
        *again.by("organisation", MEMBERS, rule, ballots, grades, seats),
        *(again.outcome(rule, ballots.reweighted(column, weights), grades, seats) for column, weights in VOICES),
    ]


def carrier():
    graded = again.Ballots(WAYS, again.read(EXAMPLE, "ballots-synthetic-carrier-grades.csv"))
    ranked = again.Ballots(WAYS, again.read(EXAMPLE, "ballots-synthetic-carrier-rankings.csv"))
    return [
        *(again.outcome("majority-judgment", graded.reweighted(*voice), grades) for voice in VOICES),
        *(again.outcome("schulze", ranked.reweighted(*voice), again.schulze) for voice in VOICES),
        *(again.two_level("schulze", column, weights, graded, grades, again.schulze) for column, weights in VOICES),
    ]


def recount():
    return {"consultation.toml": {"outcomes": programme()}, "consultation-carrier.toml": {"outcomes": carrier()}}


if __name__ == "__main__":
    sys.exit(again.main(EXAMPLE, recount))
