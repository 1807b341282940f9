"""Evenings that end after midnight, and the two nights a year on which the clock jumps."""

import datetime as dt
import uuid

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from icalendar import Calendar

from base.core.moments import moment
from base.core.templatetags.words import clock
from participation.people.customers.models import Aim, Level
from participation.programme.events.models import Event
from tests.factories.activities import FIVE_PARTS, make_event
from tests.forms import typed_day
from tests.posted_forms import forms_of

pytestmark = pytest.mark.django_db

PLAN, LOG = "/staff/events/plan/", "/staff/events/log/"
#: The clocks of the British Isles go forward and back at 1am, Greenwich time, on the last Sundays of
#: March and October.
GO_FORWARD, GO_BACK = dt.date(2026, 3, 29), dt.date(2026, 10, 25)


def answers(day: dt.date, starts: str, ends: str, **changed) -> dict:
    return {
        "form_token": str(uuid.uuid4()),
        "title": "Hogmanay at the hall",
        "kind": "drop_in",
        **typed_day("day", day),
        "starts": starts,
        "ends": ends,
        "where": "in_person",
        "venue": "Calder Hall",
        "level": Level.objects.get(code="consultation").pk,
        "purpose": "To see the year in.",
        "aims": [Aim.objects.get(code="know_needs").pk],
        "service": "repairs",
        "takes_bookings": "yes",
        "publish": "",
        **FIVE_PARTS,
        **changed,
    }


def in_a_year(month: int, day: int) -> dt.date:
    """The next such day that is at least a week away."""
    today = timezone.localdate()
    return next(
        there
        for year in (today.year, today.year + 1, today.year + 2)
        if (there := dt.date(year, month, day)) > today + dt.timedelta(days=7)
    )


def clocks_go_forward_next() -> dt.date:
    """The last Sunday of the coming March."""
    last = in_a_year(3, 31)
    return last - dt.timedelta(days=(last.weekday() + 1) % 7)


@pytest.mark.parametrize("path", [PLAN, LOG])
@pytest.mark.parametrize(("starts", "ends"), [("1:30am", "2:15am"), ("00:30", "1:30am")])
def test_a_time_that_the_clock_passes_over_is_asked_again(client, morag, path, starts, ends):
    day = GO_FORWARD if path == LOG else clocks_go_forward_next()

    response = client.post(path, answers(day, starts, ends))

    assert "1am to 2am does not exist that night" in response.text
    for typed in (starts, ends, "Calder Hall"):
        assert f'value="{typed}"' in response.text
    assert not Event.objects.exists()


def test_representatives_do_not_meet_first_at_a_time_that_is_passed_over(client, morag):
    asked = answers(clocks_go_forward_next(), "7am", "9am", before_starts="1:10am")

    response = client.post(PLAN, asked)

    assert "1am to 2am does not exist that night" in response.text
    assert 'value="1:10am"' in response.text


def test_an_event_across_the_jump_is_as_long_as_it_is(client, morag):
    client.post(LOG, answers(GO_FORWARD - dt.timedelta(days=1), "11pm", "3am"))

    event = Event.objects.get()
    assert event.ends_at - event.starts_at == dt.timedelta(hours=3)


@pytest.mark.parametrize(
    ("which", "hours", "said"),
    [
        ("first", 1, "12:30am to 1:30am (before the clocks go back)"),
        ("second", 2, "12:30am to 1:30am (after the clocks go back)"),
    ],
)
def test_which_is_meant_of_a_time_that_comes_twice_is_asked(client, morag, which, hours, said):
    typed = answers(GO_BACK, "00:30", "1:30am")

    asked = client.post(LOG, typed).text
    assert "Say which 1:30am you mean" in asked
    assert 'value="1:30am"' in asked
    assert not Event.objects.exists()
    client.post(LOG, {**typed, "ends_which": which})

    event = Event.objects.get()
    assert event.ends_at - event.starts_at == dt.timedelta(hours=hours)
    assert said in client.get(event.staff_address).text
    edited = client.get(f"/staff/events/{event.pk}/edit/").text
    answered = {
        name: one.values for form in forms_of(edited) for name, one in form.controls.items()
    }
    assert answered["ends_which"] == [which]
    assert "starts_which" not in answered


def test_an_event_may_begin_and_end_at_the_same_time_of_the_clock(client, morag):
    typed = answers(GO_BACK, "1:30am", "1:30am", starts_which="first")

    assert "Say which 1:30am you mean" in client.post(LOG, typed).text
    assert "must be after the start" in client.post(LOG, {**typed, "ends_which": "first"}).text
    client.post(LOG, {**typed, "ends_which": "second"})

    event = Event.objects.get()
    assert event.ends_at - event.starts_at == dt.timedelta(hours=1)


def test_the_same_is_asked_of_the_time_at_which_representatives_meet_first(client, morag):
    last = in_a_year(10, 31)
    back = last - dt.timedelta(days=(last.weekday() + 1) % 7)
    typed = answers(back, "3am", "5am", before_starts="1:30am")

    assert "Say which 1:30am you mean" in client.post(PLAN, typed).text
    client.post(PLAN, {**typed, "before_starts_which": "second"})

    event = Event.objects.get()
    assert event.starts_at - event.before_at == dt.timedelta(hours=1.5)


def test_nobody_is_asked_where_a_time_comes_once(client, morag):
    assert "the clocks go back" not in client.get(PLAN).text

    client.post(LOG, answers(GO_BACK, "2pm", "4pm"))

    assert (
        "the clocks go back" not in client.get(f"/staff/events/{Event.objects.get().pk}/edit/").text
    )


def test_the_second_of_the_two_is_said_as_well():
    second = moment(GO_BACK, dt.time(1, 30)) + dt.timedelta(hours=1)

    assert clock(second) == "1:30am (after the clocks go back)"
    assert clock(second + dt.timedelta(hours=1)) == "2:30am"


@pytest.mark.parametrize(
    ("time", "said"),
    [(dt.time(1), True), (dt.time(1, 59), True), (dt.time(0, 59), False), (dt.time(2), False)],
)
def test_what_does_not_exist_is_an_hour_long(time, said):
    if not said:
        assert timezone.localtime(moment(GO_FORWARD, time)).time() == time
        return
    with pytest.raises(ValidationError, match="1am to 2am does not exist that night"):
        moment(GO_FORWARD, time)


def test_an_event_may_end_after_midnight(client, morag):
    day = in_a_year(12, 31)

    client.post(PLAN, answers(day, "10pm", "1am"))

    event = Event.objects.get()
    ends = timezone.localtime(event.ends_at)
    assert (ends.date(), ends.hour) == (day + dt.timedelta(days=1), 1)
    assert event.last_day is None
    for path in (event.get_absolute_url(), event.staff_address, "/calendar/", "/"):
        assert "10pm to 1am the next day" in client.get(path).text, path
    edited = client.get(f"/staff/events/{event.pk}/edit/").text
    assert 'value="22:00"' in edited
    assert 'value="01:00"' in edited


def test_a_log_of_last_night_may_end_after_midnight(client, morag):
    client.post(LOG, answers(timezone.localdate() - dt.timedelta(days=2), "8pm", "0:30"))

    event = Event.objects.get()
    assert event.ends_at - event.starts_at == dt.timedelta(hours=4, minutes=30)
    assert client.get(f"/staff/events/{event.pk}/attendance/").status_code == 200


@pytest.mark.parametrize("ends", ["7pm", "6pm", "7:01am"])
def test_what_would_last_for_more_than_a_night_is_asked_again(client, morag, ends):
    response = client.post(PLAN, answers(in_a_year(6, 3), "7pm", ends))

    assert "The end must be after the start" in response.text
    assert f'value="{ends}"' in response.text
    assert not Event.objects.exists()


def test_an_evening_that_is_saved_again_stays_one_evening(client, morag):
    day = in_a_year(12, 31)
    client.post(PLAN, answers(day, "10pm", "1am"))
    event = Event.objects.get()
    ends_at = event.ends_at

    client.post(f"/staff/events/{event.pk}/edit/", answers(day, "22:00", "01:00"))

    event.refresh_from_db()
    assert event.ends_at == ends_at
    assert event.revision == 0


def test_a_calendar_keeps_the_evening_at_its_hours(client):
    starts_at = moment(in_a_year(12, 31), dt.time(22))
    event = make_event(starts_at=starts_at, ends_at=starts_at + dt.timedelta(hours=3))

    for path in ("/calendar.ics", f"{event.get_absolute_url()}event.ics"):
        (entry,) = Calendar.from_ical(client.get(path).content).walk("VEVENT")
        assert (entry.decoded("dtstart"), entry.decoded("dtend")) == (starts_at, event.ends_at)
        assert entry["transp"] == "OPAQUE"


def test_what_goes_on_after_midnight_is_still_on_the_calendar(client):
    began = timezone.now() - dt.timedelta(hours=2)
    make_event("A long evening", starts_at=began, ends_at=began + dt.timedelta(hours=4))

    assert "A long evening" in client.get("/calendar/").text
