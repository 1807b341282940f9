"""One calendar over every kind of activity: an event stands on its first day, a consultation on its
last, because that is the day that matters to somebody who still wants to answer (K-14)."""

import datetime as dt

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from base.core.kept_queries import kept_query
from participation.people.customers.mine import own
from participation.people.customers.models import Area

from . import kinds
from .models import Activity

#: How far back a calendar that people subscribe to goes.
FEED_LOOKS_BACK = dt.timedelta(days=90)

IN_PERSON = Q(in_person=True)


def online() -> Q:
    """Held online, or of a kind in which people take part from home."""
    return Q(online=True) | kinds.is_("from_home")


def on_the_calendar(whose: Q | None) -> QuerySet[Activity]:
    """Everything published that is theirs to see, also what was called off; each with ``on``, the moment
    it stands at. ``whose`` finds rows that name whoever asks; None for a visitor."""
    return Activity.objects.published().theirs(whose).annotate(on=kinds.day_on_calendar())


def coming(whose: Q | None, now=None) -> QuerySet[Activity]:
    """What is not over, the soonest first; each with ``places_left`` where places are counted."""
    not_over = on_the_calendar(whose).filter(ends_at__gte=now or timezone.now())
    left = F("places") - kinds.places_taken()
    return not_over.annotate(places_left=left).order_by("on", "pk")


@kept_query
def all_coming(told):
    """For a visitor."""
    return coming(None, told.now)


@kept_query
def all_coming_for_them(told):
    return coming(own(told), told.now)


def past(whose: Q | None) -> QuerySet[Activity]:
    return on_the_calendar(whose).filter(ends_at__lt=timezone.now()).order_by("-on", "-pk")


def for_subscribers() -> QuerySet[Activity]:
    """Whoever has its address: so what is for everybody alone."""
    shown = Activity.objects.published().for_everybody().annotate(on=kinds.day_on_calendar())
    return shown.filter(ends_at__gte=timezone.now() - FEED_LOOKS_BACK).order_by("on")


def for_people_in(area: Area) -> Q:
    """For everywhere, for the area, for a part of it, or for a wider area that it is in."""
    reached = (
        Q(areas=None)
        | Q(areas__in=Area.objects.within([area.pk]))
        | Q(areas__children=area)
        | Q(areas__children__children=area)
    )
    return Q(pk__in=Activity.objects.filter(reached).values("pk"))
