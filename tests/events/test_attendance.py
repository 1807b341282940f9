import pytest
from django.utils import timezone

from base.core.refused import Refused
from participation.people.customers.models import Customer
from participation.people.customers.services import link_to_housing_record
from participation.programme.activities.models import Engagement
from participation.programme.events.room import room_of
from participation.programme.events.services import (
    add_newcomer,
    call_off_event,
    count_heads,
    mark_absent,
    mark_here,
)
from tests.factories.activities import make_booking, make_event, make_past_event
from tests.factories.people import make_customer

pytestmark = pytest.mark.django_db


def test_ticking_twice_records_one_engagement_in_step_with_the_booking(officer):
    event, amina = make_past_event(), make_customer("Amina Hussain")
    booking = make_booking(event, amina)

    mark_here(event=event, customer=amina, by=officer)
    mark_here(event=event, customer=amina, by=officer)

    engagement = Engagement.objects.get()
    assert engagement.source == f"events.attendance:{event.pk}:{amina.pk}"
    assert engagement.recorded_by == officer
    booking.refresh_from_db()
    assert booking.attended_at is not None


def test_taking_back_a_tick_leaves_no_trace_of_coming(officer):
    event, amina = make_past_event(), make_customer("Amina Hussain")
    booking = make_booking(event, amina)
    mark_here(event=event, customer=amina, by=officer)

    mark_absent(event=event, customer=amina)
    mark_absent(event=event, customer=amina)

    booking.refresh_from_db()
    assert (booking.attended_at, Engagement.objects.count()) == (None, 0)


def test_somebody_who_gave_up_their_place_can_still_walk_in(officer):
    event, amina = make_past_event(), make_customer("Amina Hussain")
    booking = make_booking(event, amina, cancelled_at=timezone.now())

    mark_here(event=event, customer=amina, by=officer)

    booking.refresh_from_db()
    assert booking.attended_at is None
    assert [person.note for person in room_of(event).people] == ["Did not book"]


def test_the_room_counts_ticks_and_heads(officer):
    event = make_past_event()
    amina, tam = make_customer("Amina Hussain"), make_customer("Tam Rennie")
    make_booking(event, amina)
    make_booking(event, tam)
    mark_here(event=event, customer=amina, by=officer)

    count_heads(event=event, people=6, by=officer)
    count_heads(event=event, people=6, by=officer)

    assert (room_of(event).here, room_of(event).heads) == (7, 6)
    count_heads(event=event, people=0, by=officer)
    assert room_of(event).here == 1


def test_the_room_is_in_order_of_names_whatever_their_accents(officer):
    event = make_past_event()
    for name in ("Zofia Nowak", "Órla Byrne", "Peter O'Neil"):
        make_booking(event, make_customer(name))

    names = [person.customer.name for person in room_of(event).people]

    assert names == ["Órla Byrne", "Peter O'Neil", "Zofia Nowak"]


def test_a_newcomer_is_a_customer_without_a_reference_who_came(officer):
    event = make_past_event()

    newcomer = add_newcomer(event=event, by=officer, name="Duncan Orr", address="1 Mill Lane")

    assert Customer.objects.get(pk=newcomer.pk).reference is None
    assert room_of(event).here == 1


def test_nobody_has_come_to_an_event_of_next_week(officer):
    with pytest.raises(Refused, match="from the morning"):
        mark_here(event=make_event(), customer=make_customer(), by=officer)


def test_nobody_has_come_to_an_event_that_was_called_off(officer):
    event = make_past_event()
    call_off_event(event=event, by=officer, why="Snow.")

    with pytest.raises(Refused, match="called off"):
        count_heads(event=event, people=3, by=officer)


def test_an_event_people_came_to_cannot_be_called_off(officer):
    event = make_past_event()
    count_heads(event=event, people=3, by=officer)

    with pytest.raises(Refused, match="been there"):
        call_off_event(event=event, by=officer, why="Mistake.")


def test_a_newcomer_whose_housing_record_is_found_stays_one_person_who_came(officer):
    event, record = make_past_event(), make_customer("Amina Hussain", reference="GH100001")
    newcomer = add_newcomer(event=event, by=officer, name="Amina Hussain")
    link_to_housing_record(newcomer=newcomer, record=record, by=officer)

    mark_here(event=event, customer=record, by=officer)
    assert Engagement.objects.get().customer == record

    mark_absent(event=event, customer=record)
    assert not Engagement.objects.exists()
