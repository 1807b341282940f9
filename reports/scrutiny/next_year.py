"""What do panels look into next?"""

import datetime as dt
from dataclasses import dataclass

from base.core.periods import FinancialYear
from reports.sections import Asked, Material, Section
from reports.sentences import capital, counted
from reports.shapes import Definition, definitions
from scrutiny.exercises import stats
from scrutiny.exercises.told import LineTold


@dataclass(frozen=True)
class Line:
    panel: str
    title: str
    service: str
    month: dt.date
    size: str
    weeks: int


@dataclass(frozen=True)
class NextYear:
    answer: str
    lines: tuple[Line, ...]
    counts: tuple[Definition, ...]


def count(asked: Asked) -> list[LineTold]:
    year = FinancialYear.of(asked.period.first)
    return stats.next_programme(year.start_year + 1)


def build(material: Material[list[LineTold], None]) -> NextYear:
    lines = tuple(
        Line(one.panel, one.title, one.service, one.month, one.size, one.weeks)
        for one in material.this
    )
    planned = capital(counted(len(lines), "topic is", "topics are"))
    return NextYear(
        f"{planned} in the programme that was published for it."
        if lines
        else "No programme has been published for it yet.",
        lines,
        definitions(stats.next_programme),
    )


SECTION = Section(
    code="next_year",
    anchor="next-year",
    heading="What comes next year?",
    template="reports/scrutiny/next_year.html",
    shape=NextYear,
    count=count,
    build=build,
)
