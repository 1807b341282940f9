"""What is to be decided, or was?"""

import datetime as dt
from dataclasses import dataclass

from base.core.pieces import in_words
from participation.programme.actions.models import Action
from reports.sections import Asked, Material, Section

from .of import consultation_of


@dataclass(frozen=True)
class Taken:
    """One thing that somebody has taken on because of the answers."""

    what: str
    standing: str
    due_on: dt.date


@dataclass(frozen=True)
class Decided:
    answer: str
    due_on: dt.date | None
    consideration: str
    decision: str
    decided_by: str
    decided_on: dt.date | None
    what_changed: str
    actions: tuple[Taken, ...]


def count(asked: Asked) -> Decided:
    row = consultation_of(asked)
    actions = Action.objects.filter(activity=row.pk)
    return Decided(
        answer=sentence(row.decided_on, row.decision_due_on),
        due_on=row.decision_due_on,
        consideration=row.consideration,
        decision=row.decision,
        decided_by=row.decided_by,
        decided_on=row.decided_on,
        what_changed=row.what_changed,
        actions=tuple(Taken(one.what, one.standing, one.due_on) for one in actions),
    )


def sentence(decided_on: dt.date | None, due_on: dt.date | None) -> str:
    if decided_on:
        return f"It was decided on {in_words(decided_on)}."
    if due_on:
        return f"It is not decided. People were told to expect it by {in_words(due_on)}."
    return "It is not decided, and people were told no day."


def build(material: Material[Decided, None]) -> Decided:
    return material.this


SECTION = Section(
    code="decided",
    heading="What is to be decided, and what comes of it?",
    template="reports/responses/decided.html",
    shape=Decided,
    count=count,
    build=build,
)
