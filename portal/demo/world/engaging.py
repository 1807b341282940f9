"""A co-design project, reviews of what went on, awards, what surveys found, and how we made things known."""

import datetime as dt

from django.utils import timezone

from base.accounts.models import User
from participation.feedback.achievements.models import Achievement
from participation.joining.involvement.models import Opportunity
from participation.joining.recruitment.models import Link, Promotion
from participation.people.customers.models import Aim, Level
from participation.people.groups.models import Group
from participation.programme.activities.models import Activity, Service
from participation.programme.events.kinds import CO_DESIGN
from participation.programme.events.models import Event
from participation.programme.meetings.models import AgendaItem
from participation.reach.representation.models import AwarenessCount
from participation.steering.reviews.models import Review


def make_co_design(*, now: dt.datetime, by: User) -> None:
    """Six weeks, a month gone: it waits to be closed out with what people designed."""
    begun = now - dt.timedelta(days=30, hours=-10)
    project = Event.objects.create(
        title="The rent letter, written together",
        slug="the-rent-letter-written-together",
        kind=CO_DESIGN.code,
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


ACHIEVEMENTS = (
    (
        Achievement.Kind.AWARD,
        "Small landlord of the year: listening",
        "For the repairs texts that the Scrutiny Panel asked for, and checked.",
        "Given by the Northern Tenants’ Forum",
        95,
    ),
    (
        Achievement.Kind.SHARED,
        "How we ask five minutes of people",
        "Three tenants showed forty people from other landlords how quick questions work.",
        "Shared with eleven landlords at the network day",
        210,
    ),
)


def make_achievements(*, now: dt.datetime, by: User) -> None:
    for kind, title, what, with_whom, days in ACHIEVEMENTS:
        then = now - dt.timedelta(days=days)
        Achievement.objects.create(
            kind=kind,
            title=title,
            what=what,
            with_whom=with_whom,
            achieved_on=timezone.localdate(then),
            added_by=by,
            published_at=then + dt.timedelta(days=3),
        )


def make_awareness(*, now: dt.datetime, by: User) -> None:
    """Asked each year: a few more know each time."""
    for years, asked, knew, knew_how in ((2, 412, 131, 58), (1, 398, 156, 87), (0, 405, 190, 121)):
        day = timezone.localdate(now) - dt.timedelta(days=60 + 365 * years)
        AwarenessCount.objects.create(
            asked_on=day,
            asked_by="Tenant survey, asked by an outside firm",
            asked=asked,
            knew=knew,
            knew_how=knew_how,
            entered_by=by,
        )


def make_promotions(*, now: dt.datetime, by: User) -> None:
    kinds = Link.Channel
    for opportunity in Opportunity.objects.open().order_by("pk")[:2]:
        for channel, where, copies, came, days in (
            (kinds.LEAFLET, "Spring newsletter, page 2", 1200, 4, 150),
            (kinds.WEBSITE, "First page of the landlord’s site, for a week", None, None, 40),
            (kinds.EVENT, "Stall at the gala", None, 3, 80),
        ):
            Promotion.objects.create(
                opportunity=opportunity,
                channel=channel,
                where=where,
                copies=copies,
                came=came,
                promoted_on=timezone.localdate(now) - dt.timedelta(days=days),
                logged_by=by,
            )


def make_agendas(*, now: dt.datetime, by: User) -> None:
    """The next meeting has an agenda, and its representatives meet first."""
    meeting = Event.objects.published().filter(starts_at__gt=now + dt.timedelta(days=2))
    meeting = meeting.filter(cancelled_at=None).order_by("starts_at", "pk").first()
    if meeting is None:
        return
    meeting.before_at = meeting.starts_at - dt.timedelta(hours=1)
    meeting.before_place = "The small room"
    meeting.save()
    put = now - dt.timedelta(days=3)
    for title, accepted in (("What became of last time", put), ("Lights by the bins", None)):
        AgendaItem.objects.create(
            event=meeting,
            title=title,
            proposed_at=put,
            accepted_at=accepted,
            answered_by=by if accepted else None,
        )
