"""delib turns ballots into decisions that people can check.

    >>> import delib
    >>> profile = delib.Profile.from_rankings({("Ada", "Bea"): 3, ("Bea", "Ada"): 2})
    >>> delib.schulze(profile).winners
    ['Ada']

`Profile` holds ballots; `tally` counts them by one rule or several; every rule is a function of its own name, and
`rules` holds them all by their identifiers; `run` does what a consultation.toml asks for; `Tally` holds counts that can
be added. docs/python.md is the guide.

En français : delib transforme des bulletins en décisions que chacun peut vérifier. `Profile` contient des bulletins,
`tally` les dépouille, chaque règle est une fonction qui porte son nom, et les explications existent dans les deux
langues.
"""
from ._count import run, tally
from ._engine import version as __version__
from ._errors import Error, UsageError
from ._profile import Ballot, Profile
from ._result import Outcome, Result
from ._rules import rules
from ._tally import Tally

for _public in (Ballot, Error, Outcome, Profile, Result, Tally, UsageError, run, tally):
    _public.__module__ = __name__  # where it is to be imported from
globals().update({function.__name__: function for function in rules.values()})

__all__ = ["Ballot", "Error", "Outcome", "Profile", "Result", "Tally", "UsageError", "rules", "run", "tally",
           *(function.__name__ for function in rules.values())]
