#!/usr/bin/env python3
"""Count examples/premiere-rencontre a second time, without libdelib; see recount.py for the rules and the arguments."""

import sys
from fractions import Fraction

import recount as again

EXAMPLE = "premiere-rencontre"
MOTIONS = ["M%d" % number for number in range(1, 8)]
GRADES = ["objection", "reserve", "accord", "plein-accord"]  # worst first
FEES = ["forfait", "selon-revenus", "libre", "sans-cotisation"]
STATUS_QUO = "sans-cotisation"
PEOPLE = ["Alma", "Basile", "Chloé", "Diego", "Édith", "Farid", "Gaëlle", "Hugo", "Inès", "Jonas"]
SEATS = {"regles": 3, "programme": 4, "accueil": 3}
ROLL = 96
SEED = "premiere-rencontre"


def quorum(ballots):
    got = again.voted(ballots)
    return again.requirement("quorum", Fraction(ROLL, 2), got, 2 * got >= ROLL)


def motions():
    """At most three objections, and nine in ten of the ballots that are not blank agree."""
    ballots = again.Ballots(MOTIONS, again.read(EXAMPLE, "ballots-synthetic-motions.csv"))
    counted = again.voted(ballots)
    objections = {m: sum(line[m] == "objection" for line in ballots.lines) for m in MOTIONS}
    agreement = {m: Fraction(sum(line[m] in GRADES[2:] for line in ballots.lines), counted) for m in MOTIONS}
    pass_both = [m for m in MOTIONS if objections[m] <= 3 and agreement[m] >= Fraction(9, 10)]
    out = again.outcome("majority-judgment", ballots.among(pass_both),
                        lambda part: again.majority_judgment(part, GRADES, "exclude"), len(MOTIONS))
    out["requirements"] = [
        quorum(ballots),
        *(again.requirement("objections", 3, objections[m], objections[m] <= 3, m) for m in MOTIONS),
        *(again.requirement("threshold", Fraction(9, 10), agreement[m], agreement[m] >= Fraction(9, 10), m)
          for m in MOTIONS),
    ]
    out["decision"] = "adopted"
    return [out]


def fee():
    ballots = again.Ballots(FEES, again.read(EXAMPLE, "ballots-synthetic-fee.csv"))
    prefer = ballots.prefer()
    share = {f: prefer[f][STATUS_QUO] / (prefer[f][STATUS_QUO] + prefer[STATUS_QUO][f]) for f in FEES if f != STATUS_QUO}
    kept = [f for f in FEES if f == STATUS_QUO or share[f] > Fraction(2, 3)]
    out = again.outcome("schulze", ballots.among(kept), again.schulze)
    [winner] = out["winners"]
    out["requirements"] = [
        quorum(ballots),
        *(again.requirement("supermajority", Fraction(2, 3), share[f], share[f] > Fraction(2, 3), f, STATUS_QUO)
          for f in share),
        again.requirement("status-quo", Fraction(1, 2), share[winner], share[winner] > Fraction(1, 2), winner, STATUS_QUO),
    ]
    out["decision"] = "adopted"
    return [again.outcome("schulze", ballots, again.schulze), out]


def commissions():
    outcomes = []
    for name, seats in SEATS.items():
        ballots = again.Ballots(PEOPLE, again.read(EXAMPLE, "ballots-synthetic-commission-%s.csv" % name))
        outcomes.append(again.outcome("approval", ballots, again.approval, seats, seed=SEED))
    return outcomes


def recount():
    return {"consultation.toml": {"outcomes": motions()},
            "consultation-fee.toml": {"outcomes": fee()},
            "consultation-commissions.toml": {"outcomes": commissions()}}


if __name__ == "__main__":
    sys.exit(again.main(EXAMPLE, recount))
