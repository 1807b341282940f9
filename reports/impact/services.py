"""Which services asked, and did they do in time what they owed? (R-101, F-35)"""

from collections.abc import Sequence
from dataclasses import dataclass

from participation.programme.activities import stats as taking_part
from participation.programme.activities.models import RUN_BY
from participation.programme.activities.stats import Row
from reports.in_time import InTime, in_time_by_service
from reports.sections import Asked, Material, Section
from reports.sentences import counted
from reports.shapes import Definition, definitions

from .lines import Line, line_up

NOT_NOTED = ("", "Not noted")


@dataclass(frozen=True)
class Ran:
    """One team or service: what it held, and its share of all activities of this year."""

    line: Line
    share: int | None


@dataclass(frozen=True)
class Timely:
    name: str
    due: int
    in_time: int
    late: int
    to_do: int
    percent: str


@dataclass(frozen=True)
class Services:
    answer: str
    rows: tuple[Ran, ...]
    timely: tuple[Timely, ...]
    counts: tuple[Definition, ...]


@dataclass(frozen=True)
class Figures:
    ran: Sequence[Row]
    timely: Sequence[InTime]


def count(asked: Asked) -> Figures:
    return Figures(asked(taking_part.by_who_ran_it), asked(in_time_by_service))


def build(material: Material[Figures, None]) -> Services:
    this, last = material.both
    rows = line_up(this.ran, last.ran, dict([*RUN_BY, NOT_NOTED]))
    held = sum(row.activities.this for row in rows)
    return Services(
        answer=sentence(this.ran, this.timely),
        rows=tuple(Ran(row, share(row.activities.this, held)) for row in rows),
        timely=tuple(
            Timely(one.name, one.due, one.in_time, one.late, one.to_do, one.percent)
            for one in this.timely
        ),
        counts=definitions(taking_part.by_who_ran_it, in_time_by_service),
    )


def share(part: int, whole: int) -> int | None:
    """Percent, from the counts; None of nothing."""
    return round(100 * part / whole) if whole else None


def sentence(ran: Sequence[Row], timely: Sequence[InTime]) -> str:
    held = sum(row.activities for row in ran)
    if not held:
        return "No activity was held this year."
    services = [row for row in ran if row.code not in ("", "participation") and row.activities]
    theirs = sum(row.activities for row in services)
    said = (
        f"Of {counted(held, 'activity', 'activities')}, {theirs:,} "
        f"{'was' if theirs == 1 else 'were'} run by {counted(len(services), 'service', 'services')} "
        "themselves."
    )
    due = sum(one.due for one in timely)
    if not due:
        return said
    in_time = sum(one.in_time for one in timely)
    return f"{said} Of {counted(due, 'thing', 'things')} due, {in_time:,} were done in time."


SECTION = Section(
    code="services",
    heading="Which services asked, and were we in time?",
    template="reports/impact/services.html",
    shape=Services,
    count=count,
    build=build,
)
