"""What events put on the worklist."""

import datetime as dt
from collections.abc import Iterator

from django.db.models import Count, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from base.core.tasks_waiting import Row, Task, Waiting, columns
from base.core.working_days import after_working_days
from base.core.worklist import waits
from participation.programme.activities.house_rules import CLOSE_OUT_WORKING_DAYS
from participation.programme.activities.models import Engagement

from .models import Event

#: An officer's list stays readable; the rest stand on the list of activities.
MOST_SHOWN = 50


@waits(position=10)
def events_to_close_out(officer) -> Iterator[Waiting]:
    """Events that are over, whose officer has not written down what came of them yet."""
    people = Engagement.objects.filter(activity=OuterRef("pk")).order_by().values("activity")
    events = (
        Event.objects.not_closed_out(officer.now)
        .annotate(
            booked=Count("bookings", filter=Q(bookings__cancelled_at=None)),
            came=Coalesce(Subquery(people.annotate(n=Sum("people")).values("n")), 0),
        )
        .order_by("ends_at")[:MOST_SHOWN]
    )
    read = columns("pk", "title", "where", "venue", "starts_at", "ends_at", "booked", "came")
    yield Waiting(events, read, _to_close_out, due=_close_out_by)


def _close_out_by(event: Row) -> dt.date:
    return after_working_days(_its_day(event), CLOSE_OUT_WORKING_DAYS.value)


def _its_day(event: Row) -> dt.date:
    """Its last day; an evening that ends after midnight belongs to the day on which it began."""
    of_it = Event(starts_at=event.starts_at, ends_at=event.ends_at)
    return of_it.last_day or timezone.localdate(event.starts_at)


def _to_close_out(event: Row, officer) -> Task:
    page = "events:close_out" if event.came else "events:attendance"
    return Task(
        what=f"Close out: {event.title}, {Event(where=event.where, venue=event.venue).place}",
        address=reverse(page, args=[event.pk]),
        due=event.due,
        origin=f"Event, {date_format(_its_day(event), 'j M')}",
        detail=_detail(event.booked, event.came),
    )


def _detail(booked: int, came: int) -> str:
    if came:
        return f"{came:,} came. Write down what was said."
    if booked:
        return f"{booked:,} booked, attendance not recorded"
    return "Attendance not recorded"
