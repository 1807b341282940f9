"""Every recommendation of the year, with its answer, where it stands and the proof."""

import datetime as dt
from dataclasses import dataclass

from reports.sections import Asked, Material, Section
from reports.sentences import capital, counted
from reports.shapes import Definition, definitions
from scrutiny.exercises import stats
from scrutiny.exercises.told import RecommendationTold


@dataclass(frozen=True)
class ActionLine:
    what: str
    state: str
    due_on: dt.date
    proof: str


@dataclass(frozen=True)
class Line:
    number: int
    exercise: str
    what: str
    sent_on: dt.date
    standing: str
    reply: str
    reason: str
    actions: tuple[ActionLine, ...]


@dataclass(frozen=True)
class Each:
    answer: str
    lines: tuple[Line, ...]
    counts: tuple[Definition, ...]


def count(asked: Asked) -> list[RecommendationTold]:
    return asked(stats.recommendations)


def build(material: Material[list[RecommendationTold], None]) -> Each:
    lines = tuple(
        Line(
            one.number,
            one.exercise,
            one.what,
            one.sent_on,
            one.standing,
            one.reply,
            one.reason,
            tuple(ActionLine(a.what, a.state, a.due_on, a.proof) for a in one.actions),
        )
        for one in material.this
    )
    answer = f"{capital(counted(len(lines), 'recommendation', 'recommendations'))}, each with what became of it."
    return Each(answer if lines else "There was none.", lines, definitions(stats.recommendations))


SECTION = Section(
    code="each",
    heading="Each recommendation",
    template="reports/scrutiny/each.html",
    shape=Each,
    count=count,
    build=build,
)
