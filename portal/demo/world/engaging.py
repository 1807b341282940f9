"""A co-design project over some weeks, and reviews of what went on."""

import datetime as dt

from django.utils import timezone

from participation.activities.models import Activity, Aim, Kind, Service
from participation.customers.models import Level
from participation.events.models import Event
from participation.groups.models import Group
from participation.reviews.models import Review
from portal.accounts.models import User


def make_co_design(*, now: dt.datetime, by: User) -> None:
    """Six weeks, a month gone: it waits to be closed out with what people designed."""
    begun = now - dt.timedelta(days=30, hours=-10)
    project = Event.objects.create(
        title="The rent letter, written together",
        slug="the-rent-letter-written-together",
        kind=Kind.CO_DESIGN,
        purpose="Eight tenants and two of us write the yearly letter so that anybody can read it.",
        level=Level.objects.order_by("rank").last(),
        influence="Every word but the figures. What the law says must be in it stays in it.",
        service=Service.RENT,
        starts_at=begun,
        ends_at=begun + dt.timedelta(days=42),
        lead_officer=by,
        where=Event.Where.BOTH,
        venue="Calder Hall",
        takes_bookings=False,
        published_at=begun - dt.timedelta(days=20),
    )
    project.aims.set(Aim.objects.filter(code__in=["decide", "change_service"]))


def make_reviews_of_activities(*, now: dt.datetime, by: User) -> None:
    today = timezone.localdate(now)
    held = Activity.objects.filter(closed_out_at__isnull=False).order_by("-starts_at", "-pk")
    for number, activity in enumerate(held[:2]):
        Review.objects.create(
            activity=activity, **_found(today - dt.timedelta(days=20 + number), by)
        )
    for group in Group.objects.live().order_by("pk")[:1]:
        Review.objects.create(
            group=group,
            next_on=today + dt.timedelta(days=5),
            **_found(today - dt.timedelta(days=360), by),
        )


def _found(day: dt.date, by: User) -> dict:
    return {
        "purpose_met": Review.Purpose.PARTLY,
        "purpose_words": "Two of the three things people asked for are done.",
        "resources": "£140 and 18 hours, for 23 people. A shorter evening would do.",
        "overlap": "The estate walks hear the same about lights; we bring the two together.",
        "outcomes_told": "Told by text and on the page. Nobody told those who wrote by post.",
        "decision": Review.Decision.CHANGE,
        "reviewed_on": day,
        "reviewed_by": by,
    }
