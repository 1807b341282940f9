"""How much of taking part goes online, as a count beside all there is (T-41)."""

import csv
import datetime as dt

import pytest
from django.utils import timezone

from base.core.periods import FinancialYear
from participation.joining.involvement.models import Joining
from participation.joining.involvement.services import express_interest
from participation.programme.consultations.models import ResponseCount
from participation.programme.events.services import book_place, count_heads, mark_here
from reports import digital
from reports.digital import MEASURES, Share
from tests.factories.activities import (
    make_consultation,
    make_event,
    make_opportunity,
    make_past_event,
)
from tests.factories.formats import make_format_request
from tests.factories.people import make_customer, make_joined_customer

pytestmark = pytest.mark.django_db

YEAR = FinancialYear.current()


def test_whom_we_can_reach_online_and_who_signs_in():
    make_customer("By email", email="a@example.org")
    make_customer("By text", phone="+447700900123")
    make_customer("By phone", phone="+441414960123")
    make_customer("Left", email="b@example.org", ended_on=dt.date(2026, 1, 1))
    make_joined_customer("Signs in")
    make_customer("Partner agency", tenure="partner", email="c@example.org")  # not one of them

    assert digital.reachable(YEAR) == Share(3, 4)
    assert digital.with_account(YEAR) == Share(1, 4)


def test_who_joined_themselves_and_who_was_helped():
    now = timezone.now()
    by_herself = make_customer("Amina", joined_at=now)
    make_customer("Tam", joined_at=now)
    for _ in range(2):
        Joining.objects.create(customer=by_herself, answers={}, applied_at=now)

    assert digital.joined(YEAR) == Share(1, 2)
    assert digital.joined(YEAR.previous) == Share(0, 0)


def test_interests_and_places_by_who_entered_them(client, morag):
    amina, jean = make_joined_customer(), make_customer("Jean", email="jean@example.org")
    panel, event = make_opportunity(), make_event()
    express_interest(opportunity=panel, customer=amina, by=amina.user)
    express_interest(opportunity=panel, customer=jean, by=morag)
    book_place(event=event, customer=jean)
    client.force_login(amina.user)
    client.post(f"/events/{event.slug}/book/", {})

    assert digital.interested(YEAR) == Share(1, 2)
    assert digital.booked(YEAR) == Share(1, 2)


def test_events_with_a_way_to_come_online_and_who_took_it(morag):
    hybrid = make_past_event(where="both", days_ago=1)
    make_past_event("Walk", days_ago=1)
    mark_here(event=hybrid, customer=make_customer(), by=morag, online=True)
    count_heads(event=hybrid, people=5, online=2, by=morag)

    assert digital.events(YEAR) == Share(1, 2)
    assert digital.came(YEAR) == Share(3, 8)


def test_answers_and_requests_by_how_they_came():
    now = timezone.now()
    asked = make_consultation(
        starts_at=now - dt.timedelta(days=40), ends_at=now - dt.timedelta(days=1)
    )
    for how, people in (("online", 3), ("email", 1), ("post", 6)):
        ResponseCount.objects.create(consultation=asked, how=how, people=people)
    make_format_request(how="online")
    make_format_request(how="phone")

    assert digital.answered(YEAR) == Share(4, 10)
    assert digital.asked_for_format(YEAR) == Share(1, 2)


def test_a_percentage_is_made_of_the_counts_and_nothing_of_nothing_is_none():
    assert Share(1, 3).percent == "33.3%"
    assert Share(0, 0).percent == ""


def test_staff_read_each_with_its_definition_and_take_the_file(client, morag):
    make_customer(email="a@example.org")

    page = client.get("/staff/reports/digital/").content.decode()
    file = client.get("/staff/reports/digital.csv").content.decode("utf-8-sig")

    rows = list(csv.reader(file.splitlines()))
    assert rows[1][:4] == ["Customers we can reach online", "1", "1", "100.0%"]
    assert len(rows) == 1 + len(MEASURES)
    for measure in MEASURES:
        assert measure.definition in page
