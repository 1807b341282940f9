"""The first page: how much time somebody has, what changed because people spoke, what is on."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Subquery
from django.utils import timezone
from django.utils.formats import date_format
from django.views.generic import TemplateView

from base.core.audience import Audience
from base.core.kept_pages import KeptForVisitors
from base.core.kept_queries import kept_query
from participation.funding.choices.models import Round
from participation.programme.activities.models import Outcome
from participation.programme.consultations.models import Consultation
from participation.programme.events.models import Event

EVENTS_SHOWN = 4
CONSULTATIONS_SHOWN = 3
ROUNDS_SHOWN = 2
STATES_SHOWN = [Outcome.State.DONE, Outcome.State.DOING, Outcome.State.NOT_POSSIBLE]
#: All that a line of "What's on" shows: an event has some 60 columns.
SHOWN = ("kind", "slug", "title", "starts_at", "ends_at")
SHOWN_OF_ROUND = ("name", "slug", "closes_on")
SHOWN_OF_EVENT = (*SHOWN, "where", "venue", "takes_bookings", "capacity")


class Home(KeptForVisitors, TemplateView):
    audience = Audience.EVERYONE
    template_name = "pages/home.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            outcomes=sorted(one_of_each.rows(), key=lambda one: STATES_SHOWN.index(one.state)),
            told_us=published_outcomes.count(),
            whats_on=whats_on(),
            **kwargs,
        )


@kept_query
def published_outcomes(told):
    return Outcome.objects.published()


@kept_query
def one_of_each(told):
    """The latest done, the latest on its way and the latest "not possible": a no is shown too."""
    published = Outcome.objects.published().order_by("-answered_on", "-pk").values("pk")
    latest = [Subquery(published.filter(state=state)[:1]) for state in STATES_SHOWN]
    return Outcome.objects.as_cards().filter(pk__in=latest)


@dataclass(frozen=True)
class Happening:
    """One line of "What's on": an event on its day, a consultation on the last day to answer."""

    day: dt.date
    name: str
    address: str
    what: str
    action: str


def whats_on() -> list[Happening]:
    found = [_event(event) for event in coming_events.rows()]
    found += [_consultation(consultation) for consultation in open_consultations.rows()]
    found += [_round(row) for row in open_rounds.rows()]
    return sorted(found, key=lambda one: one.day)


@kept_query
def open_rounds(told):
    """Those in which people vote today."""
    voting = Round.objects.fixed().filter(opens_on__lte=told.today, closes_on__gte=told.today)
    ending_soonest = voting.filter(closed_at=None).order_by("closes_on", "pk")
    return ending_soonest.only(*SHOWN_OF_ROUND)[:ROUNDS_SHOWN]


@kept_query
def open_consultations(told):
    """Those that end soonest."""
    ending_soonest = Consultation.objects.open(told.now).for_everybody().order_by("ends_at", "pk")
    return ending_soonest.only(*SHOWN)[:CONSULTATIONS_SHOWN]


@kept_query
def coming_events(told):
    """The next few. Places are counted for these alone, not for every event of the year."""
    coming = Event.objects.published().for_everybody().coming(told.now)
    nearest = coming.order_by("starts_at", "pk").values("pk")[:EVENTS_SHOWN]
    shown = Event.objects.filter(pk__in=nearest).with_places_taken().only(*SHOWN_OF_EVENT)
    return shown.order_by("starts_at", "pk")


def _event(event: Event) -> Happening:
    day = timezone.localdate(event.starts_at)
    return Happening(
        day,
        event.title,
        event.get_absolute_url(),
        f"{date_format(day, 'l')} {event.hours_words}, {event.place}.",
        _how_to_come(event),
    )


def _how_to_come(event: Event) -> str:
    if not event.takes_bookings:
        return "Just come"
    if event.capacity is None:
        return "Book"
    left = max(0, event.capacity - event.places_taken)
    return f"Book, {left} place{'' if left == 1 else 's'} left" if left else "Full"


def _consultation(consultation: Consultation) -> Happening:
    return Happening(
        consultation.closes_on,
        consultation.title,
        consultation.get_absolute_url(),
        f"Consultation, open until {date_format(consultation.closes_on, 'j F')}.",
        "Have your say",
    )


def _round(row: Round) -> Happening:
    what = "The last day to vote on how money is spent"
    return Happening(row.closes_on, row.name, row.get_absolute_url(), what, "Vote")
