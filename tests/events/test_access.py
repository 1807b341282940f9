"""Whether people got what they needed in order to come (B-52)."""

import csv
import datetime as dt
import io

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from base.core.periods import FinancialYear, Period
from base.core.refused import Refused
from participation.people.customers.models import PreferenceOption
from participation.programme.events.models import AccessNeed
from participation.programme.events.services import record_needs
from participation.programme.events.stats import access_needs
from reports.impact import everybody
from tests.factories.activities import make_booking, make_event, make_past_event
from tests.factories.people import make_customer, make_user
from tests.factories.reports import impact_of

pytestmark = pytest.mark.django_db
WhyNot = AccessNeed.WhyNot


@pytest.fixture
def lately() -> Period:
    today = timezone.localdate()
    return Period(today - dt.timedelta(days=30), today)


def option(code: str) -> PreferenceOption:
    return PreferenceOption.objects.get(code=code)


def test_an_officer_writes_down_what_was_there_and_what_was_not(client, morag):
    event = make_past_event()
    booking = make_booking(event, access_needs="A hearing loop, and a lift home")
    address = f"/staff/events/{event.pk}/bookings/{booking.pk}/needs/"
    assert address in client.get(event.staff_address).content.decode()

    client.post(address, {"need_hearing_loop": "met", "need_travel": "too_late"})

    assert {str(need) for need in booking.needs.all()} == {
        "Hearing loop: met",
        "Travel paid or arranged: not met",
    }
    assert "Hearing loop: met." in client.get(event.staff_address).content.decode()
    client.post(address, {"need_hearing_loop": "met", "need_else": "met"})
    assert {str(need) for need in booking.needs.all()} == {
        "Hearing loop: met",
        "Something else: met",
    }


def test_saying_nothing_is_said_on_the_page(client, morag):
    booking = make_booking(make_past_event(), access_needs="A lift")

    html = client.post(
        f"/staff/events/{booking.event_id}/bookings/{booking.pk}/needs/", {}
    ).content.decode()

    assert "Say of at least one thing whether it was there" in html


def test_nothing_is_written_down_before_the_event(morag):
    booking = make_booking(make_event(), access_needs="A lift")

    with pytest.raises(Refused, match="has not begun"):
        record_needs(booking=booking, by=morag, needs={option("travel"): ""})


def test_a_need_that_was_not_met_says_why():
    booking = make_booking(make_past_event())

    with pytest.raises(IntegrityError, match="says_why"), transaction.atomic():
        AccessNeed.objects.create(booking=booking, was_met=False, recorded_by=make_user())


def test_they_are_counted_by_kind_and_the_unwritten_by_booking(morag, lately):
    event = make_past_event()
    jean, sean, amina = (make_customer(name) for name in ("Jean", "Seán", "Amina"))
    amina.preferences.add(option("interpreter"))
    travel, loop = option("travel"), option("hearing_loop")
    record_needs(
        booking=make_booking(event, jean, access_needs="A lift, a loop"),
        by=morag,
        needs={travel: "", loop: WhyNot.PLACE},
    )
    record_needs(
        booking=make_booking(event, sean, access_needs="A lift"), by=morag, needs={travel: ""}
    )
    make_booking(event, amina, access_needs="An interpreter")
    make_booking(event, make_customer("Gave it up"), access_needs="X", cancelled_at=timezone.now())
    make_booking(make_event(), jean, access_needs="Still to come")
    make_booking(make_past_event(cancelled_at=timezone.now()), jean, access_needs="Called off")

    needs = access_needs(lately)

    by_name = {kind.name: (kind.met, kind.not_met, kind.when_joining) for kind in needs.kinds}
    assert by_name["Travel paid or arranged"] == (2, 0, 0)
    assert by_name["Hearing loop"] == (0, 1, 0)
    assert by_name["An interpreter"] == (0, 0, 1)
    assert (needs.asked, needs.met, needs.not_met, needs.not_recorded) == (4, 2, 1, 1)


def test_page_and_file_say_the_same_and_lead_to_what_is_unwritten(client, morag):
    booking = make_booking(make_past_event(), access_needs="A lift")
    year = FinancialYear.of(timezone.localdate(booking.event.starts_at))

    page = client.get("/staff/access/", {"year": year.start_year}).content.decode()
    assert f"/staff/events/{booking.event_id}/bookings/{booking.pk}/needs/" in page
    record_needs(booking=booking, by=morag, needs={option("travel"): ""})

    text = client.get("/staff/access/table.csv", {"year": year.start_year}).content
    rows = {row["What"]: row for row in csv.DictReader(io.StringIO(text.decode("utf-8-sig")))}
    assert (rows["Travel paid or arranged"]["Met"], rows["Not written down yet"]["Asked for"]) == (
        "1",
        "0",
    )


def test_the_report_says_it_in_a_line_and_nothing_of_very_few(morag, lately):
    event = make_past_event(days_ago=1)
    for number in range(5):
        booking = make_booking(event, make_customer(f"Person {number}"), access_needs="A lift")
        if number:
            record_needs(booking=booking, by=morag, needs={option("travel"): ""})
    year = FinancialYear.of(timezone.localdate(event.starts_at))

    said = impact_of(year.start_year).everybody.access

    assert said.endswith("Met: 4. Not met: 0. Not written down yet: 1.")
    assert everybody.access(access_needs(lately), 6).startswith("Fewer than 6 times")


def test_the_pages_keep_their_budget(client, morag, django_assert_max_num_queries):
    event = make_past_event()
    for number in range(25):
        booking = make_booking(event, make_customer(f"Person {number}"), access_needs="A lift")
        if number % 2:
            record_needs(booking=booking, by=morag, needs={option("travel"): ""})

    for address in ("/staff/access/", event.staff_address):
        with django_assert_max_num_queries(20):
            client.get(address)
