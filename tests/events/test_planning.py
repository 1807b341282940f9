import datetime as dt

import pytest
from django.utils import timezone

from base.core.models import Fact
from base.core.refused import Refused
from participation.messages.contact.models import Message
from participation.people.customers.models import Aim, Level
from participation.programme.activities.models import Outcome, Service
from participation.programme.events import kinds
from participation.programme.events.models import Booking, Event
from participation.programme.events.services import (
    call_off_event,
    change_event,
    close_out,
    log_event,
    plan_event,
    publish_event,
)
from participation.programme.events.tasks import send_tomorrows_reminders
from participation.programme.events.worklist import events_to_close_out
from tests.factories.activities import FIVE_PARTS, make_booking, make_event, make_past_event
from tests.factories.people import make_customer

pytestmark = pytest.mark.django_db


def details(**fields) -> dict:
    starts = fields.pop("starts_at", timezone.now() + dt.timedelta(days=3))
    return {
        "title": "Estate walk: Mill Lane",
        "kind": kinds.ESTATE_WALK.code,
        "starts_at": starts,
        "ends_at": starts + dt.timedelta(hours=1),
        "venue": "Mill Lane",
        "level": Level.objects.get(code="consultation"),
        "purpose": "To see the back courts.",
        "aims": [Aim.objects.get(code="know_needs")],
        "service": Service.NEIGHBOURHOOD,
        **FIVE_PARTS,
        **fields,
    }


def told(template: str) -> list[str]:
    messages = Message.objects.filter(template=f"events/email/{template}")
    return sorted(messages.values_list("customer__name", flat=True))


def test_two_events_of_one_name_have_two_addresses(officer):
    first = plan_event(by=officer, **details())
    second = plan_event(by=officer, **details())

    assert (first.slug, second.slug) == ("estate-walk-mill-lane", "estate-walk-mill-lane-2")
    assert first.lead_officer == officer
    assert [aim.code for aim in first.aims.all()] == ["know_needs"]


def test_a_draft_is_published_once_and_the_log_says_by_whom(officer):
    event = plan_event(by=officer, **details())
    assert event.published_at is None

    publish_event(event=event, by=officer)
    publish_event(event=event, by=officer)

    assert Event.objects.get().published_at is not None
    assert Fact.objects.about(event).filter(what="event_published", actor=officer).count() == 1


@pytest.mark.parametrize("unsaid", Event.STATED_BEFORE_OPENING)
def test_no_event_opens_before_its_five_parts_are_stated(officer, unsaid):
    nothing = None if unsaid == "planned_hours" else ""
    event = plan_event(by=officer, **details(**{unsaid: nothing}))

    with pytest.raises(Refused, match=Event.STATED_BEFORE_OPENING[unsaid]):
        publish_event(event=event, by=officer)

    event.refresh_from_db()
    assert event.published_at is None


def test_only_what_has_been_is_logged(officer):
    with pytest.raises(Refused, match="in the future"):
        log_event(by=officer, **details())


def test_a_new_place_is_told_to_everybody_who_booked(officer):
    event = make_event()
    make_booking(event, make_customer("Amina Hussain", email="a@example.org"))
    make_booking(
        event, make_customer("Tam Rennie", email="t@example.org"), cancelled_at=timezone.now()
    )

    change_event(event=event, by=officer, venue="Kelvin House")
    change_event(event=event, by=officer, venue="Kelvin House")

    assert told("changed") == ["Amina Hussain"]
    assert Event.objects.get().revision == 1


def test_a_new_purpose_is_nobodys_business(officer):
    event = make_event()
    make_booking(event, make_customer(email="a@example.org"))

    change_event(event=event, by=officer, purpose="To listen.")

    assert told("changed") == []
    assert Event.objects.get().revision == 0


def test_an_event_keeps_room_for_those_who_booked(officer):
    event = make_event(capacity=10)
    for n in range(3):
        make_booking(event, make_customer(f"Customer {n}"))

    with pytest.raises(Refused, match="at least 3 places"):
        change_event(event=event, by=officer, capacity=2)


def test_calling_off_tells_everybody_why_once(officer):
    event = make_event()
    make_booking(event, make_customer("Amina Hussain", email="a@example.org"))

    call_off_event(event=event, by=officer, why="The hall has flooded.")
    call_off_event(event=event, by=officer, why="The hall has flooded.")

    assert told("called_off") == ["Amina Hussain"]
    message = Message.objects.get(template="events/email/called_off")
    assert "The hall has flooded." in message.text
    assert "STATUS:CANCELLED" in message.attachments.get().content
    assert Fact.objects.about(event).get(what="event_called_off").why == "The hall has flooded."


def test_whoever_opens_the_page_of_a_called_off_event_reads_why(client, officer):
    event = make_event()
    call_off_event(event=event, by=officer, why="The hall has flooded.")

    assert "The hall has flooded." in client.get(event.get_absolute_url()).content.decode()
    client.force_login(officer)
    assert "The hall has flooded." in client.get(event.staff_address).content.decode()


CLOSING = {
    "summary": "Homes are cold.",
    "next_steps": "We check 40 homes.",
    "met_purpose": "yes",
    "actual_cost": None,
    "actual_hours": None,
}


def point(officer, said: str, **fields) -> dict:
    return {"said": said, "state": Outcome.State.HEARD, "answer": "", "owner": officer, **fields}


def test_closing_out_twice_raises_each_point_once(officer):
    event = make_past_event(published_at=None)

    for _ in range(2):
        close_out(event=event, by=officer, outcomes=[point(officer, "It is cold.")], **CLOSING)

    event.refresh_from_db()
    assert event.closed_out_at is not None
    assert event.published_at is not None
    assert event.summary == "Homes are cold."
    outcome = event.outcomes.get()
    assert (outcome.said, outcome.service) == ("It is cold.", event.service)
    assert outcome.said_on == timezone.localdate(event.starts_at)


def test_an_event_of_next_week_is_not_closed_out(officer):
    with pytest.raises(Refused, match="not started"):
        close_out(event=make_event(), by=officer, **CLOSING)


def test_an_event_that_is_over_waits_on_the_worklist_until_it_is_closed_out(officer, settings):
    settings.CLOSE_OUT_WORKING_DAYS = 5
    friday = dt.datetime(2026, 11, 13, 14, tzinfo=dt.UTC)
    event = make_event("Autumn gathering", starts_at=friday)
    make_booking(event)
    make_event("Coming")

    [task] = events_to_close_out(officer)

    assert task.what == "Close out: Autumn gathering, Calder Hall"
    assert task.detail == "1 booked, attendance not recorded"
    assert task.due == dt.date(2026, 11, 20)
    close_out(event=event, by=officer, **CLOSING)
    assert list(events_to_close_out(officer)) == []


def test_an_evening_that_ends_after_midnight_waits_from_the_day_on_which_it_began(
    officer, settings
):
    settings.CLOSE_OUT_WORKING_DAYS = 5
    friday = dt.datetime(2026, 11, 13, 22, tzinfo=dt.UTC)
    monday = dt.datetime(2026, 11, 16, 10, tzinfo=dt.UTC)
    make_event("Ceilidh", starts_at=friday, ends_at=friday + dt.timedelta(hours=3))
    make_event("Co-design", starts_at=friday, ends_at=monday)

    ceilidh, co_design = events_to_close_out(officer)

    assert (ceilidh.origin, ceilidh.due) == ("Event, 13 Nov", dt.date(2026, 11, 20))
    assert (co_design.origin, co_design.due) == ("Event, 16 Nov", dt.date(2026, 11, 23))


def tomorrow_at(hour: int) -> dt.datetime:
    day = timezone.localdate() + dt.timedelta(days=1)
    return dt.datetime.combine(day, dt.time(hour), tzinfo=timezone.get_current_timezone())


def test_everybody_with_a_place_tomorrow_is_reminded_once():
    amina = make_customer("Amina Hussain", email="a@example.org")
    tam = make_customer("Tam Rennie", email="t@example.org")
    event = make_event(starts_at=tomorrow_at(14))
    make_booking(event, amina)
    make_booking(event, tam, cancelled_at=timezone.now())
    make_booking(make_event(starts_at=tomorrow_at(14) + dt.timedelta(days=1)), tam)

    send_tomorrows_reminders()
    send_tomorrows_reminders()

    assert told("tomorrow") == ["Amina Hussain"]
    assert Booking.objects.to_remind().count() == 0
