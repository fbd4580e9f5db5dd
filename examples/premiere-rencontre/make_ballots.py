#!/usr/bin/env python3
"""Draw the synthetic ballots of a founding meeting: motions, the membership fee, and three commissions.

Nobody voted: the association, its 96 members and the 71 who came are invented, and so
is everything below.

A member holds one number for each motion, fee and person, the utility: its merit,
the same for everybody, and the member's own taste, wider where it divides.  A few
opponents of a motion object to it outright; the table says how many.

    python3 make_ballots.py             write the six files beside this one
    python3 make_ballots.py --check     compare them with what would be written
"""

import pathlib
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import synthetic  # noqa: E402  examples/synthetic.py

CHANCE = synthetic.Chance("libdelib/premiere-rencontre/1")
PRESENT = 71

# Motion: (merit, how much it divides in percent, in thousandths how many object, and how many abstain).
MOTIONS = {
    "M1": (620, 60, 0, 0),
    "M2": (560, 70, 14, 14),
    "M3": (640, 75, 0, 14),
    "M4": (600, 60, 14, 0),
    "M5": (640, 60, 100, 0),
    "M6": (310, 90, 0, 40),
    "M7": (600, 75, 28, 14),
}
GRADES = ["objection", "reserve", "accord", "plein-accord"]  # worst first
CUTS = [-10000, 20, 560]  # utility from which each grade after the worst is given

# Fee: (merit, how much it divides in percent).
FEES = {
    "forfait": (320, 190),
    "selon-revenus": (250, 60),
    "libre": (40, 110),
    "sans-cotisation": (-70, 110),
}

# Person: (merit in each of the three commissions).
COMMISSIONS = ["regles", "programme", "accueil"]
PEOPLE = {
    "Alma": (260, 60, -40),
    "Basile": (180, -60, 40),
    "Chloé": (40, 250, 80),
    "Diego": (-40, 120, 200),
    "Édith": (230, 20, 60),
    "Farid": (60, 240, 0),
    "Gaëlle": (-60, 40, 260),
    "Hugo": (120, 160, -80),
    "Inès": (80, 190, 180),
    "Jonas": (-20, -40, 140),
}
APPROVED_FROM = 240


def members():
    return ["V%02d" % (number + 1) for number in range(PRESENT)]


def motions(member):
    """A grade for each motion; empty for an abstention.  Two members hand in an empty paper."""
    if member in ("V17", "V54"):
        return [""] * len(MOTIONS)
    row = []
    for name, (merit, divides, objections, abstentions) in MOTIONS.items():
        draw = CHANCE.below(1000, member, "motion", name)
        value = merit + CHANCE.bell(divides, member, "taste", name)
        if draw < objections:
            row.append(GRADES[0])
        elif draw < objections + abstentions:
            row.append("")
        else:
            row.append(GRADES[sum(value >= cut for cut in CUTS)])
    return row


def statutes(member):
    """For or against the statutes, M1 by itself: who agrees is for, who has reservations would wait."""
    grade = motions(member)[0]
    options = ["statuts", "attendre"]
    return ["", ""] if grade == "" else options if grade in GRADES[2:] else options[::-1]


def fees(member):
    """All four in order; one member in twelve names the favourite only."""
    order = synthetic.best_first({
        name: merit + CHANCE.bell(divides, member, "fee", name) for name, (merit, divides) in FEES.items()
    })
    return order[:1] + [""] * (len(FEES) - 1) if CHANCE.below(12, member, "favourite") == 0 else order


def commission(member, number):
    """1 for each person whom the member would see in the commission."""
    return [
        "1" if merits[number] + CHANCE.bell(90, member, COMMISSIONS[number], name) >= APPROVED_FROM else "0"
        for name, merits in PEOPLE.items()
    ]


def files():
    """File name: content."""
    out = {
        "ballots-synthetic-motions.csv": [["voter"] + list(MOTIONS)] + [[m] + motions(m) for m in members()],
        "ballots-synthetic-statutes.csv": [["voter", "rank1", "rank2"]] + [[m] + statutes(m) for m in members()],
        "ballots-synthetic-fee.csv": [["voter"] + ["rank%d" % (place + 1) for place in range(len(FEES))]]
        + [[m] + fees(m) for m in members()],
    }
    for number, name in enumerate(COMMISSIONS):
        out["ballots-synthetic-commission-%s.csv" % name] = (
            [["voter"] + list(PEOPLE)] + [[m] + commission(m, number) for m in members()])
    return {name: synthetic.csv_text(rows) for name, rows in out.items()}


if __name__ == "__main__":
    sys.exit(synthetic.main(__file__, files()))
