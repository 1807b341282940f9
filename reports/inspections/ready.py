"""Were homes ready when we said that they were, and is it better than before?"""

from dataclasses import dataclass

from participation.programme.inspections import stats
from participation.programme.inspections.stats import Done, MonthDone, Share
from reports.sections import Asked, Material, Section
from reports.sentences import capital, counted
from reports.shapes import Definition, definitions


@dataclass(frozen=True)
class Line:
    """Of one year, or of one sort of inspection: things that met the standard, of those looked at."""

    name: str
    inspections: int
    ready: int
    met: int
    looked_at: int
    percent: int | None


@dataclass(frozen=True)
class MonthLine:
    month: str
    inspected: int
    target: int


@dataclass(frozen=True)
class Ready:
    answer: str
    sorts: tuple[Line, ...]
    years: tuple[Line, ...]
    months: tuple[MonthLine, ...]
    ready: int
    homes: int
    last_ready: int
    last_homes: int
    would_move_in: int
    asked_to_move_in: int
    counts: tuple[Definition, ...]


@dataclass(frozen=True)
class Figures:
    met: list[Done]
    ready: Share
    move_in: Share
    months: list[MonthDone]
    years: list[Done]


def count(asked: Asked) -> Figures:
    return Figures(
        asked(stats.met),
        asked(stats.ready),
        asked(stats.move_in),
        asked(stats.by_month),
        asked(stats.by_year),
    )


def build(material: Material[Figures, None]) -> Ready:
    this, last = material.both
    return Ready(
        answer=sentence(this.ready, last.ready),
        sorts=tuple(line(one) for one in this.met),
        years=tuple(line(one) for one in this.years),
        months=tuple(MonthLine(one.month, one.inspected, one.target) for one in this.months),
        ready=this.ready.count,
        homes=this.ready.of,
        last_ready=last.ready.count,
        last_homes=last.ready.of,
        would_move_in=this.move_in.count,
        asked_to_move_in=this.move_in.of,
        counts=definitions(stats.ready, stats.move_in, stats.met, stats.by_month, stats.by_year),
    )


def line(done: Done) -> Line:
    return Line(done.name, done.inspections, done.ready, done.met, done.looked_at, done.percent)


def sentence(this: Share, last: Share) -> str:
    if not this.of:
        return "Residents inspected no home this year."
    homes = capital(counted(this.of, "home", "homes"))
    said = f"{homes} that were ready to let were inspected. In {this.count:,} of them nothing for safety failed"
    if not last.of:
        return f"{said}."
    return f"{said}; in the year before it was {last.count:,} of {last.of:,}."


SECTION = Section(
    code="ready",
    heading="Were homes ready?",
    template="reports/inspections/ready.html",
    shape=Ready,
    count=count,
    build=build,
)
