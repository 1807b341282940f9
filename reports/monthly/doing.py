"""What is to be done, and what is overdue?"""

import datetime as dt
from dataclasses import dataclass

from participation.programme.actions import stats
from participation.programme.actions.models import Action
from reports.sections import Asked, Material, Section
from reports.sentences import capital, counted
from reports.shapes import Definition, definitions

MOST_SHOWN = 20


@dataclass(frozen=True)
class ToDo:
    """One thing that somebody has taken on. Who that is stands on its page, and not here."""

    what: str
    standing: str
    first_due_on: dt.date
    due_on: dt.date


@dataclass(frozen=True)
class Doing:
    answer: str
    open: int
    overdue: int
    said_done: int
    confirmed: int
    actions: tuple[ToDo, ...]
    counts: tuple[Definition, ...]


def count(asked: Asked) -> Doing:
    actions = Action.objects.filter(service=asked.subject)
    stand = stats.actions_by_standing(actions)
    return Doing(
        answer=sentence(stand),
        open=stand.open,
        overdue=stand.overdue,
        said_done=stand.said_done,
        confirmed=stand.confirmed,
        actions=tuple(
            ToDo(one.what, one.standing, one.first_due_on, one.due_on)
            for one in actions.open().order_by("due_on", "pk")[:MOST_SHOWN]
        ),
        counts=definitions(stats.actions_by_standing),
    )


def sentence(stand: stats.Standing) -> str:
    to_do = stand.open + stand.overdue
    if not to_do:
        return "Nothing is to be done that somebody has taken on."
    said = capital(counted(to_do, "action is", "actions are"))
    return f"{said} to be done, {counted(stand.overdue, 'of them', 'of them')} overdue."


def build(material: Material[Doing, None]) -> Doing:
    return material.this


SECTION = Section(
    code="doing",
    heading="What is to be done, and what is overdue?",
    template="reports/monthly/doing.html",
    shape=Doing,
    count=count,
    build=build,
)
