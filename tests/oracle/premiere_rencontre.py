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


def statutes():
    """The statutes by simple majority, then each way under a supermajority of 1/2 + (1/5) / 2."""
    options = ["statuts", "attendre"]
    ballots = again.Ballots(options, again.read(EXAMPLE, "ballots-synthetic-statutes.csv"))
    out = [again.outcome("schulze", ballots, again.schulze)]
    prefer, needed = ballots.prefer(), Fraction(1, 2) + Fraction(1, 5) / 2
    for change, status_quo in (options, options[::-1]):
        share = prefer[change][status_quo] / (prefer[change][status_quo] + prefer[status_quo][change])
        kept = [o for o in options if o == status_quo or share > needed]
        out.append(again.outcome("schulze", ballots.among(kept), again.schulze))
        out[-1]["requirements"] = [again.requirement("supermajority", needed, share, share > needed, change, status_quo)]
        out[-1]["decision"] = "adopted" if change in out[-1]["winners"] else "status-quo"
    return out


def entrants():
    """How few ballots would turn each of the three counts on the statutes: every number of them, every way."""
    lines = again.read(EXAMPLE, "ballots-synthetic-statutes.csv")
    cast = [sum(line["rank1"] == option for line in lines) for option in ("statuts", "attendre")]
    needed = Fraction(3, 5)

    def simple(pro, contra):
        return {o for o, own, other in (("statuts", pro, contra), ("attendre", contra, pro)) if own >= other}

    def change(pro, contra):
        return {"statuts"} if pro > needed * (pro + contra) else {"attendre"}

    def back(pro, contra):
        return {"attendre"} if contra > needed * (pro + contra) else {"statuts"}

    def least(count, moves):
        k = 1
        while all(count(cast[0] + a, cast[1] + b) == count(*cast) for a, b in moves(k)
                  if cast[0] + a >= 0 and cast[1] + b >= 0 and cast[0] + a + cast[1] + b > 0):
            k += 1
        return {"lower": str(k), "upper": str(k)}

    return [{"added": least(count, lambda k: [(i, k - i) for i in range(k + 1)]),
             "removed": least(count, lambda k: [(-i, i - k) for i in range(k + 1)]),
             "changed": least(count, lambda k: [(i, -i) for i in range(-k, k + 1)])}
            for count in (simple, change, back)]


def commissions():
    outcomes = []
    for name, seats in SEATS.items():
        ballots = again.Ballots(PEOPLE, again.read(EXAMPLE, "ballots-synthetic-commission-%s.csv" % name))
        outcomes.append(again.outcome("approval", ballots, again.approval, seats, seed=SEED))
    return outcomes


def recount():
    return {"consultation.toml": {"outcomes": motions()},
            "consultation-statutes.toml": {"outcomes": statutes()},
            "capture consultation-statutes.toml": {"outcomes": entrants()},
            "consultation-fee.toml": {"outcomes": fee()},
            "consultation-commissions.toml": {"outcomes": commissions()}}


if __name__ == "__main__":
    sys.exit(again.main(EXAMPLE, recount))
