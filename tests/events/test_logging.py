"""An event that has been is logged in a few lines; one that is coming is planned by the same answers."""

import datetime as dt

import pytest
from django.utils import timezone

from base.core.clock_field import ClockField
from participation.programme.events.models import Event
from tests.factories.activities import FIVE_PARTS
from tests.forms import typed_day

from .answers import log_answers

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("7pm", dt.time(19)),
        ("7.30 pm", dt.time(19, 30)),
        ("12 noon", dt.time(12)),
        ("Midday", dt.time(12)),
    ],
)
def test_a_time_is_understood_as_people_write_it(typed, time):
    assert ClockField().clean(typed) == time


def test_logging_leads_straight_to_who_came(client, morag):
    response = client.post("/staff/events/log/", log_answers())

    event = Event.objects.get()
    assert response.url == f"/staff/events/{event.pk}/attendance/"
    assert timezone.localtime(event.starts_at).hour == 19
    assert (str(event.actual_cost), event.lead_officer) == ("1040.50", morag)
    assert event.published_at is None


def test_a_log_sent_twice_makes_one_event(client, morag):
    answers = log_answers()

    first = client.post("/staff/events/log/", answers)
    second = client.post("/staff/events/log/", answers)

    assert first.url == second.url
    assert Event.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"day_0": "31", "day_1": "2", "day_2": "2026"}, "Day must be a real date"),
        ({"day_2": "2999"}, "The day must be today or earlier"),
        ({"day_2": "1066"}, "Check the year"),
        ({"starts": "25:00"}, "Enter a time"),
        ({"ends": "6pm"}, "The end must be after the start"),
        ({"venue": ""}, "Enter the place"),
        ({"title": "x" * 10_000}, "150 characters or fewer"),
        ({"purpose": ""}, "Why, and what do you hope"),
        ({"aims": ["999999", "; drop table"]}, "not"),
        ({"aims": []}, "Tick at least one thing that it is for"),
        ({"areas": ["9" * 25]}, "not one of the available choices"),
        ({"service": ""}, "Which service is it about?"),
        ({"level": "nonsense"}, "Select a valid choice"),
        ({"actual_cost": "lots"}, "Enter an amount in pounds"),
        ({"actual_cost": "-3"}, "£0 or more"),
        ({"actual_hours": "NaN"}, "Enter a number"),
        ({"kind": "consultation"}, "Select a valid choice"),
        ({"form_token": "not a token"}, "Enter a valid UUID"),
    ],
)
def test_what_cannot_be_is_said_on_the_page_and_nothing_typed_is_lost(client, morag, changed, said):
    response = client.post("/staff/events/log/", log_answers(**changed))

    page = response.content.decode()
    assert response.status_code == 200
    assert "There is a problem" in page
    assert said in page
    assert "Calder Hall" in page or changed.get("venue") == ""
    assert not Event.objects.exists()


@pytest.mark.parametrize("path", ["/staff/events/log/", "/staff/consultations/new/"])
def test_whatever_is_done_says_which_of_eight_aims_it_serves(client, morag, path):
    offered = client.get(path).context["form"].fields["aims"].queryset

    assert offered.count() == 8
    assert len(set(offered.values_list("group", flat=True))) == 4


@pytest.mark.parametrize(
    ("code", "label"),
    [
        ("community_event", "Community event"),
        ("pop_up", "Pop-up meeting"),
        ("fete", "Summer fete"),
        ("surgery", "Open surgery"),
    ],
)
def test_an_open_event_is_logged_as_what_it_was_and_found_as_that(client, morag, code, label):
    client.post("/staff/events/log/", log_answers(kind=code))

    assert Event.objects.get().get_kind_display() == label
    found = client.get("/staff/activities/", {"kind": code}).content.decode()
    assert label in found.split("<tbody")[1]


def test_a_drop_in_is_planned_and_people_just_come(client, morag):
    next_week = timezone.localdate() + dt.timedelta(days=7)
    day = typed_day("day", next_week)

    planned = log_answers(**day, kind="drop_in", takes_bookings="no", publish="publish")
    refused = client.post("/staff/events/plan/", planned).content.decode()
    assert "Before people see it, say which staff and partners take part" in refused
    client.post("/staff/events/plan/", {**planned, **FIVE_PARTS})

    event = Event.objects.get()
    assert (event.get_kind_display(), event.service) == ("Drop-in", "repairs")
    assert "Just come" in client.get("/calendar/").content.decode()
    assert "Drop-in" in client.get("/staff/activities/", {"kind": "drop_in"}).content.decode()


@pytest.mark.parametrize(
    "title", ["Ó Súilleabháin's walk", "O'Neil & <b>sons</b>", "🎉 Gala 🎉", "?"]
)
def test_any_name_is_kept_as_it_was_typed(client, morag, title):
    client.post("/staff/events/log/", log_answers(title=title))

    event = Event.objects.get()
    assert event.title == title
    assert "<b>sons" not in client.get(f"/staff/events/{event.pk}/").content.decode()
