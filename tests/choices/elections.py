"""Small elections as one writes them down: ``"ab x3, c"`` are three ballots for a and b, and one for c."""

from collections.abc import Mapping
from fractions import Fraction

from participation.funding.choices.counting.count import PotCount, count, winners
from participation.funding.choices.counting.election import Election, Pot, Project, grouped
from participation.funding.choices.counting.rules import EqualShares, Rule


def written(text: str):
    ballots = []
    for part in text.split(","):
        named, _, times = part.strip().partition(" x")
        ballots += [tuple((code, 1) for code in named)] * int(times or 1)
    return ballots


def election(money, costs: Mapping[str, object], ballots: str, **said) -> Election:
    projects = tuple(Project(code, Fraction(cost)) for code, cost in costs.items())
    said.setdefault("lots", tuple(costs))
    said.setdefault("pots", (Pot(Fraction(money)),))
    return Election(projects, ballots=grouped(written(ballots)), **said)


def counted(the_election: Election, rule: Rule) -> PotCount:
    return count(the_election, rule)[0]


def won(the_election: Election, rule: Rule) -> str:
    return "".join(winners(count(the_election, rule)))


def steps_of(step, **said) -> EqualShares:
    return EqualShares(step=Fraction(step), **said)
