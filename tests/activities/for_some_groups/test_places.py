"""A place at what is only for some groups is for those who sit on them, for as long as they do."""

import pytest
from django.urls import reverse
from django.utils import timezone

from base.core.refused import Refused
from participation.messages.contact.models import Message
from participation.people.groups.services import change_membership, remove_membership, save_group
from participation.programme.events.models import Event
from participation.programme.events.services import book_place, change_event, give_up_place
from tests.factories.activities import make_event
from tests.factories.groups import make_group, make_membership
from tests.factories.people import make_joined_customer

from .panel import TITLE, only_for

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("way", ["ends", "removed", "group ends"])
def test_whoever_leaves_the_group_loses_the_places_that_were_its_alone(panel, officer, way):
    amina = make_joined_customer("Amina Hussain")
    seat = make_membership(panel, amina)
    night = make_membership(make_group("Night Panel", kind="scrutiny"), amina).group
    alone, shared, everybody = make_event(TITLE), make_event("Both"), make_event("Fete")
    change_event(event=alone, by=officer, only_for=[panel])
    change_event(event=shared, by=officer, only_for=[panel, night])
    for event in (alone, shared, everybody):
        book_place(event=event, customer=amina)

    leave(seat, officer, way)

    assert {one.event_id for one in amina.bookings.live()} == {shared.pk, everybody.pk}
    told = Message.objects.get(template="events/email/not_theirs")
    assert told.subject == f"Your place is cancelled: {TITLE}"
    assert "only for those who sit on Calder Panel" in told.text
    assert "takes the event out of your calendar" in told.text


def leave(seat, officer, way):
    today = timezone.localdate()
    if way == "ends":
        change_membership(
            membership=seat, role=seat.role, from_on=seat.from_on, until_on=today, by=officer
        )
    elif way == "removed":
        remove_membership(membership=seat, by=officer)
    else:
        save_group(group=seat.group, ended_on=today, by=officer)


def test_nothing_is_made_for_some_groups_alone_while_others_have_a_place(
    staff, panel, member, stranger
):
    event = make_event(TITLE)
    booking = book_place(event=event, customer=stranger)
    book_place(event=event, customer=member)

    with pytest.raises(Refused, match="while others have a place: Jean Orr"):
        only_for(panel, event)
    event.refresh_from_db()
    assert not event.members_only

    give_up_place(booking=booking, by=None)
    assert only_for(panel, event).members_only


def test_who_looked_before_it_was_for_some_groups_gets_no_place_after(panel, stranger):
    as_seen = make_event(TITLE)
    only_for(panel, Event.objects.get(pk=as_seen.pk))

    with pytest.raises(Refused, match="This is only for those who sit on Calder Panel"):
        book_place(event=as_seen, customer=stranger)
    assert not Message.objects.exists()


def test_a_place_is_only_for_those_it_is_for_whoever_books(staff, panel, member, stranger):
    event = only_for(panel, make_event(TITLE))

    book_place(event=event, customer=member)
    with pytest.raises(Refused, match="This is only for those who sit on Calder Panel"):
        book_place(event=event, customer=stranger)
    page = staff.post(
        reverse("events:book_for", args=[event.pk, stranger.pk]), {"access_needs": "A lift"}
    ).content.decode()

    assert "This is only for those who sit on Calder Panel" in page
    assert "A lift" in page
    assert [one.customer for one in event.bookings.all()] == [member]
