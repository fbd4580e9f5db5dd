"""Made by bindings/python/stubs.py from the registry of rules; not to be edited by hand."""
from collections.abc import Iterable, Mapping
from typing import Any, Literal, Protocol

from ._count import Levels, Part, Policy, Progress, Requirements, Weights, run as run, tally as tally
from ._errors import Error as Error, UsageError as UsageError
from ._profile import Ballot as Ballot, Profile as Profile
from ._result import Outcome as Outcome, Result as Result
from ._tally import Tally as Tally

__version__: str

class Rule(Protocol):
    """A rule as a function."""

    id: str
    info: Mapping[str, Any]
    def __call__(self, profile: Profile | Tally, **options: Any) -> Result: ...

rules: Mapping[str, Rule]

def plurality(
    profile: Profile | Tally, *, tied_tops: Literal["exhaust", "split", "approval"] = "exhaust", ties: str = "all",
    seats: int = 1, policy: Policy = None, by: str | None = None, where: Part = None, reweight: Weights = None,
    two_level: Levels = None, requirements: Requirements = (), budget: float | None = None,
    progress: Progress = None,
) -> Result:
    """The candidate with the most first places wins."""

def anti_plurality(
    profile: Profile | Tally, *, ties: str = "all", seats: int = 1, policy: Policy = None, by: str | None = None,
    where: Part = None, reweight: Weights = None, two_level: Levels = None, requirements: Requirements = (),
    budget: float | None = None, progress: Progress = None,
) -> Result:
    """The candidate with the fewest last places wins."""

def approval_k(
    profile: Profile | Tally, *, k: int = 2, ties: str = "all", seats: int = 1, policy: Policy = None,
    by: str | None = None, where: Part = None, reweight: Weights = None, two_level: Levels = None,
    requirements: Requirements = (), budget: float | None = None, progress: Progress = None,
) -> Result:
    """Each ballot approves the first k candidates that it ranks; the most approved wins."""

def borda(
    profile: Profile | Tally, *, truncated: Literal["average", "zero", "modified"] = "average", ties: str = "all",
    seats: int = 1, policy: Policy = None, by: str | None = None, where: Part = None, reweight: Weights = None,
    two_level: Levels = None, requirements: Requirements = (), budget: float | None = None,
    progress: Progress = None,
) -> Result:
    """A ballot gives a candidate one point for each candidate it places below; the highest total wins."""

def dowdall(
    profile: Profile | Tally, *, ties: str = "all", seats: int = 1, policy: Policy = None, by: str | None = None,
    where: Part = None, reweight: Weights = None, two_level: Levels = None, requirements: Requirements = (),
    budget: float | None = None, progress: Progress = None,
) -> Result:
    """The first place of a ballot gives 1 point, the second 1/2, the third 1/3 and so on; the highest total
    wins."""

def positional(
    profile: Profile | Tally, *, weights: str | Iterable[Any] = "1,0", ties: str = "all", seats: int = 1,
    policy: Policy = None, by: str | None = None, where: Part = None, reweight: Weights = None,
    two_level: Levels = None, requirements: Requirements = (), budget: float | None = None,
    progress: Progress = None,
) -> Result:
    """Each place on a ballot gives the points of a list; the highest total wins."""

def positive_negative(
    profile: Profile | Tally, *, ties: str = "all", seats: int = 1, policy: Policy = None, by: str | None = None,
    where: Part = None, reweight: Weights = None, two_level: Levels = None, requirements: Requirements = (),
    budget: float | None = None, progress: Progress = None,
) -> Result:
    """A first place gives a point, a last place takes one; the highest balance wins."""

def ranked_priorities(
    profile: Profile | Tally, *, places: int = 5, weights: str | Iterable[Any] = "5,4,3,2,1",
    countback: bool = False, ties: str = "all", seats: int = 1, policy: Policy = None, by: str | None = None,
    where: Part = None, reweight: Weights = None, two_level: Levels = None, requirements: Requirements = (),
    budget: float | None = None, progress: Progress = None,
) -> Result:
    """Each voter ranks a few priorities; the first gives most points, and the highest totals win."""

def bucklin(
    profile: Profile | Tally, *, ties: str = "all", policy: Policy = None, by: str | None = None, where: Part = None,
    reweight: Weights = None, two_level: Levels = None, requirements: Requirements = (), budget: float | None = None,
    progress: Progress = None,
) -> Result:
    """Second places are added to first ones, then third ones, until somebody passes half."""

def simplified_bucklin(
    profile: Profile | Tally, *, ties: str = "all", policy: Policy = None, by: str | None = None, where: Part = None,
    reweight: Weights = None, two_level: Levels = None, requirements: Requirements = (), budget: float | None = None,
    progress: Progress = None,
) -> Result:
    """Places are added one after the other until somebody passes half; all who pass win."""

def weighted_bucklin(
    profile: Profile | Tally, *, ties: str = "all", policy: Policy = None, by: str | None = None, where: Part = None,
    reweight: Weights = None, two_level: Levels = None, requirements: Requirements = (), budget: float | None = None,
    progress: Progress = None,
) -> Result:
    """Places are added one after the other, each worth less, until somebody has half."""

def two_round(
    profile: Profile | Tally, *, tied_tops: Literal["exhaust", "split", "approval"] = "exhaust",
    ties: str = "parallel", policy: Policy = None, by: str | None = None, where: Part = None,
    reweight: Weights = None, two_level: Levels = None, requirements: Requirements = (), budget: float | None = None,
    progress: Progress = None,
) -> Result:
    """More than half of the first places wins; otherwise the two candidates with the most first places meet in a
    duel."""

def irv(
    profile: Profile | Tally, *, tied_tops: Literal["exhaust", "split", "approval"] = "exhaust", ties: str = "all",
    policy: Policy = None, by: str | None = None, where: Part = None, reweight: Weights = None,
    two_level: Levels = None, requirements: Requirements = (), budget: float | None = None,
    progress: Progress = None,
) -> Result:
    """Round after round the candidate with the fewest first places leaves, and those ballots pass on."""

def coombs(
    profile: Profile | Tally, *, tied_tops: Literal["exhaust", "split", "approval"] = "exhaust", ties: str = "all",
    policy: Policy = None, by: str | None = None, where: Part = None, reweight: Weights = None,
    two_level: Levels = None, requirements: Requirements = (), budget: float | None = None,
    progress: Progress = None,
) -> Result:
    """Round after round the candidate with the most last places leaves, until one is first on more than half of the
    ballots."""

def baldwin(
    profile: Profile | Tally, *, ties: str = "all", policy: Policy = None, by: str | None = None, where: Part = None,
    reweight: Weights = None, two_level: Levels = None, requirements: Requirements = (), budget: float | None = None,
    progress: Progress = None,
) -> Result:
    """Round after round the candidate with the fewest Borda points leaves."""

def nanson(
    profile: Profile | Tally, *, variant: Literal["strict", "weak"] = "strict", ties: str = "all",
    policy: Policy = None, by: str | None = None, where: Part = None, reweight: Weights = None,
    two_level: Levels = None, requirements: Requirements = (), budget: float | None = None,
    progress: Progress = None,
) -> Result:
    """Round after round all candidates with fewer Borda points than the mean leave."""

def bottom_two_irv(
    profile: Profile | Tally, *, tied_tops: Literal["exhaust", "split", "approval"] = "exhaust", ties: str = "all",
    policy: Policy = None, by: str | None = None, where: Part = None, reweight: Weights = None,
    two_level: Levels = None, requirements: Requirements = (), budget: float | None = None,
    progress: Progress = None,
) -> Result:
    """Round after round, of the two with the fewest first places the one who loses their duel leaves."""

def smith_irv(
    profile: Profile | Tally, *, tied_tops: Literal["exhaust", "split", "approval"] = "exhaust", ties: str = "all",
    policy: Policy = None, by: str | None = None, where: Part = None, reweight: Weights = None,
    two_level: Levels = None, requirements: Requirements = (), budget: float | None = None,
    progress: Progress = None,
) -> Result:
    """Only those stay who beat everybody outside their set; among them the one with the fewest first places leaves
    each round."""

def condorcet_irv(
    profile: Profile | Tally, *, tied_tops: Literal["exhaust", "split", "approval"] = "exhaust", ties: str = "all",
    policy: Policy = None, by: str | None = None, where: Part = None, reweight: Weights = None,
    two_level: Levels = None, requirements: Requirements = (), budget: float | None = None,
    progress: Progress = None,
) -> Result:
    """Who wins every duel is elected; if there is nobody, instant-runoff voting decides."""

def benham(
    profile: Profile | Tally, *, tied_tops: Literal["exhaust", "split", "approval"] = "exhaust", ties: str = "all",
    policy: Policy = None, by: str | None = None, where: Part = None, reweight: Weights = None,
    two_level: Levels = None, requirements: Requirements = (), budget: float | None = None,
    progress: Progress = None,
) -> Result:
    """The candidate with the fewest first places leaves, until one of the others beats all that remain in duels."""

def woodall(
    profile: Profile | Tally, *, tied_tops: Literal["exhaust", "split", "approval"] = "exhaust", ties: str = "all",
    policy: Policy = None, by: str | None = None, where: Part = None, reweight: Weights = None,
    two_level: Levels = None, requirements: Requirements = (), budget: float | None = None,
    progress: Progress = None,
) -> Result:
    """The candidate with the fewest first places leaves, until one is left of the set that beats everybody outside
    it."""

def tideman_alternative(
    profile: Profile | Tally, *, set: Literal["smith", "schwartz"] = "smith", outside: Literal["wait",
    "leave"] = "wait", tied_tops: Literal["exhaust", "split", "approval"] = "exhaust", ties: str = "all",
    policy: Policy = None, by: str | None = None, where: Part = None, reweight: Weights = None,
    two_level: Levels = None, requirements: Requirements = (), budget: float | None = None,
    progress: Progress = None,
) -> Result:
    """In turn, those leave who are outside the set that beats all others, then the one with the fewest first
    places."""

def daunou(
    profile: Profile | Tally, *, tied_tops: Literal["exhaust", "split", "approval"] = "exhaust", ties: str = "all",
    policy: Policy = None, by: str | None = None, where: Part = None, reweight: Weights = None,
    two_level: Levels = None, requirements: Requirements = (), budget: float | None = None,
    progress: Progress = None,
) -> Result:
    """Who wins every duel is elected; if there is nobody, those who lose every duel leave, and first places
    decide."""

def condorcet_plurality(
    profile: Profile | Tally, *, tied_tops: Literal["exhaust", "split", "approval"] = "exhaust", ties: str = "all",
    policy: Policy = None, by: str | None = None, where: Part = None, reweight: Weights = None,
    two_level: Levels = None, requirements: Requirements = (), budget: float | None = None,
    progress: Progress = None,
) -> Result:
    """Who wins every duel is elected; if there is nobody, the most first places decide."""

def superior(
    profile: Profile | Tally, *, tied_tops: Literal["exhaust", "split", "approval"] = "exhaust", ties: str = "all",
    seats: int = 1, policy: Policy = None, by: str | None = None, where: Part = None, reweight: Weights = None,
    two_level: Levels = None, requirements: Requirements = (), budget: float | None = None,
    progress: Progress = None,
) -> Result:
    """A ballot gives a point to its first candidate and to all who beat that one in a duel; the most points win."""

def stv(
    profile: Profile | Tally, *, variant: Literal["scottish", "wigm", "meek"] = "scottish", quota: Literal["droop",
    "hare", "hagenbach-bischoff"] = "droop", digits: int = 5, ties: str = "parallel", seats: int = 1,
    policy: Policy = None, by: str | None = None, where: Part = None, reweight: Weights = None,
    two_level: Levels = None, requirements: Requirements = (), budget: float | None = None,
    progress: Progress = None,
) -> Result:
    """Who holds the quota takes a seat, and what is beyond it passes to the next choices; else the last one
    leaves."""

def condorcet(
    profile: Profile | Tally, *, policy: Policy = None, by: str | None = None, where: Part = None,
    reweight: Weights = None, two_level: Levels = None, requirements: Requirements = (), budget: float | None = None,
    progress: Progress = None,
) -> Result:
    """The candidate who beats every other in a duel wins; if there is none, nobody does."""

def weak_condorcet(
    profile: Profile | Tally, *, ties: str = "all", policy: Policy = None, by: str | None = None, where: Part = None,
    reweight: Weights = None, two_level: Levels = None, requirements: Requirements = (), budget: float | None = None,
    progress: Progress = None,
) -> Result:
    """Whoever loses no duel wins; there may be several, or nobody."""

def condorcet_loser(
    profile: Profile | Tally, *, policy: Policy = None, by: str | None = None, where: Part = None,
    reweight: Weights = None, two_level: Levels = None, requirements: Requirements = (), budget: float | None = None,
    progress: Progress = None,
) -> Result:
    """Singles out the candidate who loses the duel against every other, if there is one."""

def copeland(
    profile: Profile | Tally, *, tie: Literal["0", "1/2", "1"] = "1/2", ties: str = "all", seats: int = 1,
    policy: Policy = None, by: str | None = None, where: Part = None, reweight: Weights = None,
    two_level: Levels = None, requirements: Requirements = (), budget: float | None = None,
    progress: Progress = None,
) -> Result:
    """The candidate who wins the most duels wins; a tied duel counts as half a win."""

def llull(
    profile: Profile | Tally, *, tie: Literal["0", "1/2", "1"] = "1", ties: str = "all", seats: int = 1,
    policy: Policy = None, by: str | None = None, where: Part = None, reweight: Weights = None,
    two_level: Levels = None, requirements: Requirements = (), budget: float | None = None,
    progress: Progress = None,
) -> Result:
    """The candidate who wins the most duels wins; a tied duel counts as a win for both."""

def minimax(
    profile: Profile | Tally, *, strength: Literal["margins", "winning-votes", "winning-votes-then-opposition",
    "losing-votes", "ratio", "opposition"] = "margins", ties: str = "all", seats: int = 1, policy: Policy = None,
    by: str | None = None, where: Part = None, reweight: Weights = None, two_level: Levels = None,
    requirements: Requirements = (), budget: float | None = None, progress: Progress = None,
) -> Result:
    """The candidate whose worst duel is the least bad wins."""

def leximax(
    profile: Profile | Tally, *, ties: str = "all", seats: int = 1, policy: Policy = None, by: str | None = None,
    where: Part = None, reweight: Weights = None, two_level: Levels = None, requirements: Requirements = (),
    budget: float | None = None, progress: Progress = None,
) -> Result:
    """The candidate whose worst duel is the least bad wins; equal ones are told apart by the second worst, and so
    on."""

def schulze(
    profile: Profile | Tally, *, strength: Literal["margins", "winning-votes", "winning-votes-then-opposition",
    "losing-votes", "ratio"] = "margins", ties: str = "all", seats: int = 1, policy: Policy = None,
    by: str | None = None, where: Part = None, reweight: Weights = None, two_level: Levels = None,
    requirements: Requirements = (), budget: float | None = None, progress: Progress = None,
) -> Result:
    """A candidate wins whom no other beats along a chain of duels stronger than the way back."""

def ranked_pairs(
    profile: Profile | Tally, *, strength: Literal["margins", "winning-votes", "winning-votes-then-opposition",
    "losing-votes", "ratio"] = "margins", ties: str = "parallel", policy: Policy = None, by: str | None = None,
    where: Part = None, reweight: Weights = None, two_level: Levels = None, requirements: Requirements = (),
    budget: float | None = None, progress: Progress = None,
) -> Result:
    """Duels are locked in from the clearest on, unless they contradict clearer ones; whoever stays above wins."""

def river(
    profile: Profile | Tally, *, strength: Literal["margins", "winning-votes", "winning-votes-then-opposition",
    "losing-votes", "ratio"] = "margins", ties: str = "parallel", policy: Policy = None, by: str | None = None,
    where: Part = None, reweight: Weights = None, two_level: Levels = None, requirements: Requirements = (),
    budget: float | None = None, progress: Progress = None,
) -> Result:
    """As ranked pairs, but each candidate keeps one defeat at most; whoever keeps none wins."""

def split_cycle(
    profile: Profile | Tally, *, strength: Literal["margins", "winning-votes", "winning-votes-then-opposition",
    "losing-votes", "ratio"] = "margins", ties: str = "all", policy: Policy = None, by: str | None = None,
    where: Part = None, reweight: Weights = None, two_level: Levels = None, requirements: Requirements = (),
    budget: float | None = None, progress: Progress = None,
) -> Result:
    """In every cycle of duels the least clear ones are discarded; whoever then has no defeat left wins."""

def simple_stable(
    profile: Profile | Tally, *, ties: str = "all", policy: Policy = None, by: str | None = None, where: Part = None,
    reweight: Weights = None, two_level: Levels = None, requirements: Requirements = (), budget: float | None = None,
    progress: Progress = None,
) -> Result:
    """Whoever would win without some other wins, the one who beats that other most clearly first."""

def stable(
    profile: Profile | Tally, *, ties: str = "all", policy: Policy = None, by: str | None = None, where: Part = None,
    reweight: Weights = None, two_level: Levels = None, requirements: Requirements = (), budget: float | None = None,
    progress: Progress = None,
) -> Result:
    """As Simple Stable Voting, among those whom Split Cycle leaves undefeated."""

def kemeny(
    profile: Profile | Tally, *, output: Literal["linear"] = "linear", ties: str = "all", policy: Policy = None,
    by: str | None = None, where: Part = None, reweight: Weights = None, two_level: Levels = None,
    requirements: Requirements = (), budget: float | None = None, progress: Progress = None,
) -> Result:
    """The order that contradicts the fewest preferences of voters between two candidates decides."""

def smith(
    profile: Profile | Tally, *, ties: str = "all", policy: Policy = None, by: str | None = None, where: Part = None,
    reweight: Weights = None, two_level: Levels = None, requirements: Requirements = (), budget: float | None = None,
    progress: Progress = None,
) -> Result:
    """The smallest group wins whose members beat everybody outside it in a duel."""

def schwartz(
    profile: Profile | Tally, *, ties: str = "all", policy: Policy = None, by: str | None = None, where: Part = None,
    reweight: Weights = None, two_level: Levels = None, requirements: Requirements = (), budget: float | None = None,
    progress: Progress = None,
) -> Result:
    """Everybody wins who is in a smallest group that nobody outside it beats in a duel."""

def uncovered(
    profile: Profile | Tally, *, variant: Literal["gillies", "fishburn", "bordes", "mckelvey"] = "gillies",
    ties: str = "all", policy: Policy = None, by: str | None = None, where: Part = None, reweight: Weights = None,
    two_level: Levels = None, requirements: Requirements = (), budget: float | None = None,
    progress: Progress = None,
) -> Result:
    """Everybody wins whom no other covers, that is: beats while doing at least as well against all the rest."""

def pareto(
    profile: Profile | Tally, *, ties: str = "all", policy: Policy = None, by: str | None = None, where: Part = None,
    reweight: Weights = None, two_level: Levels = None, requirements: Requirements = (), budget: float | None = None,
    progress: Progress = None,
) -> Result:
    """Everybody wins except those to whom every voter prefers one and the same other candidate."""

def smith_minimax(
    profile: Profile | Tally, *, ties: str = "all", policy: Policy = None, by: str | None = None, where: Part = None,
    reweight: Weights = None, two_level: Levels = None, requirements: Requirements = (), budget: float | None = None,
    progress: Progress = None,
) -> Result:
    """Within the Smith set, the candidate whose worst duel is the least bad wins."""

def black(
    profile: Profile | Tally, *, ties: str = "all", policy: Policy = None, by: str | None = None, where: Part = None,
    reweight: Weights = None, two_level: Levels = None, requirements: Requirements = (), budget: float | None = None,
    progress: Progress = None,
) -> Result:
    """Who wins every duel is elected; if there is nobody, the Borda count decides."""

def raynaud(
    profile: Profile | Tally, *, ties: str = "all", policy: Policy = None, by: str | None = None, where: Part = None,
    reweight: Weights = None, two_level: Levels = None, requirements: Requirements = (), budget: float | None = None,
    progress: Progress = None,
) -> Result:
    """Round after round, whoever has the worst defeat among those who remain leaves."""

def iterated_condorcet_loser(
    profile: Profile | Tally, *, ties: str = "all", policy: Policy = None, by: str | None = None, where: Part = None,
    reweight: Weights = None, two_level: Levels = None, requirements: Requirements = (), budget: float | None = None,
    progress: Progress = None,
) -> Result:
    """Whoever loses to all who remain leaves, again and again; all that are left win."""

def loss_trimmer(
    profile: Profile | Tally, *, ties: str = "all", policy: Policy = None, by: str | None = None, where: Part = None,
    reweight: Weights = None, two_level: Levels = None, requirements: Requirements = (), budget: float | None = None,
    progress: Progress = None,
) -> Result:
    """Until somebody is unbeaten, whoever loses by the most in all duels together leaves."""

def copeland_borda(
    profile: Profile | Tally, *, scope: Literal["local", "global"] = "local", ties: str = "all",
    policy: Policy = None, by: str | None = None, where: Part = None, reweight: Weights = None,
    two_level: Levels = None, requirements: Requirements = (), budget: float | None = None,
    progress: Progress = None,
) -> Result:
    """Among the candidates who win the most duels, the one with the highest Borda score wins."""

def copeland_minimax(
    profile: Profile | Tally, *, scope: Literal["local", "global"] = "local", ties: str = "all",
    policy: Policy = None, by: str | None = None, where: Part = None, reweight: Weights = None,
    two_level: Levels = None, requirements: Requirements = (), budget: float | None = None,
    progress: Progress = None,
) -> Result:
    """Among the candidates who win the most duels, the one whose worst duel is the least bad wins."""

def most_wins_smallest_loss(
    profile: Profile | Tally, *, ties: str = "all", policy: Policy = None, by: str | None = None, where: Part = None,
    reweight: Weights = None, two_level: Levels = None, requirements: Requirements = (), budget: float | None = None,
    progress: Progress = None,
) -> Result:
    """The candidate who wins the most duels wins; among several, the one with the smallest loss."""

def borda_minimax_faceoff(
    profile: Profile | Tally, *, ties: str = "all", policy: Policy = None, by: str | None = None, where: Part = None,
    reweight: Weights = None, two_level: Levels = None, requirements: Requirements = (), budget: float | None = None,
    progress: Progress = None,
) -> Result:
    """The Borda winner and the minimax winner meet in a duel, and its winner wins."""

def knockout(
    profile: Profile | Tally, *, ties: str = "parallel", policy: Policy = None, by: str | None = None,
    where: Part = None, reweight: Weights = None, two_level: Levels = None, requirements: Requirements = (),
    budget: float | None = None, progress: Progress = None,
) -> Result:
    """The two candidates with the lowest Borda scores meet in a duel, whose loser leaves, until one is left."""

def majority_judgment(
    profile: Profile | Tally, *, ties: str = "all", seats: int = 1, policy: Policy = None, by: str | None = None,
    where: Part = None, reweight: Weights = None, two_level: Levels = None, requirements: Requirements = (),
    budget: float | None = None, progress: Progress = None,
) -> Result:
    """The candidate with the best median grade wins; equal medians are removed and compared again."""

def majority_gauge(
    profile: Profile | Tally, *, ties: str = "all", seats: int = 1, policy: Policy = None, by: str | None = None,
    where: Part = None, reweight: Weights = None, two_level: Levels = None, requirements: Requirements = (),
    budget: float | None = None, progress: Progress = None,
) -> Result:
    """The best median grade wins; equal medians are compared by the larger of the shares above and below."""

def typical_judgment(
    profile: Profile | Tally, *, ties: str = "all", seats: int = 1, policy: Policy = None, by: str | None = None,
    where: Part = None, reweight: Weights = None, two_level: Levels = None, requirements: Requirements = (),
    budget: float | None = None, progress: Progress = None,
) -> Result:
    """The best median grade wins; equal medians are compared by the share above less the share below."""

def usual_judgment(
    profile: Profile | Tally, *, ties: str = "all", seats: int = 1, policy: Policy = None, by: str | None = None,
    where: Part = None, reweight: Weights = None, two_level: Levels = None, requirements: Requirements = (),
    budget: float | None = None, progress: Progress = None,
) -> Result:
    """The best median grade wins; equal medians are compared by the difference of the shares above and below, over
    the share at the median."""

def central_judgment(
    profile: Profile | Tally, *, ties: str = "all", seats: int = 1, policy: Policy = None, by: str | None = None,
    where: Part = None, reweight: Weights = None, two_level: Levels = None, requirements: Requirements = (),
    budget: float | None = None, progress: Progress = None,
) -> Result:
    """The best median grade wins; equal medians are compared by the ratio of the shares above and below."""

def bosworth(
    profile: Profile | Tally, *, ties: str = "all", seats: int = 1, policy: Policy = None, by: str | None = None,
    where: Part = None, reweight: Weights = None, two_level: Levels = None, requirements: Requirements = (),
    budget: float | None = None, progress: Progress = None,
) -> Result:
    """The best median grade wins; equal medians are compared by the share at or above the median."""

def score(
    profile: Profile | Tally, *, mode: Literal["mean", "sum", "trimmed"] = "mean", trim: int = 10, ties: str = "all",
    seats: int = 1, policy: Policy = None, by: str | None = None, where: Part = None, reweight: Weights = None,
    two_level: Levels = None, requirements: Requirements = (), budget: float | None = None,
    progress: Progress = None,
) -> Result:
    """The candidate with the highest mean of its points wins."""

def star(
    profile: Profile | Tally, *, runoff_tie: Literal["both", "score"] = "both", ties: str = "parallel",
    policy: Policy = None, by: str | None = None, where: Part = None, reweight: Weights = None,
    two_level: Levels = None, requirements: Requirements = (), budget: float | None = None,
    progress: Progress = None,
) -> Result:
    """The two candidates with the highest sums of points meet in a duel."""

def approval(
    profile: Profile | Tally, *, ties: str = "all", seats: int = 1, policy: Policy = None, by: str | None = None,
    where: Part = None, reweight: Weights = None, two_level: Levels = None, requirements: Requirements = (),
    budget: float | None = None, progress: Progress = None,
) -> Result:
    """The candidate whom most voters approve wins."""

def approval_disapproval(
    profile: Profile | Tally, *, ties: str = "all", seats: int = 1, policy: Policy = None, by: str | None = None,
    where: Part = None, reweight: Weights = None, two_level: Levels = None, requirements: Requirements = (),
    budget: float | None = None, progress: Progress = None,
) -> Result:
    """Each voter is for, against or neutral on each candidate; the most for less against wins."""

def satisfaction_approval(
    profile: Profile | Tally, *, ties: str = "all", seats: int = 1, policy: Policy = None, by: str | None = None,
    where: Part = None, reweight: Weights = None, two_level: Levels = None, requirements: Requirements = (),
    budget: float | None = None, progress: Progress = None,
) -> Result:
    """A ballot is shared equally among the candidates that it approves; the highest totals win."""
