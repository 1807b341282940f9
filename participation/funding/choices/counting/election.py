"""What is counted: projects, the money for them, and ballots grouped by what they say."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from base.core.refused import Refused

#: What one ballot says: each project that it names, and how many votes it gives it, by code.
Ballot = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Project:
    """Something that money can be spent on. ``pot`` is the money it would be paid from."""

    code: str
    cost: Fraction
    pot: str = ""


@dataclass(frozen=True)
class Pot:
    """Money of its own for an area or a theme, counted by itself.

    ``stretch`` may be added once, to finish one project that the rest of the money nearly pays for.
    """

    money: Fraction
    code: str = ""
    stretch: Fraction = Fraction(0)


@dataclass(frozen=True)
class Election:
    """All that a count asks for. Nothing else decides who wins.

    ``lots`` names every project once, in the order drawn before the vote: the earlier goes first where
    all else is equal. Of each set of ``either_or`` at most one project wins. A project that fewer than
    ``fewest_ballots`` ballots name cannot win, and none may cost more than ``ceiling``.
    """

    projects: tuple[Project, ...]
    pots: tuple[Pot, ...]
    lots: tuple[str, ...]
    ballots: Mapping[Ballot, int] = field(default_factory=dict)
    either_or: tuple[frozenset[str], ...] = ()
    fewest_ballots: int = 1
    ceiling: Fraction | None = None

    def __post_init__(self):
        codes = [project.code for project in self.projects]
        pots = {pot.code: pot for pot in self.pots}
        if len(set(codes)) < len(codes):
            raise Refused("Two projects have the same code.")
        if len(pots) < len(self.pots):
            raise Refused("Two sums of money have the same name.")
        if sorted(self.lots) != sorted(codes):
            raise Refused("The order of lots must name every project once.")
        if self.fewest_ballots < 1:
            raise Refused("A project must need at least one vote to win.")
        for pot in self.pots:
            if pot.money <= 0:
                raise Refused("There is no money to vote on.")
            if pot.stretch < 0:
                raise Refused("Stretch money cannot be less than nothing.")
        for project in self.projects:
            self._judge(project, pots)
        where = {project.code: project.pot for project in self.projects}
        for names in self.either_or:
            if not names <= where.keys():
                raise Refused("A choice of either-or names a project that is not in the vote.")
            if len({where[name] for name in names}) > 1:
                raise Refused("Projects of one either-or choice must be paid from the same money.")
        for ballot, times in self.ballots.items():
            named = [code for code, _ in ballot]
            if times < 1 or len(set(named)) < len(named) or not where.keys() >= set(named):
                raise Refused("A ballot names a project twice, or one that is not in the vote.")
            if any(votes < 1 for _, votes in ballot):
                raise Refused("A ballot gives a project less than one vote.")

    def _judge(self, project: Project, pots: Mapping[str, Pot]) -> None:
        if project.pot not in pots:
            raise Refused(f"There is no money for project {project.code}.")
        if project.cost <= 0:
            raise Refused(f"Project {project.code} must cost more than nothing.")
        if self.ceiling is not None and project.cost > self.ceiling:
            raise Refused(
                f"Project {project.code} costs more than the most that a project may cost."
            )

    @property
    def cast(self) -> int:
        return sum(self.ballots.values())


def grouped(ballots: Iterable[Ballot]) -> Mapping[Ballot, int]:
    """Ballots that say the same, and how many there are: the order of naming does not matter."""
    return Counter(tuple(sorted(ballot)) for ballot in ballots)
