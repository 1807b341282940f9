"""One calendar over every kind of activity: an event stands on its first day, a consultation on its
last, because that is the day that matters to somebody who still wants to answer (K-14)."""

import datetime as dt

from django.db.models import Case, Count, F, Q, QuerySet, When
from django.utils import timezone

from participation.people.customers.models import Area

from .models import Activity, Kind

#: How far back a calendar that people subscribe to goes.
FEED_LOOKS_BACK = dt.timedelta(days=90)

ONLINE = Q(event__where__in=["online", "both"]) | Q(kind=Kind.CONSULTATION)
IN_PERSON = Q(event__where__in=["in_person", "both"])


def on_the_calendar() -> QuerySet[Activity]:
    """Everything published, also what was called off; each with ``on``, the moment it stands at."""
    return (
        Activity.objects.published()
        .annotate(on=Case(When(kind=Kind.CONSULTATION, then=F("ends_at")), default=F("starts_at")))
        .select_related("event")
    )


def coming() -> QuerySet[Activity]:
    """What is not over, the soonest first; each with ``places_left`` where places are counted."""
    booked = Count("event__bookings", filter=Q(event__bookings__cancelled_at=None))
    not_over = on_the_calendar().filter(ends_at__gte=timezone.now())
    return not_over.annotate(places_left=F("event__capacity") - booked).order_by("on", "pk")


def past() -> QuerySet[Activity]:
    return on_the_calendar().filter(ends_at__lt=timezone.now()).order_by("-on", "-pk")


def for_subscribers() -> QuerySet[Activity]:
    return on_the_calendar().filter(ends_at__gte=timezone.now() - FEED_LOOKS_BACK).order_by("on")


def for_people_in(area: Area) -> Q:
    """For everywhere, for the area, for a part of it, or for a wider area that it is in."""
    reached = (
        Q(areas=None)
        | Q(areas=area)
        | Q(areas__parent=area)
        | Q(areas__parent__parent=area)
        | Q(areas__children=area)
        | Q(areas__children__children=area)
    )
    return Q(pk__in=Activity.objects.filter(reached).values("pk"))
