"""A customer books and cancels on a page of their own, an officer for somebody who rang."""

import pytest

from base.core.audience import Role
from participation.people.customers.models import PreferenceOption
from participation.programme.events.models import Booking
from tests.factories.activities import make_booking, make_event, make_past_event
from tests.factories.people import make_customer, make_user

pytestmark = pytest.mark.django_db


def test_booking_starts_from_the_help_a_customer_asked_for_before(client, amina):
    amina.preferences.add(PreferenceOption.objects.get(code="hearing_loop"))
    amina.support_notes = "Large print, please."
    amina.save()

    page = client.get(f"/events/{make_event().slug}/book/").content.decode()

    assert "Hearing loop" in page
    assert "Large print, please." in page


def test_booking_shows_the_link_and_a_second_try_says_so(client, amina):
    event = make_event(where="online", venue="", online_link="https://meet.example.org/room")
    assert "meet.example.org" not in client.get(event.get_absolute_url()).content.decode()

    booked = client.post(f"/events/{event.slug}/book/", {"access_needs": "🎧"}, follow=True)
    again = client.post(f"/events/{event.slug}/book/", {"access_needs": ""}, follow=True)

    assert "Your place is booked." in booked.content.decode()
    assert "https://meet.example.org/room" in booked.content.decode()
    assert "You have a place at this event." in again.content.decode()
    assert Booking.objects.get().access_needs == "🎧"


def test_help_that_cannot_be_kept_is_said(client, amina):
    event = make_event()

    response = client.post(f"/events/{event.slug}/book/", {"access_needs": "x" * 10_000})

    assert "There is a problem" in response.content.decode()
    assert not Booking.objects.exists()


def test_somebody_not_signed_in_is_led_there_and_back(client):
    event = make_event()

    response = client.get(f"/events/{event.slug}/book/")

    assert response.url == f"/accounts/login/?next=/events/{event.slug}/book/"


def test_somebody_who_has_not_joined_is_led_to_join(client):
    client.force_login(make_user(Role.CUSTOMER))

    event = make_event()

    response = client.get(f"/events/{event.slug}/book/")

    assert response.url == f"/join/?back=/events/{event.slug}/book/"


def test_the_place_of_somebody_else_is_not_there(client, amina):
    booking = make_booking(customer=make_customer("Tam Rennie"))

    for send in (client.get, client.post):
        assert send(f"/events/{booking.event.slug}/cancel/").status_code == 404
    booking.refresh_from_db()
    assert booking.cancelled_at is None


def test_cancelling_twice_is_kind(client, amina):
    event = make_event(capacity=1)
    make_booking(event, amina)

    first = client.post(f"/events/{event.slug}/cancel/", follow=True).content.decode()
    second = client.post(f"/events/{event.slug}/cancel/", follow=True).content.decode()

    assert "Your place is cancelled" in first
    assert "1 of 1 left" in first
    assert "You do not have a place" in second


def test_an_officer_books_for_somebody_who_rang_and_they_are_told(client, morag):
    event = make_event()
    effie = make_customer("Effie Ó Súilleabháin", address="3 Mill Lane", preferred_channel="post")
    effie.preferences.add(PreferenceOption.objects.get(code="hearing_loop"))
    desk = f"/staff/events/{event.pk}/"

    found = client.get(desk, {"q": "suill"}).content.decode()
    address = f"{desk}book/{effie.pk}/"
    assert f'href="{address}"' in found
    assert "Hearing loop" in client.get(address).content.decode()
    for _ in range(2):  # a double click
        done = client.post(address, {"access_needs": "Hearing loop, a lift"}, follow=True)

    assert "Effie Ó Súilleabháin has a place at this event." in done.content.decode()
    booking = Booking.objects.get()
    assert (booking.customer, booking.access_needs) == (effie, "Hearing loop, a lift")
    letter = effie.messages.get()
    assert letter.channel == "post"
    assert "Call us on" in letter.text
    assert "this email" not in letter.text


def test_an_officer_cancels_for_somebody_who_cannot_come(client, morag):
    event, effie = make_event(), make_customer("Effie Reid", email="effie@example.org")
    booking = make_booking(event, effie)
    address = f"/staff/events/{event.pk}/bookings/{booking.pk}/cancel/"
    assert f'href="{address}"' in client.get(f"/staff/events/{event.pk}/").content.decode()

    for _ in range(2):
        client.post(address)

    assert not event.bookings.live().exists()
    assert effie.messages.get().subject.startswith("Your place is cancelled")
    assert (
        client.get(f"/staff/events/{make_event().pk}/bookings/{booking.pk}/cancel/").status_code
        == 404
    )


def test_an_officer_cannot_book_for_somebody_when_every_place_is_taken(client, morag):
    event, effie = make_event(capacity=1), make_customer("Effie Reid")
    make_booking(event, make_customer("Tam Rennie"))

    page = client.post(f"/staff/events/{event.pk}/book/{effie.pk}/", {"access_needs": "A lift"})

    assert "The last place has just gone." in page.content.decode()
    assert "A lift" in page.content.decode()
    assert Booking.objects.get().customer.name == "Tam Rennie"


def test_nobody_is_found_to_book_for_once_bookings_are_closed(client, morag):
    event = make_past_event()

    assert "Book for somebody" not in client.get(f"/staff/events/{event.pk}/").content.decode()
