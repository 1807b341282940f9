"""What is only for those who sit on some groups is seen by them, and by nobody else, on whichever way."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from participation.people.groups.models import Membership
from participation.programme.consultations.models import Paper
from participation.programme.events.models import Event
from participation.programme.events.services import change_event
from tests.factories.activities import (
    make_booking,
    make_closed_consultation,
    make_consultation,
    make_event,
    make_past_event,
)
from tests.factories.groups import make_group, make_membership
from tests.factories.people import make_customer, make_joined_customer

from .panel import TITLE, only_for

pytestmark = pytest.mark.django_db


def event_page(panel):
    return only_for(panel, make_event(TITLE)).get_absolute_url()


def booking_page(panel):
    return f"{only_for(panel, make_event(TITLE)).get_absolute_url()}book/"


def calendar_file(panel):
    return reverse("events:ics", args=[only_for(panel, make_event(TITLE)).slug])


def agenda(panel):
    return reverse("meetings:propose", args=[only_for(panel, make_event(TITLE)).slug])


def consultation_page(panel):
    return only_for(panel, make_consultation(TITLE)).get_absolute_url()


def paper(panel):
    asked = only_for(panel, make_consultation(TITLE))
    added = Paper.objects.create(
        consultation=asked, title="Rents", file=ContentFile(b"%PDF-1.7", "rents.pdf"), size=8
    )
    return reverse("consultations:paper", args=[asked.slug, added.pk])


PAGES = [event_page, booking_page, calendar_file, agenda, consultation_page, paper]


def calendar(panel):
    only_for(panel, make_event(TITLE))
    return "/calendar/"


def narrowed_calendar(panel):
    only_for(panel, make_event(TITLE))
    return "/calendar/?where=in_person"


def calendar_of_the_past(panel):
    only_for(panel, make_past_event(TITLE))
    return "/calendar/?when=past"


def open_consultations(panel):
    only_for(panel, make_consultation(TITLE))
    return "/consultations/"


def closed_consultations(panel):
    only_for(panel, make_closed_consultation(TITLE))
    return "/consultations/"


LISTS = [
    calendar,
    narrowed_calendar,
    calendar_of_the_past,
    open_consultations,
    closed_consultations,
]


@pytest.mark.parametrize("way", PAGES)
@pytest.mark.parametrize("who", ["visitor", "stranger", "member", "officer"])
def test_its_pages_are_there_for_those_it_is_for(
    client, way, who, panel, member, stranger, officer
):
    people = {"stranger": stranger.user, "member": member.user, "officer": officer}
    if who in people:
        client.force_login(people[who])

    answer = client.get(way(panel))
    answer.close()  # a paper is a file

    for_customers = way in (booking_page, agenda)
    if who == "visitor" and for_customers:
        assert answer.url.startswith("/accounts/login/")
    elif who == "officer" and for_customers:
        assert answer.status_code == 403
    else:
        assert answer.status_code == (200 if who in ("member", "officer") else 404)


@pytest.mark.parametrize("way", LISTS)
@pytest.mark.parametrize("who", ["visitor", "stranger", "member"])
def test_it_stands_in_lists_for_those_it_is_for(client, way, who, panel, member, stranger):
    if who != "visitor":
        client.force_login({"stranger": stranger.user, "member": member.user}[who])

    assert (TITLE in client.get(way(panel)).content.decode()) == (who == "member")


def test_the_first_page_and_the_feed_are_for_everybody_and_leave_it_out(client, panel, member):
    only_for(panel, make_event(TITLE))
    only_for(panel, make_consultation(f"{TITLE}: rents"))
    client.force_login(member.user)

    for page in ("/", "/calendar.ics"):
        assert TITLE not in client.get(page).content.decode()


def test_whoever_has_left_the_group_sees_what_is_to_come_no_more(client, panel):
    amina = make_joined_customer("Amina Hussain")
    seat = make_membership(panel, amina)
    past, coming = only_for(panel, make_past_event(TITLE)), only_for(panel, make_event("Another"))
    make_booking(past, amina)
    Membership.objects.filter(pk=seat.pk).update(until_on=timezone.localdate())
    client.force_login(amina.user)

    assert client.get(past.get_absolute_url()).status_code == 200
    assert client.get(coming.get_absolute_url()).status_code == 404


def test_the_page_says_whom_it_is_for(client, panel, member):
    client.force_login(member.user)
    both = make_group("Night Panel", kind="scrutiny")
    event = make_event(TITLE)
    change_event(event=event, by=event.lead_officer, only_for=[panel, both])

    assert "Only those who sit on Calder Panel or Night Panel" in (
        client.get(event.get_absolute_url()).content.decode()
    )
    assert "Only those who sit on Calder Panel" in (
        client.get(consultation_page(panel)).content.decode()
    )


def test_what_is_held_together_with_a_group_is_for_everybody(client, panel, stranger):
    event = make_event(TITLE)
    change_event(event=event, by=event.lead_officer, groups=[panel])
    client.force_login(stranger.user)

    assert TITLE in client.get("/calendar/").content.decode()
    assert client.get(f"{event.get_absolute_url()}book/").status_code == 200


def test_the_group_finds_both_on_its_page_and_staff_too(client, panel, member, officer):
    only_for(panel, make_event(TITLE))
    together = make_event("Open evening")
    change_event(event=together, by=together.lead_officer, groups=[panel])
    client.force_login(member.user)
    space = client.get(reverse("network:space", args=[panel.slug])).content.decode()
    client.force_login(officer)
    record = client.get(panel.get_absolute_url()).content.decode()

    for page in (space, record):
        assert TITLE in page
        assert "Open evening" in page


def test_who_sits_on_the_other_group_is_not_told_of_it_there(client, panel, stranger):
    event = only_for(panel, make_event(TITLE))
    association = stranger.memberships.get().group
    change_event(event=event, by=event.lead_officer, groups=[association])
    client.force_login(stranger.user)

    space = client.get(reverse("network:space", args=[association.slug])).content.decode()

    assert TITLE not in space


def test_an_officer_sees_at_once_that_an_event_is_only_for_some(staff, panel):
    event = make_event(TITLE)
    address = reverse("events:edit", args=[event.pk])
    folded = '<details class="govuk-details">'
    assert folded in staff.get(address).content.decode()

    only_for(panel, event)

    page = staff.get(address).content.decode()
    assert '<details class="govuk-details" open>' in page
    assert folded not in page


def test_an_officer_ticks_one_and_the_other(staff, panel):
    event = make_event(TITLE)
    page = staff.get(reverse("events:edit", args=[event.pk])).content.decode()

    assert "Only for those who sit on some groups" in page
    assert "Held together with some groups" in page


def test_taking_the_last_group_away_opens_it_again(panel):
    event = only_for(panel, make_event(TITLE))

    change_event(event=event, by=event.lead_officer, only_for=[])

    assert Event.objects.for_everybody().get() == event


def test_lists_ask_no_more_for_it(client, panel, member, django_assert_max_num_queries):
    for number in range(5):
        only_for(panel, make_event(f"{TITLE} {number}"))
    client.force_login(member.user)

    with django_assert_max_num_queries(12):
        client.get("/calendar/")
    with django_assert_max_num_queries(12):
        client.get(Event.objects.first().get_absolute_url())


def test_a_customer_who_sits_nowhere_loses_nothing(client):
    make_event("For everybody")
    client.force_login(make_joined_customer("Jean Orr").user)

    assert "For everybody" in client.get("/calendar/").content.decode()
    assert make_event().is_open_to(make_customer())
