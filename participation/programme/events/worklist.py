from collections.abc import Iterator

from django.conf import settings
from django.db.models import Count, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from base.core.tasks_waiting import Task
from base.core.working_days import after_working_days
from participation.programme.activities.models import Engagement

from .models import Event

#: An officer's list stays readable; the rest stand on the list of activities.
MOST_SHOWN = 50


def events_to_close_out(user) -> Iterator[Task]:
    """Events that are over, whose officer has not written down what came of them yet."""
    people = Engagement.objects.filter(activity=OuterRef("pk")).order_by().values("activity")
    events = (
        Event.objects.not_closed_out()
        .annotate(
            booked=Count("bookings", filter=Q(bookings__cancelled_at=None)),
            came=Coalesce(Subquery(people.annotate(n=Sum("people")).values("n")), 0),
        )
        .order_by("ends_at")[:MOST_SHOWN]
    )
    for event in events:
        day = timezone.localdate(event.ends_at)
        yield Task(
            what=f"Close out: {event.title}, {event.place}",
            address=reverse(
                "events:close_out" if event.came else "events:attendance", args=[event.pk]
            ),
            due=after_working_days(day, settings.CLOSE_OUT_WORKING_DAYS),
            origin=f"Event, {date_format(day, 'j M')}",
            detail=_detail(event.booked, event.came),
        )


def _detail(booked: int, came: int) -> str:
    if came:
        return f"{came:,} came. Write down what was said."
    if booked:
        return f"{booked:,} booked, attendance not recorded"
    return "Attendance not recorded"
