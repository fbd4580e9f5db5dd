#!/usr/bin/env python3
"""Draw the 1,920 synthetic participants of this example and write their ballots.

Nobody voted.  Every ballot below comes out of the tables of this file and of the
seed text; apart from the 120 participants on site, the numbers of the channels and
of the territories, and what they like, are invented.

A participant holds one number for each measure, the utility, which is the sum of
  - the merit of the measure, the same for everybody;
  - the interest of the channel in it and the interest of the territory, if any;
  - the participant's own taste for the theme and for the measure.
The participant supports every measure from a bar of their own upwards.

    python3 make_ballots.py             write the file beside this one
    python3 make_ballots.py --check     compare it with what would be written
"""

import pathlib
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import synthetic  # noqa: E402  examples/synthetic.py

CHANCE = synthetic.Chance("libdelib/cnr-2022/1")

# Measure: (theme, merit, how much it divides in percent).
MEASURES = {
    "N01": ("inclusion", 300, 75),
    "N02": ("inclusion", 210, 80),
    "N03": ("inclusion", 170, 90),
    "N04": ("inclusion", 30, 100),
    "N05": ("travail", 180, 95),
    "N06": ("travail", 150, 85),
    "N07": ("travail", 110, 120),
    "N08": ("travail", -40, 90),
    "N09": ("espace", 240, 110),
    "N10": ("espace", 200, 90),
    "N11": ("espace", 40, 130),
    "N12": ("espace", 60, 85),
}

# Channel: (participants, particular interests, participants out of 100 from each territory in the order below).
CHANNELS = {
    "sur-place": (120, {"N02": 90, "N03": 60, "N05": 60, "N12": 80}, (34, 26, 16, 20, 4)),
    "debats-locaux": (360, {"N01": 100, "N02": 140, "N03": 160, "N06": 60, "N09": -60}, (12, 22, 28, 34, 4)),
    "en-ligne": (1440, {"N09": 180, "N11": 260, "N10": 60, "N07": 160, "N02": -80, "N03": -60}, (58, 23, 9, 8, 2)),
}

# Territory: particular interests.
TERRITORIES = {
    "metropole": {"N07": 80, "N11": 40, "N03": -60},
    "ville": {"N05": 40},
    "bourg": {"N02": 60, "N04": 60},
    "rural": {"N03": 140, "N02": 80, "N07": -80},
    "outre-mer": {"N04": 160, "N01": 60},
}

APPROVED_FROM = 330
OWN_THEME = 40  # percent of a bell: the participant's taste for a theme
OWN_BAR = 45  # percent of a bell: how readily the participant supports


def territory_of(participant, shares):
    draw = CHANCE.below(100, participant, "territory")
    for territory, share in zip(TERRITORIES, shares):
        if draw < share:
            return territory
        draw -= share
    raise ValueError("the shares of a channel make 100")


def utilities(participant, channel, territory):
    return {
        name: merit
        + CHANNELS[channel][1].get(name, 0)
        + TERRITORIES[territory].get(name, 0)
        + CHANCE.bell(OWN_THEME, participant, "theme", theme)
        + CHANCE.bell(divides, participant, "measure", name)
        for name, (theme, merit, divides) in MEASURES.items()
    }


def approved(participant, utility):
    """1 from the participant's bar upwards, and always for the favourite; one paper in 80 is empty."""
    if CHANCE.below(80, participant, "blank") == 0:
        return [""] * len(utility)
    bar = min(APPROVED_FROM + CHANCE.bell(OWN_BAR, participant, "bar"), max(utility.values()))
    return ["1" if value >= bar else "0" for value in utility.values()]


def files():
    """File name: content."""
    approvals = [["voter", "channel", "territory"] + list(MEASURES)]
    for participant, channel in CHANCE.voters({c: size for c, (size, _, _) in CHANNELS.items()}):
        territory = territory_of(participant, CHANNELS[channel][2])
        approvals.append([participant, channel, territory]
                         + approved(participant, utilities(participant, channel, territory)))
    return {"ballots-synthetic-approvals.csv": synthetic.csv_text(approvals)}


if __name__ == "__main__":
    sys.exit(synthetic.main(__file__, files()))
