#!/usr/bin/env python3
"""Draw the 850 synthetic voters of this example and write their ballots.

Nobody voted at the forum of March 2022.  Every ballot below comes out of the
tables of this file and of the seed text.  The tables are invented: they do not
report what an association or its members think, nor how many members it has.

A voter holds one number for each proposal, the utility, which is the sum of
  - the merit of the proposal, the same for everybody;
  - the leaning of the voter's association towards the priority;
  - the particular interest of the association in that proposal, if it has one;
  - the voter's own taste for the priority;
  - the voter's own taste for the proposal, wider where the proposal divides.
The ranked ballot, the grades and the approvals are three readings of these same
numbers, so what differs between the counts comes from the ballot and the rule.

Chance is SHA-256 of a text that names the voter and what is drawn, and all the
arithmetic is on integers: the files are the same bytes everywhere, and changing
one draw leaves the others as they were.

    python3 make_ballots.py             write the three files beside this one
    python3 make_ballots.py --check     compare them with what would be written
"""

import pathlib
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import synthetic  # noqa: E402  examples/synthetic.py

CHANCE = synthetic.Chance("libdelib/interconnectes-2022/1")

PRIORITIES = ["confiance", "emancipation", "territoires", "sobriete", "economie"]

# Proposal: (priority, merit, how much it divides in percent).
PROPOSALS = {
    "P01": ("confiance", 60, 125),
    "P02": ("confiance", -160, 90),
    "P03": ("confiance", 315, 80),
    "P04": ("confiance", 270, 60),
    "P05": ("emancipation", 380, 100),
    "P06": ("emancipation", 220, 85),
    "P07": ("emancipation", 190, 150),
    "P08": ("emancipation", 180, 60),
    "P09": ("territoires", 420, 95),
    "P10": ("territoires", 190, 80),
    "P11": ("territoires", -60, 95),
    "P12": ("territoires", -220, 90),
    "P13": ("sobriete", 290, 105),
    "P14": ("sobriete", -90, 80),
    "P15": ("sobriete", -180, 120),
    "P16": ("sobriete", 130, 75),
    "P17": ("economie", 20, 110),
    "P18": ("economie", 60, 95),
    "P19": ("economie", 20, 185),
    "P20": ("economie", 40, 85),
}

# Association: (voters, leaning towards each priority in the order above,
# particular interests).
ASSOCIATIONS = {
    "AMF": (160, (60, 60, 120, -20, -60), {"P09": 60}),
    "AMRF": (120, (-60, 260, 40, -100, -120), {"P07": 260, "P06": 80}),
    "APVF": (95, (20, 140, 60, 0, 20), {"P20": 220}),
    "Avicca": (50, (-40, 140, 180, -120, -60), {"P07": 340, "P12": 200}),
    "FNCCR": (60, (0, -40, 100, 200, -60), {"P15": 320, "P07": 120}),
    "France urbaine": (85, (140, -120, -20, 160, 100), {"P14": 140, "P01": 100}),
    "Intercommunalités de France": (130, (20, -60, 200, 60, 20), {"P10": 200, "P12": 120}),
    "Les Interconnectés": (70, (160, 40, 60, 40, 40), {"P01": 120, "P08": 100}),
    "OpendataFrance": (30, (200, -100, 0, -60, 160), {"P11": 420, "P02": 300, "P19": 240}),
    "Villes de France": (50, (40, 20, 0, 100, 160), {"P20": 160, "P18": 100}),
}

GRADES = ["a-rejeter", "insuffisant", "passable", "bien", "tres-bien"]  # worst first
CUTS = [-420, -60, 240, 560]  # utility from which each grade after the worst is given
APPROVED_FROM = 330
OWN_PRIORITY = 45  # percent of a bell: the voter's taste for a priority
OWN_SEVERITY = 40  # percent of a bell: how severe the voter is in grading
PLACES = 5


def utilities(voter, association):
    _, leanings, interests = ASSOCIATIONS[association]
    leaning = dict(zip(PRIORITIES, leanings))
    return {
        proposal: merit
        + leaning[priority]
        + interests.get(proposal, 0)
        + CHANCE.bell(OWN_PRIORITY, voter, "priority", priority)
        + CHANCE.bell(divides, voter, "proposal", proposal)
        for proposal, (priority, merit, divides) in PROPOSALS.items()
    }


def blank(voter, paper):
    """One paper in 64 on average is handed in empty, each kind for itself."""
    return CHANCE.below(64, voter, "blank", paper) == 0


def ranked(voter, utility):
    """Up to five proposals, best first; most voters use all five places."""
    if blank(voter, "rankings"):
        return [""] * PLACES
    order = synthetic.best_first(utility)
    # Out of 100: 4 stop after one proposal, 5 after two, 9 after three, 8 after four.
    draw = CHANCE.below(100, voter, "length")
    length = 1 + sum(draw >= limit for limit in (4, 9, 18, 26))
    return order[:length] + [""] * (PLACES - length)


def graded(voter, utility):
    """A grade a proposal; some are left empty, many by one voter in eight."""
    if blank(voter, "grades"):
        return [""] * len(utility)
    severity = CHANCE.bell(OWN_SEVERITY, voter, "severity")
    missing = 33 if CHANCE.below(8, voter, "hasty") == 0 else 2  # percent
    return [
        ""
        if CHANCE.below(100, voter, "missing", proposal) < missing
        else GRADES[sum(value - severity >= cut for cut in CUTS)]
        for proposal, value in utility.items()
    ]


def approved(voter, utility):
    """1 from a bar of the voter's own upwards, and always for the favourite."""
    if blank(voter, "approvals"):
        return [""] * len(utility)
    bar = APPROVED_FROM + CHANCE.bell(OWN_SEVERITY, voter, "severity")
    bar = min(bar, max(utility.values()))
    return ["1" if value >= bar else "0" for value in utility.values()]


def files():
    """File name: content."""
    places = ["rank%d" % (place + 1) for place in range(PLACES)]
    rankings = [["voter", "association"] + places]
    grades = [["voter", "association"] + list(PROPOSALS)]
    approvals = [["voter", "association"] + list(PROPOSALS)]
    for voter, association in CHANCE.voters({a: size for a, (size, _, _) in ASSOCIATIONS.items()}):
        utility = utilities(voter, association)
        rankings.append([voter, association] + ranked(voter, utility))
        grades.append([voter, association] + graded(voter, utility))
        approvals.append([voter, association] + approved(voter, utility))
    return {
        "ballots-synthetic-rankings.csv": synthetic.csv_text(rankings),
        "ballots-synthetic-grades.csv": synthetic.csv_text(grades),
        "ballots-synthetic-approvals.csv": synthetic.csv_text(approvals),
    }


if __name__ == "__main__":
    sys.exit(synthetic.main(__file__, files()))
