"""Exercises of a scrutiny panel, as far on their way as a test needs them."""

import datetime as dt

from django.utils import timezone

from base.accounts.models import User
from base.core.audience import Role
from participation.people.groups.models import Group
from scrutiny.exercises.models import Evidence, Exercise, Finding, Move, Stage
from scrutiny.exercises.services import add_evidence, begin_exercise, write_finding, write_scope
from scrutiny.topics.models import Size, Topic
from scrutiny.topics.services import plan

from .people import make_user
from .topics import make_seat, make_topic

SCOPE = {
    "question": "Why does a repair take two visits?",
    "covers": "Repairs that are not urgent.",
    "leaves_out": "Gas.",
    "whom": "Tenants who had a repair this year.",
    "methods": "Figures, and rides with a joiner.",
}


def make_planned_topic(
    title: str = "How long repairs take", *, size: Size = Size.TASK, officer: User | None = None
) -> Topic:
    """Chosen by its panel, and planned for this month."""
    topic = make_topic(title)
    topic.decision, topic.decided_on = Topic.Decision.CHOSEN, timezone.localdate()
    topic.reason = "Many wait."
    topic.save()
    plan(topic=topic, month=timezone.localdate(), size=size, by=officer or make_user(Role.STAFF))
    return topic


def make_exercise(
    title: str = "How long repairs take", *, officer: User | None = None, **fields
) -> Exercise:
    officer = officer or make_user(Role.STAFF)
    exercise = begin_exercise(topic=make_planned_topic(title, officer=officer), by=officer)
    for name, value in fields.items():
        setattr(exercise, name, value)
    exercise.save()
    return exercise


def make_member_of(panel: Group, name: str = "Jean Panel") -> User:
    return make_seat(panel, name).customer.user


def make_scoped(title: str = "How long repairs take", *, by: User | None = None) -> Exercise:
    """Its sheet is written and nobody has agreed on it yet."""
    exercise = make_exercise(title)
    by = by or make_member_of(exercise.panel)
    return write_scope(exercise=exercise, by=by, weeks=12, plan_item=None, **SCOPE)


def make_exercise_at(
    stage: Stage, title: str = "How long repairs take", *, on: dt.date | None = None, **fields
) -> Exercise:
    """As the services would have left it, one stage a day; its last step was ``on``."""
    exercise = make_exercise(title)
    last = on or timezone.localdate()
    by = exercise.lead_officer
    exercise.moves.all().delete()
    for place, one in enumerate(list(Stage)[: stage.place + 1]):
        day = last - dt.timedelta(days=stage.place - place)
        Move.objects.create(exercise=exercise, stage=one, on=day, by=by, words="We saw it.")
    said = SCOPE | {"stage": stage, "shared_on": last} if stage.place else {"stage": stage}
    for name, value in (said | fields).items():
        setattr(exercise, name, value)
    exercise.save()
    return exercise


def make_evidence(
    exercise: Exercise, title: str = "A walk", *, by: User | None = None, file=None, **fields
) -> Evidence:
    said = {
        "kind": Evidence.Kind.VISIT,
        "says": "Four of nine doors are dark.",
        "data_date": timezone.localdate(),
    }
    by = by or make_member_of(exercise.panel, "Wanda Walks")
    return add_evidence(exercise=exercise, by=by, title=title, file=file, **(said | fields))


def make_finding(
    exercise: Exercise, evidence: list[Evidence], *, by: User, words: str = "It is dark."
) -> Finding:
    return write_finding(exercise=exercise, finding=None, words=words, evidence=evidence, by=by)
