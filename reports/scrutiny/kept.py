"""What did we say to what panels recommend, and did we keep to it?"""

from dataclasses import dataclass

from base.core.measures import Measure
from reports.sections import Asked, Material, Section
from reports.sentences import capital, counted
from reports.shapes import Definition, definitions
from scrutiny.exercises import stats as exercises
from scrutiny.recommendations import stats
from scrutiny.recommendations.stats import Share, Standing

SHARES: tuple[Measure, ...] = (
    stats.accepted,
    stats.answered_in_time,
    stats.delivered_on_time,
    stats.confirmed_by_panel,
)
STEPS = {
    "answered": "From asking to the reply",
    "said_done": "From taking it on until the landlord said that it is done",
    "confirmed": "From then until the panel confirmed it",
}


@dataclass(frozen=True)
class ShareLine:
    """``last`` is the share of the year before, None where there was nothing."""

    name: str
    number: int
    of: int
    percent: float | None
    last: float | None


@dataclass(frozen=True)
class TimeLine:
    name: str
    days: float
    of: int


@dataclass(frozen=True)
class Kept:
    answer: str
    all: int
    accepted: int
    in_part: int
    not_accepted: int
    waiting: int
    late: int
    withdrawn: int
    shares: tuple[ShareLine, ...]
    times: tuple[TimeLine, ...]
    counts: tuple[Definition, ...]


@dataclass(frozen=True)
class Figures:
    standing: Standing
    shares: tuple[Share, ...]
    times: tuple[TimeLine, ...]


def count(asked: Asked) -> Figures:
    times = asked(stats.time_for_each_step)
    of_replies = [
        TimeLine(name, times[code].days or 0, times[code].of)
        for code, name in STEPS.items()
        if times[code].of
    ]
    of_exercises = [
        TimeLine(f"Exercises: to “{one.name}”", one.days, one.of)
        for one in asked(exercises.time_for_each_step)
    ]
    return Figures(
        asked(stats.recommendations_by_standing),
        tuple(asked(measure) for measure in SHARES),
        (*of_replies, *of_exercises),
    )


def build(material: Material[Figures, None]) -> Kept:
    this, last = material.both
    standing = this.standing
    return Kept(
        answer=sentence(standing),
        all=standing.all,
        accepted=standing.accepted,
        in_part=standing.in_part,
        not_accepted=standing.not_accepted,
        waiting=standing.waiting,
        late=standing.late,
        withdrawn=standing.withdrawn,
        shares=tuple(
            ShareLine(measure.title, now.number, now.of, now.percent, then.percent)
            for measure, now, then in zip(SHARES, this.shares, last.shares, strict=True)
        ),
        times=this.times,
        counts=definitions(
            stats.recommendations_by_standing,
            *SHARES,
            stats.time_for_each_step,
            exercises.time_for_each_step,
        ),
    )


def sentence(standing: Standing) -> str:
    if not standing.all:
        return "Panels sent no recommendation this year."
    sent = capital(counted(standing.all, "recommendation", "recommendations"))
    return (
        f"{sent} came from panels: {standing.accepted:,} accepted, {standing.in_part:,} accepted in part and "
        f"{standing.not_accepted:,} not accepted."
    )


SECTION = Section(
    code="kept",
    heading="What did we say, and did we keep to it?",
    template="reports/scrutiny/kept.html",
    shape=Kept,
    count=count,
    build=build,
)
