"""What a member begins with, the yearly appraisal, and stepping down."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import in_parts, locked
from participation.people.customers.services import refuse_about_oneself
from participation.people.groups.models import Membership
from participation.people.groups.services import end_seat

from ..models import Appraisal, ExitInterview, InductionItem, InductionStep

YEAR = dt.timedelta(days=365)
AT_ONCE = 200


def plan_lives() -> None:
    """Every night: whoever sits on a scrutiny panel has a list to begin with and an appraisal to come."""
    without = Membership.objects.scrutinising().filter(
        ~Q(pk__in=Appraisal.objects.filter(held_on=None).values("membership"))
    )
    for numbers in in_parts(list(without.values_list("pk", flat=True)), AT_ONCE):
        for seat in Membership.objects.filter(pk__in=numbers).select_related("group__kind"):
            plan_life(membership=seat)


@transaction.atomic
def plan_life(*, membership: Membership) -> None:
    """Their induction, as the list is now, and their next appraisal. Doing it again adds nothing."""
    items = InductionItem.objects.filter(Q(kind=None) | Q(kind=membership.group.kind_id))
    InductionStep.objects.bulk_create(
        (
            InductionStep(membership=membership, title=item.title, is_training=item.is_training)
            for item in items
        ),
        ignore_conflicts=True,
    )
    if membership.appraisals.exists():
        last = membership.appraisals.exclude(held_on=None).order_by("-held_on").first()
        due = last.held_on + YEAR if last and last.held_on else None
    else:
        due = max(membership.from_on + YEAR, timezone.localdate())
    if due is not None:
        Appraisal.objects.get_or_create(
            membership=membership, held_on=None, defaults={"due_on": due}
        )


@transaction.atomic
def step_done(*, step: InductionStep, by: User) -> None:
    """It is done today. Doing it again changes nothing."""
    step = locked(step)
    if step.done_on is None:
        step.done_on, step.done_by = timezone.localdate(), by
        step.save()
        record_fact("induction_step_done", subject=step, actor=by, title=step.title)


@transaction.atomic
def hold_appraisal(*, appraisal: Appraisal, by: User, held_on: dt.date, **said: Any) -> Appraisal:
    """Put the talk on record, once, and plan the next a year after it."""
    appraisal = locked(appraisal)
    seat = appraisal.membership
    if appraisal.held_on is not None:
        raise Refused("This appraisal is on record already. Look at what it says.")
    if seat.customer is not None:
        refuse_about_oneself(customer=seat.customer, by=by)
    if held_on > timezone.localdate():
        raise Refused("What is on record has happened: the day is in the future.")
    appraisal.held_on, appraisal.held_by = held_on, by
    for name, words in said.items():
        setattr(appraisal, name, words)
    appraisal.save()
    record_fact("appraisal_held", subject=appraisal, actor=by, membership=seat.pk)
    if seat.until_on is None:
        plan_life(membership=seat)
    return appraisal


@transaction.atomic
def training_done(*, appraisal: Appraisal, by: User) -> None:
    """What was planned has been learnt. Doing it again changes nothing."""
    appraisal = locked(appraisal)
    if appraisal.training_done_on is None:
        appraisal.training_done_on = timezone.localdate()
        appraisal.save()
        record_fact("appraisal_training_done", subject=appraisal, actor=by)


@transaction.atomic
def step_down(
    *,
    membership: Membership,
    by: User,
    until_on: dt.date,
    why: str,
    said: str = "",
    held_on: dt.date | None = None,
) -> ExitInterview:
    """Their seat ends, and why, with what they said when we asked."""
    locked(membership.group)
    membership = locked(membership)
    if membership.until_on is not None:
        raise Refused("They no longer sit on this group.")
    if not membership.from_on <= until_on <= timezone.localdate():
        raise Refused("The last day is between their first day and today.")
    left = ExitInterview.objects.create(
        membership=membership, why=why, said=said, held_on=held_on, recorded_by=by
    )
    end_seat(membership, until_on=until_on, by=by)
    return left
