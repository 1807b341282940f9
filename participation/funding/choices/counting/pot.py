"""One pot of money made ready for counting: which projects may win, who named them, how ties are settled."""

from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm

import numpy as np

from .election import Ballot, Election, Pot, Project


@dataclass(frozen=True, eq=False)
class Support:
    """The groups of ballots that give one project so many ``votes`` each, by their place in the pot."""

    votes: int
    groups: np.ndarray


@dataclass(frozen=True, eq=False)
class Standing:
    """One project as the ballots left it. ``votes`` counts points, ``named`` the ballots naming it."""

    project: Project
    votes: int
    named: int
    lot: int
    support: tuple[Support, ...]

    @property
    def code(self) -> str:
        return self.project.code

    @property
    def cost(self) -> Fraction:
        return self.project.cost

    @property
    def by_votes(self) -> tuple:
        """Most votes first; then the cheaper one; then the earlier lot."""
        return (-self.votes, self.cost, self.lot)


@dataclass(frozen=True, eq=False)
class ReadyPot:
    """``ballots`` name at least one project of the pot; ``times`` is how many are in each group of equals.

    ``standings`` are all its projects, ``able`` those that enough ballots name.
    """

    pot: Pot
    standings: tuple[Standing, ...]
    able: tuple[Standing, ...]
    ballots: int
    times: np.ndarray
    rivals: dict[str, frozenset[str]] = field(default_factory=dict)

    @property
    def unit(self) -> int:
        """Every cost and the money are a whole number of ``1 / unit``."""
        costs = (standing.cost.denominator for standing in self.standings)
        return lcm(self.pot.money.denominator, *costs)


def make_ready(election: Election, pot: Pot) -> ReadyPot:
    mine = [project for project in election.projects if project.pot == pot.code]
    codes = {project.code for project in mine}
    groups: dict[Ballot, int] = {}
    for ballot, count in election.ballots.items():
        here = tuple(sorted((code, votes) for code, votes in ballot if code in codes))
        if here:
            groups[here] = groups.get(here, 0) + count
    order = sorted(groups)
    times = np.array([groups[ballot] for ballot in order], dtype=np.int64)
    named: dict[str, dict[int, list[int]]] = {code: {} for code in codes}
    for place, ballot in enumerate(order):
        for code, votes in ballot:
            named[code].setdefault(votes, []).append(place)
    lots = {code: lot for lot, code in enumerate(election.lots)}
    standings = tuple(_standing(project, named[project.code], times, lots) for project in mine)
    rivals: dict[str, frozenset[str]] = {}
    for names in election.either_or:
        for name in names:
            rivals[name] = rivals.get(name, frozenset()) | names - {name}
    return ReadyPot(
        pot=pot,
        standings=standings,
        able=tuple(one for one in standings if one.named >= election.fewest_ballots),
        ballots=int(times.sum()),
        times=times,
        rivals=rivals,
    )


def _standing(
    project: Project, named: dict[int, list[int]], times: np.ndarray, lots: dict[str, int]
) -> Standing:
    support = tuple(
        Support(votes, np.array(places, dtype=np.int64)) for votes, places in sorted(named.items())
    )
    counts = [int(times[one.groups].sum()) for one in support]
    return Standing(
        project=project,
        votes=sum(one.votes * count for one, count in zip(support, counts, strict=True)),
        named=sum(counts),
        lot=lots[project.code],
        support=support,
    )
