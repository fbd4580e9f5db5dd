#!/usr/bin/env python3
"""Count examples/cnr-2022 a second time, without libdelib; see recount.py for the rules and the arguments."""

import sys

import recount as again

EXAMPLE = "cnr-2022"
MEASURES = ["N%02d" % number for number in range(1, 13)]
CHANNELS = {"sur-place": 1, "debats-locaux": 1, "en-ligne": 1}
TERRITORIES = {"metropole": 38, "ville": 24, "bourg": 15, "rural": 19, "outre-mer": 4}
SEATS = 5


def recount():
    ballots = again.Ballots(MEASURES, again.read(EXAMPLE, "ballots-synthetic-approvals.csv"))
    return {"consultation.toml": {"outcomes": [
        again.outcome("approval", ballots, again.approval, SEATS),
        *again.by("channel", CHANNELS, "approval", ballots, again.approval, SEATS),
        again.outcome("approval", ballots.reweighted("channel", CHANNELS), again.approval, SEATS),
        again.outcome("approval", ballots.reweighted("territory", TERRITORIES), again.approval, SEATS),
    ]}}


if __name__ == "__main__":
    sys.exit(again.main(EXAMPLE, recount))
