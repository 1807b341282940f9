"""The calendar shows what an event says of itself, told by every saving, and once of all that were there."""

import datetime as dt
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone

from base.core.audience import Role
from participation.programme.activities.calendar_entry import CALENDAR_FACTS, CalendarEntry
from participation.programme.activities.models import Activity
from participation.programme.events.services import call_off_event, change_event, publish_event
from tests.factories.activities import FIVE_PARTS, make_consultation, make_event
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db

MIGRATION = import_module("participation.programme.events.migrations.0011_tell_the_calendar")
HERE = timezone.get_default_timezone()
UNTOLD = {field.name: field.get_default() for field in CalendarEntry._meta.local_fields}


def told(activity) -> dict:
    return Activity.objects.values(*CALENDAR_FACTS).get(pk=activity.pk)


def test_events_from_before_are_told_as_if_they_were_saved_now(monkeypatch):
    evening = dt.datetime(2030, 6, 3, 18, 30, tzinfo=HERE)
    noon = dt.datetime(2030, 6, 3, 12, tzinfo=HERE)
    events = [
        make_event("Drop-in", capacity=12, address="2 Calder Road", access_help="Ramp"),
        make_event("On screen", where="online", venue="", online_link="https://meet.example.org/a"),
        make_event("Panel", where="both", before_at=evening, takes_bookings=False),
        make_event("Forum", before_at=noon, before_place="Library", revision=2),
    ]
    asked = make_consultation()
    saved = [told(event) for event in events]
    Activity.objects.update(**UNTOLD)
    monkeypatch.setattr(MIGRATION, "BATCH", 2)

    MIGRATION.tell_the_calendar(apps, SimpleNamespace(connection=connection))

    assert [told(event) for event in events] == saved
    assert [one["place_words"] for one in saved] == [
        "Calder Hall",
        "Online",
        "Calder Hall and online",
        "Calder Hall",
    ]
    assert [one["first_words"] for one in saved[2:]] == [
        "6:30pm, Calder Hall and online",
        "noon, Library",
    ]
    assert told(asked) == UNTOLD


def test_every_change_of_an_event_is_told():
    officer = make_user(Role.STAFF)
    event = make_event("Drop-in", published_at=None, **FIVE_PARTS)

    event = publish_event(event=event, by=officer)
    published = told(event)
    change_event(event=event, by=officer, venue="Library", capacity=9)
    changed = told(event)
    call_off_event(event=event, by=officer, why="No heating.")

    assert published["changed_at"] == event.published_at
    assert (changed["place_words"], changed["places"]) == ("Library", 9)
    assert (changed["times_changed"], told(event)["times_changed"]) == (1, 2)


def test_the_history_of_an_event_keeps_what_it_says_and_not_what_is_told_from_it():
    event = make_event("Drop-in")
    event.venue = "Library"
    event.save()

    newer, older = event.history.all()

    assert newer.diff_against(older).changed_fields == ["venue"]
