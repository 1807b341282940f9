import datetime as dt
import re

import pytest
import vobject
from django.urls.resolvers import URLResolver
from django.utils import timezone

from tests.factories.activities import make_booking, make_consultation, make_event, make_past_event
from tests.factories.people import make_estate

pytestmark = pytest.mark.django_db


def calendar(client, **chosen) -> str:
    return client.get("/calendar/", chosen).content.decode()


def feed(client, address: str = "/calendar.ics"):
    """Read by a parser that shares nothing with the library that writes it."""
    response = client.get(address)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    lines = response.content.split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)
    assert b"VERSION:2.0" in lines  # vobject would make do without
    assert any(line.startswith(b"PRODID:") for line in lines)
    parsed = vobject.readOne(response.content.decode())
    assert parsed.validate(raiseException=True)
    return {entry.summary.value: entry for entry in parsed.vevent_list}


def test_the_calendar_shows_what_is_coming_and_how_to_take_part(client):
    make_event("Drop-in", capacity=14)
    make_event("Skip day", takes_bookings=False)
    make_consultation("Rent 2027")
    make_event("Draft", published_at=None)
    make_past_event("Last summer")

    page = calendar(client)

    assert "Book, 14 places left" in page
    assert "Just come" in page
    assert "Have your say" in page
    assert "Draft" not in page
    assert "Last summer" not in page


def test_what_began_on_an_earlier_day_and_goes_on_stands_before_the_months(client):
    now = timezone.now()
    make_event(
        "Writing together",
        starts_at=now - dt.timedelta(days=40),
        ends_at=now + dt.timedelta(days=9),
    )
    coming = make_event("Drop-in")

    page = calendar(client)

    headings = re.findall(r'<h2 class="govuk-heading-m">([^<]+)</h2>', page)
    assert headings[:2] == ["Already begun", f"{timezone.localtime(coming.starts_at):%B %Y}"]
    assert page.index("Writing together") < page.index("Drop-in")


def test_what_has_been_is_there_for_those_who_ask(client):
    make_past_event("Last summer")

    assert "Last summer" in calendar(client, when="past")


def test_a_full_event_says_so(client):
    event = make_event(capacity=1)
    make_booking(event)

    assert "Full" in calendar(client)


def test_the_calendar_near_a_place_has_what_is_for_it_and_for_everywhere(client):
    mill_lane = make_estate()
    elsewhere = make_estate("Harbour", area="Coast", region="East")
    for title, areas in {
        "For all": [],
        "For the region": [mill_lane.parent.parent],
        "For Mill Lane": [mill_lane, mill_lane.parent],
        "For the harbour": [elsewhere],
    }.items():
        make_event(title).areas.set(areas)

    page = calendar(client, area="mill-lane")

    assert "For the harbour" not in page
    assert [
        page.count(f">{title}<") for title in ("For all", "For the region", "For Mill Lane")
    ] == [
        1,
        1,
        1,
    ]


def test_the_calendar_online_leaves_out_halls(client):
    make_event("In the hall")
    make_event("On screen", where="online", venue="")

    assert "In the hall" not in calendar(client, where="online")
    assert "On screen" not in calendar(client, where="in_person")


@pytest.mark.parametrize(
    "chosen",
    [
        {"where": "\x00", "area": "' OR 1=1 --", "when": "never"},
        {"area": "x" * 5000},
        {"page": "1"},
    ],
)
def test_an_answer_that_makes_no_sense_is_left_out(client, chosen):
    make_event("Drop-in")

    assert client.get("/calendar/", chosen).status_code == 200


def test_an_empty_calendar_says_what_to_do(client):
    assert "Nothing is planned just now" in calendar(client)
    assert "Nothing on the calendar fits" in calendar(client, where="online")


def test_the_calendar_costs_the_same_however_much_is_on(client, django_assert_num_queries):
    for n in range(30):
        make_event(f"Event {n}", capacity=5)

    with django_assert_num_queries(3):  # areas to choose from, how many, one page
        client.get("/calendar/")


def test_the_feed_is_valid_and_says_when(client):
    starts = dt.datetime(2030, 7, 3, 13, tzinfo=dt.UTC)
    make_event(
        "Drop-in, soup; bread", starts_at=starts, address="2 Calder Road", access_help="Ramp"
    )

    entry = feed(client)["Drop-in, soup; bread"]

    assert entry.dtstart.value == starts
    assert entry.dtend.value == starts + dt.timedelta(hours=2)
    assert entry.location.value == "Calder Hall, 2 Calder Road"
    assert "Ramp" in entry.description.value
    assert entry.status.value == "CONFIRMED"
    assert entry.dtstamp.value.tzinfo is not None


def test_the_feed_marks_the_last_day_of_a_consultation(client):
    closes = dt.datetime(2030, 1, 8, 23, 59, tzinfo=dt.UTC)
    make_consultation("Rent 2030", ends_at=closes)

    entry = feed(client)["Last day to have your say: Rent 2030"]

    assert entry.dtstart.value == dt.date(2030, 1, 8)
    assert entry.dtend.value == dt.date(2030, 1, 9)


def test_a_change_keeps_the_entry_and_counts_up(client):
    event = make_event("Drop-in")
    before = feed(client)["Drop-in"]
    event.revision, event.cancelled_at = 1, timezone.now()
    event.save()

    after = feed(client)["Called off: Drop-in"]

    assert after.uid.value == before.uid.value
    assert (before.sequence.value, after.sequence.value) == ("0", "1")
    assert after.status.value == "CANCELLED"


def test_the_public_feed_never_has_the_link_of_those_who_booked(client):
    event = make_event(where="online", venue="", online_link="https://meet.example.org/room")

    for address in ("/calendar.ics", f"/events/{event.slug}/event.ics"):
        assert b"meet.example.org" not in client.get(address).content


def test_text_with_line_breaks_cannot_add_an_entry(client):
    make_event("Sly", purpose="Hello\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Free money")

    assert list(feed(client)) == ["Sly"]


def test_a_draft_has_no_file(client):
    event = make_event(published_at=None)

    assert client.get(f"/events/{event.slug}/event.ics").status_code == 404


def test_a_page_looks_up_the_same_addresses_however_much_is_on(client, monkeypatch):
    asked = []
    look_up = URLResolver._reverse_with_prefix

    def counted(self, name, *args, **more):
        asked.append(name)
        return look_up(self, name, *args, **more)

    monkeypatch.setattr(URLResolver, "_reverse_with_prefix", counted)
    make_event("First")
    make_consultation("Rent 2027")
    client.get("/calendar/")

    asked.clear()
    client.get("/calendar/")
    of_two = len(asked)
    for n in range(20):
        make_event(f"Event {n}", capacity=5)
    asked.clear()
    client.get("/calendar/")

    assert len(asked) == of_two
