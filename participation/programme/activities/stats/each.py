"""Each activity and each group of a period by itself."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Func, OuterRef, Q, Subquery, Sum
from django.utils import timezone

from base.core.measures import measure
from base.core.periods import Period
from participation.people.groups.models import Group, Membership

from ..models import Activity, Engagement
from .taking_part import customers_named


@dataclass(frozen=True)
class Held:
    """One activity that was held, and how many took part in it."""

    title: str
    kind: str
    day: dt.date
    people: int
    times: int
    #: Anybody may find it: it was published, and was not only for those who sit on some groups.
    is_public: bool


@measure(
    "Each activity",
    "Activities held in the period, each with the customers who took part in it, whose names were taken, "
    "and the times somebody took part, people counted by head included. Where few did, the report says "
    "only “fewer than” a number.",
)
def each_activity(period: Period) -> list[Held]:
    of_it = Engagement.objects.filter(activity=OuterRef("pk")).order_by().values("activity")
    rows = (
        Activity.objects.happened_in(period)
        .order_by("starts_at", "pk")
        .annotate(
            people=Subquery(of_it.annotate(n=customers_named()).values("n")),
            times=Subquery(of_it.annotate(n=Sum("people")).values("n")),
        )
        .values_list(
            "title", "kind", "starts_at", "people", "times", "published_at", "members_only"
        )
    )
    return [
        Held(
            title,
            kind,
            timezone.localdate(starts),
            people or 0,
            times or 0,
            bool(published) and not alone,
        )
        for title, kind, starts, people, times, published, alone in rows
    ]


@dataclass(frozen=True)
class GroupMet:
    """One group in a period."""

    name: str
    kind: str
    members: int
    held: int
    times: int


@measure(
    "Each group",
    "Groups that there were in the period, each with who sat on it on the last day of it, the activities "
    "held with it or only for those who sit on it, and the times somebody took part in those. Where few "
    "sat on it or took part, the report says only “fewer than” a number.",
)
def each_group(period: Period) -> list[GroupMet]:
    last = min(period.last, timezone.localdate())
    groups = Group.objects.filter(
        Q(formed_on=None) | Q(formed_on__lte=period.last),
        Q(ended_on=None) | Q(ended_on__gte=period.first),
    )
    sat = Membership.objects.sitting(last).filter(group=OuterRef("pk")).order_by().values("group")
    # One number of all rows: as aggregates these would be counted for each row apart.
    held = Activity.objects.happened_in(period)
    with_it = held.of_group(OuterRef(OuterRef("pk"))).order_by()
    of_group = held.of_group(OuterRef(OuterRef(OuterRef("pk")))).values("pk")
    took_part = Engagement.objects.filter(activity__in=of_group).order_by()
    rows = groups.order_by("name", "pk").annotate(
        sat=Subquery(sat.annotate(n=Count("pk", distinct=True)).values("n")),
        held=Subquery(with_it.annotate(n=Func("pk", function="COUNT")).values("n")),
        times=Subquery(took_part.annotate(n=Func("people", function="SUM")).values("n")),
    )
    return [
        GroupMet(name, kind, members or 0, held or 0, times or 0)
        for name, kind, members, held, times in rows.values_list(
            "name", "kind__name", "sat", "held", "times"
        )
    ]
