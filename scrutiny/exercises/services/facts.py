"""The landlord says what is not so in the draft, and no more; the panel says what it changed because of it."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from base.core.working_days import after_working_days

from ..house_rules import SCRUTINY_FACTS_WORKING_DAYS
from ..models import Exercise, FactComment, ReportSection, Side, Stage
from .telling import tell_of_facts
from .who import going_on
from .writing import writing


@transaction.atomic
def ask_for_facts(*, exercise: Exercise, by: User) -> Exercise:
    """The draft is read by staff from now on. Asked twice, it is asked once."""
    exercise = writing(exercise, by)
    if exercise.facts_asked_on:
        return exercise
    if not exercise.sections.exists():
        raise Refused("There is no section of the report yet.")
    exercise.facts_asked_on = timezone.localdate()
    exercise.save()
    record_fact("exercise_facts_asked", subject=exercise, actor=by)
    return exercise


@transaction.atomic
def note_fact(
    *, exercise: Exercise, section: ReportSection | None, words: str, by: User
) -> FactComment:
    exercise = _asked(exercise, by)
    if not words.strip():
        raise Refused("Say what is not so.")
    if section is not None and section.exercise_id != exercise.pk:
        raise Refused("This section is of another report.")
    comment = FactComment.objects.create(
        exercise=exercise, section=section, words=words.strip(), by=by
    )
    record_fact("exercise_fact_noted", subject=exercise, actor=by, why=words)
    return comment


@transaction.atomic
def end_facts(*, exercise: Exercise, by: User) -> Exercise:
    """The landlord has said all it wanted to say."""
    exercise = _asked(exercise, by)
    exercise.facts_answered_on = timezone.localdate()
    exercise.save()
    record_fact("exercise_facts_ended", subject=exercise, actor=by)
    tell_of_facts(exercise)
    return exercise


@transaction.atomic
def answer_fact(*, comment: FactComment, changed: bool, answer: str, by: User) -> FactComment:
    """What the panel changed, or why it did not. The last word before publication stands."""
    writing(comment.exercise, by)
    comment = locked(comment)
    if not answer.strip():
        raise Refused("Say what you changed, or why you did not.")
    comment.changed, comment.answer = changed, answer.strip()
    comment.answered_by, comment.answered_on = by, timezone.localdate()
    comment.save()
    record_fact("exercise_fact_answered", subject=comment, actor=by, why=answer, changed=changed)
    return comment


def facts_due_on(exercise: Exercise) -> dt.date | None:
    """Until then the panel waits for what the landlord says of facts; after that it waits no more."""
    if exercise.facts_asked_on is None:
        return None
    return after_working_days(exercise.facts_asked_on, SCRUTINY_FACTS_WORKING_DAYS.value)


def _asked(exercise: Exercise, by: User) -> Exercise:
    exercise = going_on(exercise, Side.LANDLORD, by)
    if exercise.at is not Stage.REPORT or exercise.facts_asked_on is None:
        raise Refused("The panel has not put a draft before us.")
    if exercise.facts_answered_on:
        raise Refused("We have told the panel that there is nothing more.")
    return exercise
