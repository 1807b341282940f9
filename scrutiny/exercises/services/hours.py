"""The hours that members give: each writes down their own, or an officer does for them."""

import datetime as dt
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.audience import Audience
from base.core.facts import record_fact
from base.core.refused import Refused
from participation.people.customers.models import Customer

from ..models import Exercise, MemberHours


@transaction.atomic
def note_hours(
    *,
    exercise: Exercise,
    customer: Customer,
    what: MemberHours.What,
    on: dt.date,
    hours: Decimal,
    by: User,
) -> MemberHours:
    """Of somebody who sat on the panel on that day, from when the exercise began."""
    _refuse_whose_they_are_not(customer, by)
    if not timezone.localdate(exercise.starts_at) <= on <= timezone.localdate():
        raise Refused("The day is from when the exercise began until today.")
    if not exercise.panel.memberships.sitting(on).filter(customer=customer).exists():
        raise Refused("They did not sit on the panel on that day.")
    row = MemberHours.objects.create(
        exercise=exercise, customer=customer, what=what, on=on, hours=hours, noted_by=by
    )
    record_fact("member_hours_noted", subject=exercise, actor=by, row=row.pk)
    return row


@transaction.atomic
def remove_hours(*, row: MemberHours, by: User) -> None:
    """What was written down wrongly."""
    _refuse_whose_they_are_not(row.customer, by)
    record_fact("member_hours_removed", subject=row.exercise, actor=by, row=row.pk)
    row.delete()


def _refuse_whose_they_are_not(customer: Customer, by: User) -> None:
    if customer.user_id != by.pk and not Audience.STAFF.admits(by):
        raise Refused("Members write down their own hours.")
