"""What won, and what did not?"""

from dataclasses import dataclass
from decimal import Decimal

from base.core.templatetags.words import pounds
from participation.funding.choices.elections import rule_whole, who_may_vote
from participation.funding.choices.result import FateTold, PotTold, told
from reports.sections import Asked, Material, Section
from reports.sentences import counted

from .of import round_of


@dataclass(frozen=True)
class ProjectLine:
    title: str
    place: str
    cost: Decimal
    votes: int | None
    why: str


@dataclass(frozen=True)
class PotLine:
    """``ballots`` named a project of this money; None, as the votes for each, where they are too few to show."""

    name: str
    money: Decimal
    spent: Decimal
    ballots: int | None
    won: tuple[ProjectLine, ...]
    lost: tuple[ProjectLine, ...]


@dataclass(frozen=True)
class Won:
    answer: str
    about: str
    who: str
    rule: tuple[str, ...]
    pots: tuple[PotLine, ...]


def count(asked: Asked) -> Won:
    row = round_of(asked)
    results = told(row)
    pots = tuple(map(_line, results))
    projects = sum(len(pot.won) + len(pot.lost) for pot in pots)
    won = sum(len(pot.won) for pot in pots)
    spent = sum((pot.spent for pot in pots), Decimal(0))
    return Won(
        answer=what_won(won, projects, spent),
        about=row.about,
        who=who_may_vote(row),
        rule=tuple(rule_whole(row, [one.pot for one in results])),
        pots=pots,
    )


def what_won(won: int, projects: int, spent: Decimal) -> str:
    if not won:
        return f"None of {counted(projects, 'project', 'projects')} won."
    costs = "It costs" if won == 1 else "Together they cost"
    return f"{won:,} of {counted(projects, 'project', 'projects')} won. {costs} {pounds(spent)}."


def _line(told_of: PotTold) -> PotLine:
    return PotLine(
        name=told_of.pot.name,
        money=told_of.pot.money,
        spent=told_of.result.spent,
        ballots=told_of.ballots,
        won=tuple(map(_project, told_of.won)),
        lost=tuple(map(_project, told_of.lost)),
    )


def _project(fate: FateTold) -> ProjectLine:
    one = fate.project
    return ProjectLine(one.title, one.place, one.cost or Decimal(0), fate.votes, fate.why)


def build(material: Material[Won, None]) -> Won:
    return material.this


SECTION = Section(
    code="won",
    heading="What won?",
    template="reports/choices/won.html",
    shape=Won,
    count=count,
    build=build,
)
