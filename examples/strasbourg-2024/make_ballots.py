#!/usr/bin/env python3
"""Draw the 150 synthetic participants of this example and write their ballots.

Nobody voted.  Every ballot below comes out of the tables of this file and of the
seed text; the ten workshops, their sizes and what they like are invented.

A participant holds one number for each ambition, the utility, which is the sum of
  - the merit of the ambition, the same for everybody;
  - the particular interest of the workshop in it, if it has one;
  - what the talk in the workshop made of it, the same for all who sat there;
  - the participant's own taste, wider where the ambition divides.

    python3 make_ballots.py             write the file beside this one
    python3 make_ballots.py --check     compare it with what would be written
"""

import pathlib
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import synthetic  # noqa: E402  examples/synthetic.py

CHANCE = synthetic.Chance("libdelib/strasbourg-2024/1")

# Ambition: (merit, how much it divides in percent).
AMBITIONS = {
    "A01": (330, 90),
    "A02": (290, 60),
    "A03": (290, 95),
    "A04": (220, 130),
    "A05": (200, 70),
    "A06": (120, 105),
    "A07": (60, 85),
    "A08": (-20, 80),
    "A09": (90, 100),
}

# Workshop: (participants, particular interests).
WORKSHOPS = {
    "Atelier 1": (26, {"A04": 260, "A06": 80}),
    "Atelier 2": (22, {"A04": 200, "A01": 80}),
    "Atelier 3": (20, {"A04": 160, "A03": -80}),
    "Atelier 4": (18, {"A05": 120, "A07": 60}),
    "Atelier 5": (16, {"A02": 100, "A04": -60}),
    "Atelier 6": (14, {"A03": 160, "A09": 120, "A04": -60}),
    "Atelier 7": (12, {"A02": 120, "A05": 60, "A04": -60}),
    "Atelier 8": (9, {"A02": 80, "A04": -160}),
    "Atelier 9": (7, {"A03": 120, "A08": 160, "A04": -80}),
    "Atelier 10": (6, {"A06": 180, "A02": 120, "A04": -80}),
}

OWN_WORKSHOP = 25  # percent of a bell: what the talk in a workshop adds or takes away
PLACES = 5


def utilities(participant, workshop):
    _, interests = WORKSHOPS[workshop]
    return {
        name: merit
        + interests.get(name, 0)
        + CHANCE.bell(OWN_WORKSHOP, workshop, "talk", name)
        + CHANCE.bell(divides, participant, "ambition", name)
        for name, (merit, divides) in AMBITIONS.items()
    }


def ranked(participant, utility):
    """Up to five ambitions, best first: five for four in five, three or four for the others; one paper in 50 is empty."""
    if CHANCE.below(50, participant, "blank") == 0:
        return [""] * PLACES
    length = 3 + CHANCE.below(2, participant, "length") if CHANCE.below(5, participant, "short") == 0 else PLACES
    return synthetic.best_first(utility)[:length] + [""] * (PLACES - length)


def files():
    """File name: content."""
    rankings = [["voter", "workshop"] + ["rank%d" % (place + 1) for place in range(PLACES)]]
    for participant, workshop in CHANCE.voters({w: size for w, (size, _) in WORKSHOPS.items()}):
        rankings.append([participant, workshop] + ranked(participant, utilities(participant, workshop)))
    return {"ballots-synthetic-rankings.csv": synthetic.csv_text(rankings)}


if __name__ == "__main__":
    sys.exit(synthetic.main(__file__, files()))
