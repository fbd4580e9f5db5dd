#!/usr/bin/env python3
"""Draw the 264 synthetic voters of this example and write their ballots.

Nobody voted.  Every ballot below comes out of the tables of this file and of the
seed text.  The tables are invented: they do not report what an organisation or its
members think, nor how many members it has.

A voter holds one number for each measure and for each way of carrying the programme,
the utility, which is the sum of
  - the merit, the same for everybody;
  - the leaning of the voter's organisation towards the theme, for a measure;
  - the particular interest of the organisation, if it has one;
  - the voter's own taste, wider where the measure or the way divides.

    python3 make_ballots.py             write the three files beside this one
    python3 make_ballots.py --check     compare them with what would be written
"""

import pathlib
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import synthetic  # noqa: E402  examples/synthetic.py

CHANCE = synthetic.Chance("libdelib/collectif-2016/1")

THEMES = ["confiance", "usages", "economie"]

# Measure: (theme, merit, how much it divides in percent).
MEASURES = {
    "M01": ("confiance", 330, 80),
    "M02": ("confiance", 200, 90),
    "M03": ("confiance", 40, 80),
    "M04": ("confiance", 30, 110),
    "M05": ("usages", 300, 75),
    "M06": ("usages", 210, 85),
    "M07": ("usages", 150, 95),
    "M08": ("usages", -10, 100),
    "M09": ("economie", 150, 90),
    "M10": ("economie", 190, 105),
    "M11": ("economie", 120, 95),
    "M12": ("economie", -120, 120),
}

# Way of carrying the programme: (merit, how much it divides in percent).
WAYS = {
    "presidence-tournante": (130, 90),
    "organisation-pilote": (80, 130),
    "bureau-des-neuf": (150, 65),
    "porte-parole-elus": (140, 110),
    "delegue-general": (40, 100),
}

# Organisation: (voters, leaning towards each theme in the order above, particular interests).
ORGANISATIONS = {
    "AFUTT": (60, (20, 160, -80), {"M07": 330, "M06": 120, "porte-parole-elus": 190, "bureau-des-neuf": -60}),
    "AFRC": (38, (-20, 120, 0), {"M08": 330, "organisation-pilote": 160, "porte-parole-elus": 60}),
    "Alliance Active Data": (14, (80, -60, 120), {"M09": 300, "presidence-tournante": 140}),
    "Cinov-IT": (46, (-40, -40, 140), {"M10": 360, "porte-parole-elus": 150, "organisation-pilote": 60}),
    "Cloud Confidence": (12, (180, -40, 0), {"M04": 320, "M02": 160, "bureau-des-neuf": 120, "presidence-tournante": 80}),
    "Efel Power": (10, (-40, -20, 120), {"M11": 380, "presidence-tournante": 170}),
    "EuroCloud France": (28, (140, -60, 60), {"M02": 240, "M04": 120, "bureau-des-neuf": 100}),
    "FNTC": (24, (180, -40, -20), {"M03": 360, "bureau-des-neuf": 130}),
    "Forum ATENA": (32, (60, 60, 20), {"M05": 140, "M12": 260, "presidence-tournante": 110, "delegue-general": 60}),
}

GRADES = ["a-rejeter", "insuffisant", "passable", "bien", "tres-bien"]  # worst first
CUTS = [-420, -60, 240, 560]  # utility from which each grade after the worst is given
OWN_SEVERITY = 40  # percent of a bell: how severe the voter is in grading


def utilities(voter, organisation):
    """(for the measures, for the ways)"""
    _, leanings, interests = ORGANISATIONS[organisation]
    leaning = dict(zip(THEMES, leanings))
    measures = {
        name: merit + leaning[theme] + interests.get(name, 0) + CHANCE.bell(divides, voter, "measure", name)
        for name, (theme, merit, divides) in MEASURES.items()
    }
    ways = {
        name: merit + interests.get(name, 0) + CHANCE.bell(divides, voter, "way", name)
        for name, (merit, divides) in WAYS.items()
    }
    return measures, ways


def blank(voter, paper):
    """One paper in 64 on average is handed in empty, each kind for itself."""
    return CHANCE.below(64, voter, "blank", paper) == 0


def graded(voter, utility, paper):
    """A grade each; one in fifty is left out."""
    if blank(voter, paper):
        return [""] * len(utility)
    severity = CHANCE.bell(OWN_SEVERITY, voter, "severity")
    return [
        "" if CHANCE.below(50, voter, "missing", name) == 0 else GRADES[sum(value - severity >= cut for cut in CUTS)]
        for name, value in utility.items()
    ]


def ranked(voter, utility):
    """All five ways for three voters in four, the first three or fewer for the others."""
    if blank(voter, "rankings"):
        return [""] * len(utility)
    length = (1, 2, 3, 3)[CHANCE.below(4, voter, "length")] if CHANCE.below(4, voter, "short") == 0 else len(utility)
    return synthetic.best_first(utility)[:length] + [""] * (len(utility) - length)


def files():
    """File name: content.  The organisation stands twice: a column has one table of weights."""
    who = ["voter", "organisation", "membership"]
    measures = [who + list(MEASURES)]
    ways = [who + list(WAYS)]
    rankings = [who + ["rank%d" % (place + 1) for place in range(len(WAYS))]]
    for voter, organisation in CHANCE.voters({o: size for o, (size, _, _) in ORGANISATIONS.items()}):
        of_measures, of_ways = utilities(voter, organisation)
        line = [voter, organisation, organisation]
        measures.append(line + graded(voter, of_measures, "measures"))
        ways.append(line + graded(voter, of_ways, "ways"))
        rankings.append(line + ranked(voter, of_ways))
    return {
        "ballots-synthetic-measures.csv": synthetic.csv_text(measures),
        "ballots-synthetic-carrier-grades.csv": synthetic.csv_text(ways),
        "ballots-synthetic-carrier-rankings.csv": synthetic.csv_text(rankings),
    }


if __name__ == "__main__":
    sys.exit(synthetic.main(__file__, files()))
