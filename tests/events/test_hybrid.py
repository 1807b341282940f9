"""In the room and online at once: who came which way is noted, and counted apart (K-05)."""

import pytest

from participation.programme.activities.models import Engagement
from participation.programme.events.room import room_of
from participation.programme.events.services import count_heads, mark_absent, mark_here
from tests.factories.activities import make_booking, make_past_event
from tests.factories.people import make_customer

pytestmark = pytest.mark.django_db


def hybrid():
    return make_past_event(where="both", online_link="https://meet.example/1")


def test_who_came_to_the_room_and_who_came_online_are_counted_apart(client, morag):
    event = hybrid()
    amina, tam = make_customer("Amina Hussain"), make_customer("Tam Rennie")
    make_booking(event, amina)
    make_booking(event, tam)

    client.post(f"/staff/events/{event.pk}/attendance/{amina.pk}/", {"state": "online"})
    client.post(f"/staff/events/{event.pk}/attendance/{tam.pk}/", {"state": "here"})
    page = client.get(f"/staff/events/{event.pk}/attendance/").content.decode()

    modes = dict(Engagement.objects.values_list("customer__name", "mode"))
    assert modes == {"Amina Hussain": "online", "Tam Rennie": "room"}
    assert (room_of(event).here, room_of(event).online) == (2, 1)
    assert "here, 1 of them online" in page


def test_one_ticked_by_the_wrong_way_is_put_right_and_counted_once(morag):
    event, amina = hybrid(), make_customer()

    mark_here(event=event, customer=amina, by=morag)
    mark_here(event=event, customer=amina, by=morag, online=True)

    assert [line.mode for line in Engagement.objects.all()] == ["online"]
    mark_absent(event=event, customer=amina)
    assert room_of(event).here == room_of(event).online == 0


def test_others_are_counted_by_both_ways(client, morag):
    event = hybrid()

    for _ in range(2):
        client.post(f"/staff/events/{event.pk}/others/", {"people": 6, "online": 4})

    room = room_of(event)
    assert (room.heads, room.heads_online, room.here, room.online) == (6, 4, 10, 4)
    client.post(f"/staff/events/{event.pk}/others/", {"people": 6, "online": ""})
    assert room_of(event).here == 6


def test_counting_one_more_in_the_room_leaves_those_online(client, morag):
    event = hybrid()
    count_heads(event=event, people=2, online=3, by=morag)

    found = client.get(f"/staff/events/{event.pk}/attendance/?q=nobody").content.decode()

    assert '<input type="hidden" name="people" value="3">' in found
    assert '<input type="hidden" name="online" value="3">' in found


@pytest.mark.parametrize(("where", "mode"), [("in_person", "room"), ("online", "online")])
def test_an_event_with_one_way_asks_nothing_and_notes_it(client, morag, where, mode):
    event = make_past_event(where=where)
    make_booking(event, make_customer("Amina Hussain"))
    mark_here(event=event, customer=make_customer("Tam Rennie"), by=morag)
    count_heads(event=event, people=6, by=morag)

    page = client.get(f"/staff/events/{event.pk}/attendance/").content.decode()

    assert set(Engagement.objects.values_list("mode", flat=True)) == {mode}
    assert 'value="online"' not in page
    assert "Others online" not in page


@pytest.mark.parametrize("typed", ["many", "-1", "99999"])
def test_a_number_online_that_is_none_is_said_beside_it(client, morag, typed):
    event = hybrid()

    page = client.post(
        f"/staff/events/{event.pk}/others/", {"people": 1, "online": typed}
    ).content.decode()

    assert 'aria-describedby="id_online_1_error"' in page
    assert not Engagement.objects.exists()
