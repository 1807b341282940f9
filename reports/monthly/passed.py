"""Who asked to be rung, and what did we do?"""

from dataclasses import dataclass

from reports.sections import Asked, Material, Section
from reports.sentences import capital, counted
from reports.shapes import Definition, definitions
from surveys.asked_us import stats
from surveys.asked_us.stats import Rung


@dataclass(frozen=True)
class Passed:
    answer: str
    asked: int
    due: int
    in_time: int
    done_late: int
    late: int
    to_do: int
    counts: tuple[Definition, ...]


def count(asked: Asked) -> Rung:
    return stats.asked_us_of(asked.period, asked.subject, asked.on)


def build(material: Material[Rung, None]) -> Passed:
    this = material.this
    return Passed(
        answer=sentence(this),
        asked=this.asked,
        due=this.due,
        in_time=this.in_time,
        done_late=this.done_late,
        late=this.late,
        to_do=this.to_do,
        counts=definitions(stats.asked_us_of),
    )


def sentence(of: Rung) -> str:
    people = capital(counted(of.asked, "person", "people"))
    asked = (
        f"{people} asked us for something, {of.ring:,} of them to be rung."
        if of.asked
        else "Nobody asked to be rung, or to have something passed on."
    )
    if not of.due:
        return f"{asked} For nobody was it due this month."
    waits = f"{of.late:,}" if of.late else "none"
    return (
        f"{asked} Of {of.due:,} for whom it was due this month, {of.in_time:,} had it in time, and {waits} "
        f"{'wait' if of.late > 1 else 'waits'} longer than we said."
    )


SECTION = Section(
    code="passed",
    heading="Who asked to be rung?",
    template="reports/monthly/passed.html",
    shape=Passed,
    count=count,
    build=build,
)
