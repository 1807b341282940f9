"""What we do for groups beside money, and how we look at it."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from base.core.working_days import after_working_days
from participation.messages.contact.services import send
from participation.people.customers.models import Area
from participation.people.groups.models import Group

from ...actions.models import Action
from ..action_sources import GROUP
from ..house_rules import SUPPORT_WORKING_DAYS
from ..models import (
    GroupOfficer,
    HealthCheck,
    HealthPoint,
    NewGroupAssessment,
    SupportAsked,
    SupportGiven,
    SupportReview,
    TrainingNeed,
)
from .writing import written_to


def officer_of(group: Group) -> User | None:
    """Who looks after it; None while nobody does."""
    found = GroupOfficer.objects.filter(group=group).select_related("officer").first()
    return found.officer if found else None


def tasks_of(group: Group) -> QuerySet[Action]:
    """What somebody of us has taken on for it, by the day it is due."""
    found = Action.objects.filter(source_code=GROUP.code, source_id=group.pk)
    return found.select_related("owner")


@transaction.atomic
def look_after(*, group: Group, officer: User, by: User) -> GroupOfficer:
    """One officer at a time. Named again, since the first day."""
    group = locked(group)
    found, new = GroupOfficer.objects.get_or_create(group=group, defaults={"officer": officer})
    if not new and found.officer_id != officer.pk:
        found.officer, found.since = officer, timezone.localdate()
        found.save()
    record_fact("group_looked_after", subject=group, actor=by, officer=officer.pk)
    return found


@transaction.atomic
def note_support(
    *,
    group: Group,
    on: dt.date,
    kind: str,
    words: str,
    by: User,
    hours: Decimal | None = None,
    worth: Decimal | None = None,
) -> SupportGiven:
    if on > timezone.localdate():
        raise Refused("The day is in the future.")
    given = SupportGiven.objects.create(
        group=group, on=on, kind=kind, words=words, hours=hours or 0, worth=worth, by=by
    )
    record_fact("group_supported", subject=group, actor=by, kind=str(kind), hours=str(given.hours))
    return given


@transaction.atomic
def ask_for_support(*, group: Group, kind: str, words: str, by: User) -> SupportAsked:
    """By an office bearer, or put on record by one of us who was asked."""
    asked = SupportAsked.objects.create(
        group=group,
        kind=kind,
        words=words,
        asked_by=by,
        due_on=after_working_days(timezone.localdate(), SUPPORT_WORKING_DAYS.value),
    )
    record_fact("group_asked_for_support", subject=group, actor=by, kind=str(kind))
    return asked


@transaction.atomic
def answer_support(*, asked: SupportAsked, answer: str, by: User) -> SupportAsked:
    """The office bearers hear of it, each by the way they chose."""
    asked = locked(asked)
    if asked.answered_on is not None:
        raise Refused("It is answered already.")
    asked.answer, asked.answered_on, asked.answered_by = answer, timezone.localdate(), by
    asked.save()
    for customer in written_to(asked.group):
        send(
            customer,
            "registration/email/support_answered",
            about=f"registration.supportasked:{asked.pk}",
            dedupe_key=f"registration.support:{asked.pk}:{customer.pk}",
            context={"group": asked.group, "asked": asked},
        )
    record_fact("group_support_answered", subject=asked.group, actor=by, kind=asked.kind)
    return asked


@transaction.atomic
def note_training_need(*, group: Group, by: User, **fields: Any) -> TrainingNeed:
    need = TrainingNeed.objects.create(group=group, by=by, **fields)
    record_fact("group_training_noted", subject=group, actor=by, what_for=need.what)
    return need


@transaction.atomic
def training_done(*, need: TrainingNeed, by: User) -> None:
    """Pressed again, it is done already."""
    need = locked(need)
    if need.done_on is None:
        need.done_on = timezone.localdate()
        need.save()
        record_fact("group_trained", subject=need.group, actor=by, what_for=need.what)


@transaction.atomic
def hold_health_check(
    *,
    group: Group,
    held_on: dt.date,
    next_on: dt.date,
    marks: Mapping[str, str],
    by: User,
    note: str = "",
) -> HealthCheck:
    """All eight points, or none."""
    if set(marks) != set(HealthPoint.Point.values):
        raise Refused("Say something of each of the eight points.")
    if held_on > timezone.localdate() or next_on <= held_on:
        raise Refused("It was held by today, and the next comes later.")
    check = HealthCheck.objects.create(
        group=group, held_on=held_on, next_on=next_on, note=note, by=by
    )
    HealthPoint.objects.bulk_create(
        HealthPoint(check_of=check, point=point, mark=marks[point])
        for point in HealthPoint.Point.values
    )
    record_fact("group_health_checked", subject=group, actor=by, marks=dict(marks))
    return check


@transaction.atomic
def plan_review(*, about: str, due_on: dt.date, by: User) -> SupportReview:
    review, new = SupportReview.objects.get_or_create(about=about, due_on=due_on)
    if not new:
        raise Refused("That is planned for that day already.")
    record_fact("support_review_planned", subject=review, actor=by, about=str(about))
    return review


@transaction.atomic
def hold_review(
    *, review: SupportReview, held_on: dt.date, found: str, next_on: dt.date | None, by: User
) -> SupportReview:
    review = locked(review)
    if review.held_on is not None:
        raise Refused("What it found is on record already.")
    if held_on > timezone.localdate():
        raise Refused("The day is in the future.")
    review.held_on, review.found, review.held_by = held_on, found, by
    review.save()
    record_fact("support_review_held", subject=review, actor=by, about=review.about)
    if next_on is not None:
        plan_review(about=review.about, due_on=next_on, by=by)
    return review


@transaction.atomic
def assess_new_group(
    *, name: str, area: Area, asked: int, demand: str, other_ways: str, by: User
) -> NewGroupAssessment:
    assessment = NewGroupAssessment.objects.create(
        name=name, area=area, asked=asked, demand=demand, other_ways=other_ways, begun_by=by
    )
    record_fact("new_group_assessed", subject=assessment, actor=by, area=area.pk)
    return assessment


@transaction.atomic
def decide_on_new_group(
    *, assessment: NewGroupAssessment, is_best_way: bool, because: str, by: User
) -> NewGroupAssessment:
    assessment = locked(assessment)
    if assessment.is_best_way is not None:
        raise Refused("It is decided already.")
    assessment.is_best_way, assessment.because = is_best_way, because
    assessment.decided_on, assessment.decided_by = timezone.localdate(), by
    assessment.save()
    record_fact("new_group_decided", subject=assessment, actor=by, yes=is_best_way)
    return assessment
