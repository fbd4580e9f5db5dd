#!/usr/bin/env python3
"""Count examples/strasbourg-2024 a second time, without libdelib; see recount.py for the rules and the arguments."""

import sys
from fractions import Fraction

import recount as again

EXAMPLE = "strasbourg-2024"
AMBITIONS = ["A%02d" % number for number in range(1, 10)]
WORKSHOPS = dict.fromkeys(("Atelier %d" % number for number in range(1, 11)), 1)
SEATS = 3


def kendall_w(orders):
    """How far orders agree, from 0 to 1, tied candidates at their mean rank (Kendall and Smith 1939)."""
    m, n = len(orders), len(AMBITIONS)
    ranks, ties = dict.fromkeys(AMBITIONS, Fraction(0)), 0
    for order in orders:
        before = 0
        for tier in order:
            for candidate in tier:
                ranks[candidate] += before + Fraction(len(tier) + 1, 2)
            before += len(tier)
            ties += len(tier) ** 3 - len(tier)
    mean = Fraction(m * (n + 1), 2)
    spread = sum((rank - mean) ** 2 for rank in ranks.values())
    return 12 * spread / (m * m * (n ** 3 - n) - m * ties)


def recount():
    ballots = again.Ballots(AMBITIONS, again.read(EXAMPLE, "ballots-synthetic-rankings.csv"))
    workshops_first = again.two_level("schulze", "workshop", WORKSHOPS, ballots, again.schulze, again.schulze, SEATS)
    orders = [vote["ranking"] for vote in workshops_first["two-level"]]
    outcomes = [
        workshops_first,
        again.outcome("schulze", ballots, again.schulze, SEATS),
        *again.by("workshop", WORKSHOPS, "schulze", ballots, again.schulze, SEATS),
        again.outcome("ranked-priorities", ballots, again.ranked_priorities, SEATS),
    ]
    among_three = {a: sum(a in one["elected"] for one in outcomes if one["stratum"]) for a in AMBITIONS}
    return {"consultation.toml": {"outcomes": outcomes},
            "agreement": {"kendall-w": again.exact(kendall_w(orders)), "workshops-that-choose": among_three}}


if __name__ == "__main__":
    sys.exit(again.main(EXAMPLE, recount))
