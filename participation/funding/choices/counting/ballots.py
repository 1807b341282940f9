"""The kinds of ballot: what a voter may say, and how many votes each project gets of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from base.core.refused import Refused

from .election import Ballot


def _each_once(chosen: Sequence[str], costs: Mapping[str, Fraction]) -> None:
    if len(set(chosen)) < len(chosen):
        raise Refused("You can choose a project only once.")
    if not costs.keys() >= set(chosen):
        raise Refused("One of the projects that you chose is not in this vote.")


@dataclass(frozen=True)
class Pick:
    """Choose up to ``most`` projects. Each gets one vote."""

    most: int

    def read(self, chosen: Sequence[str], costs: Mapping[str, Fraction]) -> Ballot:
        _each_once(chosen, costs)
        if len(chosen) > self.most:
            raise Refused(f"You can choose up to {self.most}. You chose {len(chosen)}.")
        return tuple(sorted((code, 1) for code in chosen))


@dataclass(frozen=True)
class Spend:
    """Choose any projects that cost no more than the money together. Each gets one vote."""

    money: Fraction

    def read(self, chosen: Sequence[str], costs: Mapping[str, Fraction]) -> Ballot:
        _each_once(chosen, costs)
        if sum(costs[code] for code in chosen) > self.money:
            raise Refused("What you chose costs more than the money there is. Take something out.")
        return tuple(sorted((code, 1) for code in chosen))


@dataclass(frozen=True)
class Rank:
    """Name up to ``most`` projects, the best first: it gets ``most`` votes, the next one fewer."""

    most: int

    def read(self, chosen: Sequence[str], costs: Mapping[str, Fraction]) -> Ballot:
        _each_once(chosen, costs)
        if len(chosen) > self.most:
            raise Refused(f"You can rank up to {self.most}. You ranked {len(chosen)}.")
        return tuple(sorted((code, self.most - place) for place, code in enumerate(chosen)))


@dataclass(frozen=True)
class GivePoints:
    """Share out up to ``most`` points. A point is a vote; a project with none is not on the ballot."""

    most: int

    def read(self, points: Mapping[str, int], costs: Mapping[str, Fraction]) -> Ballot:
        _each_once(tuple(points), costs)
        if any(given < 0 for given in points.values()):
            raise Refused("You cannot give a project less than no points.")
        if sum(points.values()) > self.most:
            raise Refused(f"You can give up to {self.most} points.")
        return tuple(sorted((code, given) for code, given in points.items() if given))
