"""What happens to records: somebody on record twice, requests about data, a record long silent."""

import datetime as dt

from participation.people.customers.models import Customer
from participation.records.models import DataRequest, RetentionCase
from participation.records.models.requests import a_month_after

from .cast import CAST

ASKED = (
    (DataRequest.Kind.ERASE, 21, "I have moved in with my daughter in Fife. Please take me off."),
    (DataRequest.Kind.OBJECT, 4, "Do not use what I say at meetings to decide who to invite."),
)


def make_records(*, now: dt.datetime) -> None:
    """Few of each: two who may be one, two requests, and two records due to be erased."""
    named = [person.email for person in CAST]
    joined = Customer.objects.exclude(joined_at=None).exclude(email__in=named).order_by("pk")
    joined = joined.filter(user=None, ended_on=None)
    for customer in joined[:2]:
        _make_twin(customer)
    for customer, (kind, days, said) in zip(joined[2:4], ASKED, strict=False):
        asked = now - dt.timedelta(days=days)
        DataRequest.objects.create(
            customer=customer,
            kind=kind,
            said=said,
            asked_at=asked,
            due_on=a_month_after(asked.date()),
        )
    never = Customer.objects.filter(joined_at=None, user=None, ended_on=None, engagements=None)
    for number, customer in enumerate(never.filter(bookings=None).order_by("pk")[:2]):
        long_ago = now - dt.timedelta(days=900 + number)
        Customer.objects.filter(pk=customer.pk).update(
            ended_on=long_ago.date(), created_at=long_ago
        )
        RetentionCase.objects.create(
            customer=customer,
            why=RetentionCase.Why.LEFT,
            last_active_on=long_ago.date(),
            erase_on=(now + dt.timedelta(days=20 + number)).date(),
        )


def _make_twin(customer: Customer) -> None:
    """Joined by another address than the housing system knows."""
    twin = Customer(
        name=customer.name,
        tenure=customer.tenure,
        area=customer.area,
        postcode=customer.postcode,
        email=f"twin.{customer.pk}@post.example",
        joined_at=customer.joined_at,
    )
    twin.save()
