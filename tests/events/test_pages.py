"""What is read of events: on their own page, on the officer's, and in the list of activities."""

import pytest

from participation.programme.events.services import count_heads
from tests.factories.activities import make_booking, make_consultation, make_event, make_past_event

pytestmark = pytest.mark.django_db


def test_how_much_one_can_change_is_said_of_this_event_alone(client):
    event = make_event(influence="Tenants choose between the options.")

    page = client.get(event.get_absolute_url()).content.decode()

    assert "Tenants choose between the options.\nWe call this level “Consultation”." in page
    assert event.level.description not in page


def test_a_draft_is_there_for_staff_alone(client, morag):
    event = make_event(published_at=None)
    assert "Only staff can see it" in client.get(event.get_absolute_url()).content.decode()

    client.logout()

    assert client.get(event.get_absolute_url()).status_code == 404


def test_an_event_page_takes_few_queries(client, amina, django_assert_max_num_queries):
    event = make_event(capacity=5)
    make_booking(event, amina)

    with django_assert_max_num_queries(12):
        client.get(event.get_absolute_url())


def test_the_list_of_activities_finds_and_counts(client, morag, django_assert_max_num_queries):
    count_heads(event=make_past_event("Autumn gathering"), people=41, by=morag)
    make_event("Drop-in")
    make_consultation("Rent 2027")
    for n in range(20):
        make_event(f"Walk {n}")

    with django_assert_max_num_queries(20):
        everything = client.get("/staff/activities/").content.decode()
    over = client.get("/staff/activities/", {"state": "to_close_out"}).content.decode()
    none = client.get("/staff/activities/", {"title": "x' % \\", "kind": "?"}).content.decode()
    hidden = client.get("/staff/activities/", {"title": "Rent\x00 2027\u200b"}).content.decode()
    found = client.get("/staff/activities/", {"title": "gathéring AUTUMN"}).content.decode()

    assert "Rent 2027" in everything
    assert "Autumn gathering" in over
    assert "To close out" in over
    assert ">41<" in over
    assert "Rent 2027" not in over
    assert "No activity fits" in none
    assert "Rent 2027" in hidden
    assert "Autumn gathering" in found
    assert "Rent 2027" not in found


def test_hours_are_said_as_people_say_them(client, morag):
    event = make_event(planned_hours="11.0", actual_hours="7.5")

    page = client.get(f"/staff/events/{event.pk}/").content.decode()

    assert "11 planned, 7.5 in the end" in page
