"""Our customers, and how many of each group of them took part."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from base.core.house_rules import SMALL_NUMBER_THRESHOLD
from base.core.measures import measure
from base.core.periods import Period
from participation.people.customers.models import Customer, CustomerQuerySet

from ..models import Engagement

#: A home is in an estate, its area or, where nothing finer is known, in the region itself.
REGION = Coalesce("area__parent__parent__name", "area__parent__name", "area__name")


@dataclass(frozen=True)
class GroupShare:
    """A group of customers: how many there are, and how many of them took part."""

    name: str
    customers: int
    people: int

    @property
    def per_1000(self) -> float | None:
        return round(1000 * self.people / self.customers, 1) if self.customers else None


@measure(
    "Taking part by tenure",
    "People who took part in the period by their tenure now, beside all current customers of that "
    "tenure; of the period before, both of those who were customers by then. The rate is people for "
    "every 1,000 customers.",
)
def by_tenure(period: Period, on: dt.date | None = None) -> list[GroupShare]:
    return _share(F("tenure__name"), period, on)


@measure(
    "Taking part by region",
    "People who took part in the period by the region they live in now, beside all current "
    "customers there; of the period before, both of those who were customers by then. The rate is "
    "people for every 1,000 customers.",
)
def by_region(period: Period, on: dt.date | None = None) -> list[GroupShare]:
    return _share(REGION, period, on)


def _share(group: Combinable, period: Period, on: dt.date | None) -> list[GroupShare]:
    """The list's order is the alphabet's; people with nothing recorded stand last as "Not recorded".

    Who became a customer after the day ``on`` could not have taken part by then.
    """
    everybody = Customer.objects.counted().annotate(group=group)
    if on is not None:
        everybody = everybody.exclude(started_on__gt=on)
    took_part = Engagement.objects.within(period).named().values("customer").distinct()
    customers = _by_group(everybody)
    people = _by_group(everybody.filter(pk__in=took_part))
    return [
        GroupShare(name or "Not recorded", count, people.get(name, 0))
        for name, count in customers.items()
    ]


def _by_group(customers: CustomerQuerySet) -> dict[str | None, int]:
    """``customers`` are annotated with ``group``; None stands last."""
    counted = customers.values_list("group").annotate(n=Count("pk"))
    return dict(counted.order_by(F("group").asc(nulls_last=True)))


@measure(
    "Customers",
    "Everybody with a home from us or in one, whatever their tenure; former customers and erased records "
    "are not counted. Applicants, volunteers, partner agencies and others without a home from us are "
    "customers too, and are counted apart.",
)
def customers_now() -> int:
    return Customer.objects.counted().count()


@dataclass(frozen=True)
class Apart:
    """One kind of customer who is counted apart: how many, and how many of them took part.

    ``people`` is None where so few did, or did not, that somebody could be known by it.
    """

    name: str
    customers: int
    people: int | None


@measure(
    "Counted apart",
    "Customers without a home from us, by kind: applicants, volunteers, partner agencies, and neighbours "
    "who rent from another landlord. They are in no other figure of customers or of people who took "
    "part. Beside each kind stand those whose names were taken in the period, each once; a number that "
    "is too small is not shown.",
)
def customers_apart(period: Period) -> list[Apart]:
    few = range(1, SMALL_NUMBER_THRESHOLD.value)
    took_part = Engagement.objects.within(period).filter(customer=OuterRef("pk"))
    rows = (
        Customer.objects.counted_apart()
        .order_by("tenure__position", "tenure__name")
        .values_list("tenure__position", "tenure__name")
        .annotate(n=Count("pk"), people=Count("pk", filter=Exists(took_part)))
    )
    return [
        Apart(name, n, None if people in few or n - people in few else people)
        for _, name, n, people in rows
    ]
