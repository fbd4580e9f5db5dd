"""What the generators of synthetic ballots share: chance, and writing or checking files.

Chance is SHA-256 of a text that names the seed, the voter and what is drawn, and
all the arithmetic is on integers: the files are the same bytes on any machine and
with any version of Python 3, and changing one draw leaves the others as they were.
"""

import hashlib
import pathlib
import sys


class Chance:
    """Draws that depend on the seed and on the words given, and on nothing else."""

    def __init__(self, seed):
        self.seed = seed

    def digest(self, *what):
        """32 bytes of chance."""
        return hashlib.sha256("/".join((self.seed,) + what).encode("utf-8")).digest()

    def below(self, bound, *what):
        """An integer from 0 to bound - 1; the bias is under bound / 2^256."""
        return int.from_bytes(self.digest(*what), "big") % bound

    def bell(self, percent, *what):
        """A bell-shaped integer around 0: the sum of the 32 bytes less its mean.

        Its standard deviation is 418 at 100 percent.
        """
        return (sum(self.digest(*what)) - 4080) * percent // 100

    def voters(self, sizes):
        """(voter, group) for all, numbered from V1, in an order that mixes the groups."""
        seats = sorted(
            (self.digest("seat", group, str(number)), group)
            for group, size in sizes.items()
            for number in range(size)
        )
        width = len(str(len(seats)))
        return [("V%0*d" % (width, i + 1), group) for i, (_, group) in enumerate(seats)]


def best_first(utility):
    """What has a utility, in descending order of it."""
    return sorted(utility, key=lambda one: (-utility[one], one))


def csv_text(rows):
    return "".join(",".join(row) + "\n" for row in rows).encode("utf-8")


def main(script, files):
    """Writes the files, {name: bytes}, beside the script; with --check compares them instead."""
    arguments = sys.argv[1:]
    if arguments not in ([], ["--check"]):
        sys.stderr.write("usage: %s [--check]\n" % pathlib.Path(script).name)
        return 2
    status = 0
    for name, content in files.items():
        path = pathlib.Path(script).resolve().parent / name
        if not arguments:
            path.write_bytes(content)
        elif not path.is_file() or path.read_bytes() != content:
            sys.stderr.write("%s: differs from what the model draws\n" % name)
            status = 1
    return status
