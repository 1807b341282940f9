"""People who joined, on the worklist."""

import datetime as dt
from collections.abc import Iterator

from django.db.models import Count, Exists, OuterRef
from django.db.models.fields.json import KT
from django.urls import reverse
from django.utils import timezone

from base.core.tasks_waiting import Row, Task, Waiting, columns, together
from base.core.working_days import after_working_days
from base.core.worklist import waits
from participation.people.customers.models import Customer
from participation.people.customers.phones import UK_MOBILES

from ..house_rules import INTEREST_REPLY_WORKING_DAYS
from ..models import Joining

MOST = 100
A_DAY_AGO = -dt.timedelta(days=1)


@waits(position=100)
def people_who_joined(officer) -> Iterator[Waiting]:
    """One line for each person to welcome, and one for all who have not confirmed their address."""
    seen = Joining.objects.visible_to(officer)
    read = columns(
        "pk",
        "sent_at",
        customer="customer__name",
        reference="customer__reference",
        name=KT("answers__name"),
    )
    yield Waiting(seen.to_welcome(), read, _to_welcome, due=_welcome_by)
    counted = together(seen.unconfirmed(officer.from_now(A_DAY_AGO)), number=Count("pk"))
    yield Waiting(counted, columns("number"), _to_help, due=_today)


@waits(position=101)
def numbers_to_look_at(officer) -> Iterator[Waiting]:
    """Mobile numbers that people typed since they joined; a newcomer's is looked at with the welcome."""
    new = Joining.objects.to_welcome().filter(customer=OuterRef("pk"))
    typed = Customer.objects.current().filter(
        ~Exists(new), phone_unseen_since__isnull=False, phone__startswith=UK_MOBILES
    )
    read = columns("pk", "name", "phone_unseen_since")
    yield Waiting(
        typed.order_by("phone_unseen_since", "pk")[:MOST], read, _to_look_at, due=_look_by
    )


def _look_by(customer: Row) -> dt.date:
    typed_on = timezone.localdate(customer.phone_unseen_since)
    return after_working_days(typed_on, INTEREST_REPLY_WORKING_DAYS.value)


def _to_look_at(customer: Row, officer) -> Task:
    return Task(
        what=f"Look at the new mobile number of {customer.name}",
        address=reverse("customers:detail", args=[customer.pk]),
        due=customer.due,
        origin="Join",
        detail="No text goes there before",
    )


def _welcome_by(joining: Row) -> dt.date:
    return after_working_days(
        timezone.localdate(joining.sent_at), INTEREST_REPLY_WORKING_DAYS.value
    )


def _today(unconfirmed: Row) -> dt.date | None:
    return timezone.localdate() if unconfirmed.number else None


def _to_welcome(joining: Row, officer) -> Task:
    return Task(
        what=f"Welcome {joining.customer or joining.name}",
        address=reverse("join:joined", args=[joining.pk]),
        due=joining.due,
        origin="Join",
        detail="" if joining.reference else "Find their housing record",
    )


def _to_help(unconfirmed: Row, officer) -> Task:
    have = "person has" if unconfirmed.number == 1 else "people have"
    return Task(
        what=f"{unconfirmed.number} {have} not confirmed their email address",
        address=f"{reverse('join:joined-list')}?show=unconfirmed",
        due=unconfirmed.due,
        origin="Join",
        detail="They may need a call or a letter",
    )
