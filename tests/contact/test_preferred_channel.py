"""Everybody has a preferred channel: asked at each door, and chased where a list brings none (T-07)."""

import datetime as dt

import pytest
from django.utils import timezone

from base.core.audience import Role
from participation.feedback.enquiries.models import Enquiry
from participation.messages.contact.consents import record_consent
from participation.messages.contact.models import Message, Purpose
from participation.messages.contact.preferred import WHICH_CHANNEL
from participation.people.customers.models import Channel, Customer
from participation.programme.events.models import Booking
from tests.factories.activities import make_event, make_past_event
from tests.factories.lists import HEADINGS, JEAN, TAM, applied, csv_list
from tests.factories.messages import make_message
from tests.factories.people import make_customer, make_joined_customer, make_user

pytestmark = pytest.mark.django_db

LIST = "/staff/people/no-channel/"
QUESTION = 'name="preferred_channel"'


@pytest.fixture
def unasked(client):
    """A customer with an account of whom we do not know how they like to be reached, signed in."""
    customer = make_joined_customer("Amina Hussain", phone="+447700900123", preferred_channel="")
    client.force_login(customer.user)
    return customer


def channel_of(customer: Customer) -> str:
    return Customer.objects.get(pk=customer.pk).preferred_channel


@pytest.mark.parametrize(
    ("address", "answers", "kept"),
    [("/events/{}/book/", {}, Booking), ("/tell-us/", {"kind": "idea", "said": "Lights"}, Enquiry)],
)
def test_whoever_books_or_tells_us_something_is_asked_once(client, unasked, address, answers, kept):
    address = address.format(make_event(slug="drop-in").slug)

    assert QUESTION in client.get(address).content.decode()
    refused = client.post(address, answers).content.decode()
    assert "Choose the best way to reach you" in refused
    assert not kept.objects.exists()
    client.post(address, {**answers, "preferred_channel": "sms"})

    assert channel_of(unasked) == "sms"
    assert kept.objects.get().customer == unasked
    again = make_event(slug="another")
    for page in (f"/events/{again.slug}/book/", "/tell-us/"):
        assert QUESTION not in client.get(page).content.decode()


def test_an_officer_who_books_for_somebody_asks_them(client, morag):
    event, jean = make_event(), make_customer("Jean", phone="+441414960123", address="1 Mill Lane")
    address = f"/staff/events/{event.pk}/book/{jean.pk}/"

    assert "Ask for the best way to reach them" in client.post(address, {}).content.decode()
    client.post(address, {"preferred_channel": "phone"})

    assert channel_of(jean) == "phone"
    assert event.bookings.get().customer == jean


def test_somebody_added_at_the_door_says_how_to_reach_them_and_leaves_what_it_takes(client, morag):
    event = make_past_event()
    address = f"/staff/events/{event.pk}/newcomer/"

    assert "Ask for the best way" in client.post(address, {"name": "Bo"}).content.decode()
    sent = {"name": "Bo", "preferred_channel": "phone"}
    assert "Enter their phone number" in client.post(address, sent).content.decode()
    client.post(address, {**sent, "phone": "0141 496 0123"})

    newcomer = Customer.objects.get()
    assert (newcomer.preferred_channel, str(newcomer.phone)) == ("phone", "+441414960123")


def test_a_list_that_brings_none_says_of_whom_and_leads_to_the_list_to_ask(client):
    client.force_login(make_user(Role.MANAGER))
    imported = applied(
        csv_list([*JEAN, "letter"], [*TAM, ""], headings=[*HEADINGS, "Preferred contact method"])
    )

    page = client.get(imported.get_absolute_url(), {"show": "no_channel"}).content.decode()

    assert imported.counts["no_channel"] == 1
    assert "The list does not say how they like to be reached." in page
    assert f'href="{LIST}"' in page
    listed = client.get(LIST).content.decode().split("<tbody")[1]
    assert TAM[1] in listed
    assert JEAN[1] not in listed


def test_people_without_one_are_listed_with_counts_and_asked_by_what_we_hold(client, morag):
    make_customer("Known", preferred_channel="post", address="1 Mill Lane")
    by_email, by_phone = (
        make_customer("E", email="e@example.org"),
        make_customer("P", phone="+441414960123"),
    )
    nothing = make_customer("Nothing held")

    page = client.get(LIST).content.decode()
    assert "Of 4 customers, 1 (25%) have said how they like to be reached" in page
    assert "letter 1" in page
    for _ in range(2):  # a double press, and another on the same day
        pressed = {"do": "ask", "row": [by_email.pk, by_phone.pk, nothing.pk]}
        shown = client.post(LIST, pressed, follow=True).content.decode()

    assert "Nothing held: We hold no email, phone number or address for them." in shown
    asked = dict(Message.objects.filter(template=WHICH_CHANNEL).values_list("customer", "channel"))
    assert asked == {by_email.pk: Channel.EMAIL, by_phone.pk: Channel.PHONE}
    assert "How would you like us to reach you?" in Message.objects.get(customer=by_email).subject
    waiting = client.get(LIST, {"which": "not_asked"}).content.decode().split("<tbody")[1]
    assert "Nothing held" in waiting
    assert by_email.get_absolute_url() not in waiting


def test_nobody_is_asked_who_said_no_or_is_unproved_or_was_asked_this_season(client, morag):
    now = timezone.now()
    opted_out = make_customer("Opted out", email="o@example.org")
    unproved = make_customer("Unproved", email="u@example.org", unconfirmed_since=now)
    asked, long_ago = (
        make_customer("Asked lately", email="a@example.org"),
        make_customer("Asked long ago", email="l@example.org"),
    )
    for given in (True, False):
        record_consent(
            customer=opted_out,
            channel=Channel.EMAIL,
            purpose=Purpose.MARKETING,
            given=given,
            wording="News",
            source="phone",
        )
    for customer, days in ((asked, 89), (long_ago, 91)):
        before = make_message(customer, template=WHICH_CHANNEL)
        Message.objects.filter(pk=before.pk).update(created_at=now - dt.timedelta(days=days))
    everybody = [opted_out, unproved, asked, long_ago]

    pressed = {"do": "ask", "row": [customer.pk for customer in everybody]}
    shown = client.post(LIST, pressed, follow=True).content.decode()

    today = Message.objects.filter(template=WHICH_CHANNEL, created_at__gte=now)
    assert [message.customer for message in today] == [long_ago]
    assert "1 asked." in shown
    assert "Not done for 3:" in shown
    assert "Opted out: They have asked us to stop" in shown


def test_the_record_flags_that_nobody_has_asked(client, morag):
    jean = make_customer("Jean")

    assert "No preferred channel recorded" in client.get(jean.get_absolute_url()).content.decode()


def test_whoever_signs_in_for_the_first_time_is_asked_on_their_own_page(client, unasked):
    asks = "We do not know yet how you like to be reached."

    assert asks in client.get("/me/").content.decode()
    client.post("/me/preferences/contact/", {"preferred_channel": "email", "language": "en"})

    assert channel_of(unasked) == "email"
    assert asks not in client.get("/me/").content.decode()
