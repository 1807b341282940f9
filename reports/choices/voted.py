"""Who voted?"""

from dataclasses import dataclass

from participation.funding.choices import stats
from reports.sections import Asked, Material, Section
from reports.shapes import Definition, definitions

from .of import round_of


@dataclass(frozen=True)
class VotedLine:
    """``voted`` and ``entitled`` are None where they may not be shown; a way of voting has no ``entitled``."""

    name: str
    voted: int | None
    entitled: int | None


@dataclass(frozen=True)
class Voted:
    answer: str
    areas: tuple[VotedLine, ...]
    channels: tuple[VotedLine, ...]
    counts: tuple[Definition, ...]


def count(asked: Asked) -> Voted:
    row = round_of(asked)
    turnout = stats.turnout(row)
    could = "1 person" if turnout.of == 1 else f"{turnout.of:,} people"
    share = f" ({100 * turnout.people / turnout.of:.1f}%)" if turnout.of else ""
    return Voted(
        answer=f"{turnout.people:,} of {could} who could vote did{share}.",
        areas=tuple(VotedLine(one.name, one.voted, one.entitled) for one in stats.by_area(row)),
        channels=tuple(VotedLine(one.name, one.voted, None) for one in stats.by_channel(row)),
        counts=definitions(stats.turnout),
    )


def build(material: Material[Voted, None]) -> Voted:
    return material.this


SECTION = Section(
    code="voted",
    heading="Who voted?",
    template="reports/choices/voted.html",
    shape=Voted,
    count=count,
    build=build,
)
