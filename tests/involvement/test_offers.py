"""Pick and choose: single activities offered to the people in an opportunity (F-49, K-42)."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from base.core.refused import Refused
from participation.joining.involvement.models import Interest, Offer, OfferAnswer
from participation.joining.involvement.services import answer_offer, offer_activity
from participation.messages.contact.consents import record_consent
from participation.messages.contact.models import Message
from participation.people.customers.models import Channel
from tests.factories.activities import make_event, make_opportunity, make_past_event
from tests.factories.people import make_joined_customer
from tests.factories.surveys import make_open_survey

pytestmark = pytest.mark.django_db


@pytest.fixture
def bank():
    return make_opportunity("Volunteer bank", kind="bank")


def volunteer(bank, name: str = "Amina Hussain", *, agreed: bool = True):
    amina = make_joined_customer(name)
    Interest.objects.create(
        opportunity=bank, customer=amina, state="placed", reply_due_on=timezone.localdate()
    )
    if agreed:
        record_consent(
            customer=amina, channel=Channel.EMAIL, given=True, wording="May we?", source="join"
        )
    return amina


def offered(bank, officer, event=None, words: str = "Help at the door.") -> Offer:
    return offer_activity(opportunity=bank, activity=event or make_event(), words=words, by=officer)


def test_an_officer_offers_one_thing_and_whoever_may_be_invited_hears_of_it(client, officer, bank):
    amina = volunteer(bank)
    quiet = volunteer(bank, "Jean", agreed=False)
    event = make_event("Litter pick")
    client.force_login(officer)
    address = reverse("involvement:offers", args=[bank.pk])

    page = client.post(address, {"activity": event.pk, "words": "Bring gloves."}, follow=True)

    assert "is offered to them" in page.content.decode()
    states = dict(Message.objects.values_list("customer", "state"))
    assert states == {amina.pk: "queued", quiet.pk: "held"}
    assert "Bring gloves." in Message.objects.get(customer=amina).text


@pytest.mark.parametrize("when", ["again", "begun", "called off"])
def test_what_is_over_or_offered_already_cannot_be_offered(officer, bank, when):
    event = make_past_event() if when == "begun" else make_event()
    if when == "again":
        offered(bank, officer, event)
    if when == "called off":
        event.cancelled_at = timezone.now()
        event.save()

    with pytest.raises(Refused):
        offered(bank, officer, event)


def test_a_volunteer_takes_what_suits_and_has_a_place(client, officer, bank):
    amina = volunteer(bank)
    take, leave = offered(bank, officer), offered(bank, officer, make_event("Stall at the fair"))
    client.force_login(amina.user)
    assert "Things to take or leave" in client.get("/me/").content.decode()

    client.post(reverse("involvement:answer_offer", args=[take.pk]), {"take": ""})
    client.post(reverse("involvement:answer_offer", args=[leave.pk]), {"leave": ""})

    page = client.get("/me/offers/").content.decode()
    assert "You are down for it" in page
    assert "You said not this time" in page
    assert [booking.event.pk for booking in amina.bookings.live()] == [take.activity_id]


@pytest.mark.parametrize(
    ("part", "activity"),
    [("inspector", "inspection"), ("bank", "community_event")],
    ids=["a customer monitor, an inspection", "a volunteer, a community event"],
)
def test_single_inspections_and_help_at_events_are_taken_one_by_one(
    client, officer, part, activity
):
    """Seed rows B-34 and B-37."""
    role = make_opportunity("By the day", kind=part)
    amina, jean = volunteer(role), volunteer(role, "Jean")
    offer = offered(role, officer, make_event("Mill Lane", kind=activity))
    client.force_login(amina.user)

    client.post(reverse("involvement:answer_offer", args=[offer.pk]), {"take": ""})

    assert offer.activity.kind == activity
    assert [booking.event.title for booking in amina.bookings.live()] == ["Mill Lane"]
    assert not jean.bookings.exists()


def test_nobody_else_takes_what_is_offered_to_the_people_in_it(officer, bank):
    volunteer(bank)
    offer = offered(bank, officer)
    neighbour = make_joined_customer("Tam Rennie")

    with pytest.raises(Refused, match="for the people in"):
        answer_offer(offer=offer, customer=neighbour, takes=True, by=neighbour.user)

    assert not neighbour.bookings.exists()


def test_thinking_again_frees_the_place_and_saying_it_twice_changes_nothing(officer, bank):
    amina = volunteer(bank)
    offer = offered(bank, officer)
    for takes in (True, True, False, False):
        answer_offer(offer=offer, customer=amina, takes=takes, by=amina.user)

    assert [answer.takes for answer in OfferAnswer.objects.all()] == [False]
    assert amina.bookings.live().count() == 0
    assert amina.bookings.count() == 1


def test_when_the_last_place_has_gone_nothing_is_taken(client, officer, bank):
    offer = offered(bank, officer, make_event(capacity=1))
    for name in ("Amina", "Jean"):
        client.force_login(volunteer(bank, name).user)
        page = client.post(
            reverse("involvement:answer_offer", args=[offer.pk]), {"take": ""}, follow=True
        )

    assert "The last place has just gone" in page.content.decode()
    assert [answer.customer.name for answer in OfferAnswer.objects.all()] == ["Amina"]


def test_what_only_staff_see_can_be_offered_and_books_nothing(client, officer):
    panel = make_opportunity("Choose our staff", kind="recruitment")
    amina = volunteer(panel)
    interview = make_event("Interviews: housing officer", kind="recruitment", published_at=None)
    offer = offered(panel, officer, interview, "Calder Hall, from 9am.")
    client.force_login(amina.user)

    page = client.get("/me/offers/").content.decode()
    client.post(reverse("involvement:answer_offer", args=[offer.pk]), {"take": ""})

    assert "Calder Hall, from 9am." in page
    assert interview.get_absolute_url() not in page
    assert OfferAnswer.objects.get().takes
    assert not amina.bookings.exists()


def test_an_offer_is_for_the_people_in_it_alone_and_until_it_begins(client, officer, bank):
    offer = offered(bank, officer)
    stranger = make_joined_customer("Tam")
    client.force_login(stranger.user)
    address = reverse("involvement:answer_offer", args=[offer.pk])
    assert client.post(address, {"take": ""}).status_code == 404
    assert offer.activity.title not in client.get("/me/offers/").content.decode()

    amina = volunteer(bank)
    offer.activity.starts_at = timezone.now() - dt.timedelta(hours=1)
    offer.activity.save()
    client.force_login(amina.user)
    assert (
        "can no longer be chosen"
        in client.post(address, {"take": ""}, follow=True).content.decode()
    )
    assert not OfferAnswer.objects.exists()


def test_staff_see_who_takes_it_in_the_same_few_queries(
    client, officer, bank, django_assert_max_num_queries
):
    for n in range(9):
        offer = offered(bank, officer, make_event(f"Event {n}", lead_officer=officer))
        answer_offer(offer=offer, customer=volunteer(bank, f"Person {n}"), takes=True, by=officer)
    client.force_login(officer)

    with django_assert_max_num_queries(20):
        page = client.get(reverse("involvement:offers", args=[bank.pk])).content.decode()

    assert "1 takes it, 0 leave it" in page
    assert "Person 8" in page


def test_a_survey_that_is_open_to_all_is_among_what_can_be_chosen(client, officer, bank):
    amina = volunteer(bank)
    survey = make_open_survey("Your paths", open_to_all=True, lead_officer=officer)
    by_code = make_open_survey("By code alone", lead_officer=officer)
    client.force_login(officer)
    address = reverse("involvement:offers", args=[bank.pk])

    page = client.get(address).content.decode()
    client.post(address, {"activity": survey.pk, "words": "Five minutes."})

    assert "Your paths, until" in page
    assert "By code alone" not in page
    client.force_login(amina.user)
    mine = client.get("/me/offers/").content.decode()
    assert survey.get_absolute_url() in mine
    assert "To answer until" in mine
    assert survey.get_absolute_url() in Message.objects.get(customer=amina).text
    client.post(reverse("involvement:answer_offer", args=[Offer.objects.get().pk]), {"take": ""})
    assert OfferAnswer.objects.get().takes
    with pytest.raises(Refused):
        offered(bank, officer, by_code)
