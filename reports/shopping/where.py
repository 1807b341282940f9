"""Where did it go well, and where not: by channel, by service and by month?"""

from dataclasses import dataclass

from reports.sections import Asked, Material, Section
from reports.shapes import Definition, definitions
from surveys.scoring.figures import Scored
from surveys.shopping import stats

from .lines import ScoreTable, score_table


@dataclass(frozen=True)
class Where:
    answer: str
    tables: tuple[ScoreTable, ...]
    counts: tuple[Definition, ...]


@dataclass(frozen=True)
class Figures:
    channels: list[Scored]
    services: list[Scored]
    months: list[Scored]


def count(asked: Asked) -> Figures:
    return Figures(asked(stats.by_channel), asked(stats.by_service), asked(stats.by_month))


def build(material: Material[Figures, None]) -> Where:
    this = material.this
    tables = (("Channel", this.channels), ("Service", this.services), ("Month", this.months))
    return Where(
        answer=sentence(this.services),
        tables=tuple(score_table(what, lines) for what, lines in tables if lines),
        counts=definitions(stats.by_channel, stats.by_service, stats.by_month),
    )


def sentence(services: list[Scored]) -> str:
    told = [one for one in services if one.percent is not None]
    if len(told) < 2:
        return "Too few contacts with each service to lay them beside each other."
    told.sort(key=lambda one: one.percent or 0)
    worst, best = told[0], told[-1]
    return (
        f"Of what can be told, “{best.name}” earned the most, {best.percent}% of the points, and "
        f"“{worst.name}” the fewest, {worst.percent}%."
    )


SECTION = Section(
    code="where",
    heading="Where did it go well, and where not?",
    template="reports/shopping/where.html",
    shape=Where,
    count=count,
    build=build,
)
