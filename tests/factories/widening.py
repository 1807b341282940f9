"""A year with a gap in it that can be counted by hand; barriers, targets and initiatives."""

import datetime as dt

from django.utils import timezone

from base.core.audience import Role
from participation.people.customers.models import Customer
from participation.programme.activities.models import Activity, Engagement
from participation.steering.widening.models import Barrier, Ground, Initiative, TargetGroup
from tests.factories.activities import make_past_event

from .people import make_customer, make_user


def born(years_ago: int) -> dt.date:
    return timezone.localdate() - dt.timedelta(days=round(365.25 * years_ago) + 10)


def make_people(number: int, years_old: int) -> list[Customer]:
    return [make_customer(f"Person {n}", date_of_birth=born(years_old)) for n in range(number)]


def make_part(activity: Activity, customers: list[Customer], day: dt.date | None = None) -> None:
    """They took part in it."""
    Engagement.objects.bulk_create(
        Engagement(
            activity=activity,
            customer=customer,
            role=Engagement.Role.ATTENDED,
            day=day or timezone.localdate(),
            source=f"test:{activity.pk}:{customer.pk}",
        )
        for customer in customers
    )


def make_gap_year() -> None:
    """5 of 40 people of 20 took part this year, and 30 of 60 people of 70: an index of 0.36."""
    young, old = make_people(40, 20), make_people(60, 70)
    make_part(make_past_event("Drop-in", days_ago=0), young[:5] + old[:30])


def make_target(name: str = "Younger people", **fields) -> TargetGroup:
    return TargetGroup.objects.create(
        name=name,
        why=fields.pop("why", "They will live here longest."),
        characteristic_code=fields.pop("characteristic_code", "age"),
        groups=fields.pop("groups", ["Under 25"]),
        **fields,
    )


def make_barrier(title: str = "Meetings end after the last bus", **fields) -> Barrier:
    """Found last week, to be looked at in two months."""
    today = timezone.localdate()
    barrier = Barrier.objects.create(
        title=title,
        who=fields.pop("who", "People in Harbour without a car"),
        how_we_know=fields.pop("how_we_know", "They said so when we rang."),
        doing=fields.pop("doing", "Meetings start at 4pm."),
        owner=fields.pop("owner", None) or make_user(Role.STAFF),
        found_on=today - dt.timedelta(days=7),
        review_on=fields.pop("review_on", today + dt.timedelta(days=60)),
        **fields,
    )
    barrier.grounds.add(Ground.objects.get(code="location"))
    return barrier


def make_initiative(title: str = "Lunch at the school", **fields) -> Initiative:
    """Runs since last month, for younger people."""
    today = timezone.localdate()
    target = fields.pop("target", None) or make_target()
    initiative = Initiative.objects.create(
        title=title,
        kind=fields.pop("kind", Initiative.Kind.SCHOOLS),
        tried=fields.pop("tried", "We come to them, with sandwiches."),
        owner=fields.pop("owner", None) or make_user(Role.STAFF),
        starts_on=fields.pop("starts_on", today - dt.timedelta(days=30)),
        **fields,
    )
    initiative.targets.add(target)
    return initiative
