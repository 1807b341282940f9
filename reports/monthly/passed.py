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
    in_time: int
    done_late: int
    late: int
    to_do: int
    counts: tuple[Definition, ...]


def count(asked: Asked) -> Rung:
    return stats.asked_us_of(asked.period, asked.subject)


def build(material: Material[Rung, None]) -> Passed:
    this = material.this
    return Passed(
        answer=sentence(this),
        asked=this.asked,
        in_time=this.in_time,
        done_late=this.done_late,
        late=this.late,
        to_do=this.to_do,
        counts=definitions(stats.asked_us_of),
    )


def sentence(of: Rung) -> str:
    if not of.asked:
        return "Nobody asked to be rung, or to have something passed on."
    waits = f"{of.late:,}" if of.late else "none"
    return (
        f"{capital(counted(of.asked, 'person', 'people'))} asked us for something, {of.ring:,} of them to be "
        f"rung. {of.in_time:,} had it in time, and {waits} of them still {'wait' if of.late > 1 else 'waits'} "
        "longer than we said."
    )


SECTION = Section(
    code="passed",
    heading="Who asked to be rung?",
    template="reports/monthly/passed.html",
    shape=Passed,
    count=count,
    build=build,
)
