#!/usr/bin/env python3
"""Ten rules on the same ballots, and their merit profile: a notebook as a script, cell by cell.

usage: compare_rules.py [--lang en|fr] [--to FILE.png]      with the package delib in PYTHONPATH

It needs pandas and matplotlib. The ballots are real: the experiment in polling station 12 of Orsay at the French
presidential election of 2007, see README.md.

En français : dix règles sur les mêmes bulletins, et leur profil de mérites.
"""
import argparse
import pathlib

import matplotlib.pyplot as plot
import pandas

import delib

parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
parser.add_argument("--lang", choices=["en", "fr"], default="en")
parser.add_argument("--to", default="merit-profile.png")
words = parser.parse_args()
french = words.lang == "fr"

# %% The ballots: twelve candidates, grades from 1 to 6, nothing where a voter gave none.
ballots = pathlib.Path(__file__).resolve().parent / "orsay-2007-station-12.csv"
scale = ["1", "2", "3", "4", "5", "6"]
grades = (["à rejeter", "insuffisant", "passable", "assez bien", "bien", "très bien"] if french else
          ["reject", "insufficient", "passable", "fairly good", "good", "very good"])
profile = delib.Profile.read(ballots, format="grades", scale=scale)
print(f"{profile.heads} bulletins, {len(profile.candidates)} candidats" if french else
      f"{profile.heads} ballots, {len(profile.candidates)} candidates")

# %% Ten rules. Those that read rankings see a higher grade as a better rank, and equal grades as a tie.
rules = [delib.majority_judgment, delib.majority_gauge, delib.score, delib.star, delib.schulze, delib.ranked_pairs,
         delib.copeland, delib.borda, ("irv", {"tied_tops": "split"}), ("plurality", {"tied_tops": "split"})]
result = delib.tally(profile, rules)
table = pandas.DataFrame({
    delib.rules[outcome.rule].info["name"][words.lang]: [" = ".join(tier) for tier in outcome.ranking[:4]]
    for outcome in result
}).T
table.columns = [f"{place}" for place in range(1, 5)]
print(table.to_string())

# %% Who wins under how many of them?
wins = pandas.Series([name for outcome in result for name in outcome.winners]).value_counts()
for name, count in wins.items():
    print(f"{name} : {count} règles sur {len(result)}" if french else f"{name}: {count} rules of {len(result)}")

# %% The merit profile: what share of the ballots gave each grade, best candidates first. The line is the majority.
order = [name for tier in result[0].ranking for name in tier]
merits = delib.Tally(profile, "grades").merits.loc[order[::-1]]
shares = merits.div(merits.sum(axis="columns"), axis="rows").astype(float) * 100
# From red to blue, which the colour-blind tell apart, and dark at both ends.
colours = ["#b2182b", "#ef8a62", "#fddbc7", "#d1e5f0", "#67a9cf", "#2166ac"]
figure, axes = plot.subplots(figsize=(9, 5), layout="constrained")
left = pandas.Series(0.0, index=shares.index)
for grade, label, colour in list(zip(scale, grades, colours))[::-1]:
    axes.barh(shares.index, shares[grade], left=left, color=colour, edgecolor="white", label=label)
    left += shares[grade]
axes.axvline(50, color="black", linewidth=1)
axes.set_xlim(0, 100)
axes.set_xlabel("Part des bulletins, en % (sans mention : à rejeter)" if french else
                "Share of the ballots, in % (without a grade: reject)")
figure.suptitle("Profil de mérites, Orsay, bureau 12, 2007" if french else "Merit profile, Orsay, station 12, 2007")
axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), ncol=6, frameon=False)
figure.savefig(words.to, dpi=150)
print(f"→ {words.to}")
