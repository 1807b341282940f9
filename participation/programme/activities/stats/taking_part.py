"""How often somebody took part, and how many people did."""

import datetime as dt

from django.db.models import Count, Min, Sum

from base.core.measures import measure
from base.core.periods import Period

from ..models import Activity, Engagement, EngagementQuerySet
from ..models.engagements import by_customers_apart


@measure(
    "Times somebody took part",
    "Each person counts once for each activity and role; people counted by head, without names, "
    "are included.",
)
def engagements(period: Period) -> int:
    return Engagement.objects.within(period).aggregate(n=Sum("people", default=0))["n"]


@measure(
    "Times somebody took part in it",
    "Each person counts once for each role they had; people counted by head, without names, are "
    "included.",
)
def times_taken_part(activity: Activity) -> int:
    return Engagement.objects.filter(activity=activity).aggregate(n=Sum("people", default=0))["n"]


@measure(
    "People who took part",
    "Customers whose names were taken, each counted once in the period however often they took "
    "part. People counted by head are not included; applicants, volunteers, partner agencies and others "
    "without a home from us are counted apart.",
)
def people_taking_part(period: Period) -> int:
    return _people(Engagement.objects.within(period))


@measure(
    "Took part for the first time",
    "Customers who took part in the period and in nothing we have on record before it.",
)
def new_people(period: Period) -> int:
    first = (
        Engagement.objects.of_customers()
        .values("customer")
        .annotate(first=Min("day"))
        .filter(first__gte=period.first, first__lte=period.last)
    )
    return first.count()


def took_part_before(day: dt.date) -> bool:
    """Whether our record goes back further: without that, everybody seems to be new."""
    return Engagement.objects.of_customers().filter(day__lt=day).exists()


@measure(
    "Took part again",
    "Customers who took part in the period and also at some time before it.",
)
def returning_people(period: Period) -> int:
    return people_taking_part(period) - new_people(period)


@measure(
    "Counted by head",
    "People at activities where names were not taken; coming twice counts twice.",
)
def counted_by_head(period: Period) -> int:
    unnamed = Engagement.objects.within(period).filter(customer=None)
    return unnamed.aggregate(n=Sum("people", default=0))["n"]


def _people(rows: EngagementQuerySet) -> int:
    # Counting a list of different people is quicker than Count(distinct), which sorts every row.
    return rows.of_customers().order_by().values("customer").distinct().count()


def customers_named() -> Count:
    """In each group of the ledger: customers whose names were taken, each once, as in ``_people``."""
    return Count("customer", filter=~by_customers_apart(), distinct=True)
