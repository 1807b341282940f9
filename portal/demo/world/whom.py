"""Whom a group or a way to take part is for, so that nobody else sits on it or asks to join."""

import datetime as dt

from django.db.models import F

from participation.joining.involvement.advocates import unspoken_for
from participation.joining.involvement.models import Opportunity
from participation.people.customers.models import Customer, CustomerQuerySet
from participation.reach.segments.choices import years_before

#: From the youngest to the oldest, by what it is called.
AGES = {"Young voices": (14, 25), "Lighthouse View Retirement Association": (60, 110)}

#: Where an association comes on the register later on, so that nobody speaks for a street of theirs alone.
SPOKEN_FOR_LATER = ("Netherhaven", "Quarry Road", "Seafield", "Weavers Park")


def people_for(opportunity: Opportunity, today: dt.date) -> CustomerQuerySet | None:
    """Those it is for, who asked to get involved first; None where it is for everybody."""
    everybody = Customer.objects.current()
    people = of_age(everybody, opportunity.title, today)
    if opportunity.kind == Opportunity.Kind.ADVOCATE:
        people = people.filter(unspoken_for(), area__isnull=False)
        people = people.exclude(area__name__in=SPOKEN_FOR_LATER)
    if tenures := list(opportunity.tenures.all()):
        people = people.filter(tenure__in=tenures)
    if people is everybody:
        return None
    return people.order_by(F("joined_at").asc(nulls_last=True), "pk")


def of_age(people: CustomerQuerySet, title: str, today: dt.date) -> CustomerQuerySet:
    if title not in AGES:
        return people
    youngest, oldest = AGES[title]
    return people.filter(
        date_of_birth__lte=years_before(today, youngest),
        date_of_birth__gt=years_before(today, oldest + 1),
    )
