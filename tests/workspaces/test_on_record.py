"""Meetings of groups in the ledger of taking part and on the calendar."""

import datetime as dt

import pytest
from django.utils import timezone

from base.core.audience import Role
from participation.people.groups.services import remove_membership
from participation.programme.activities.models import Activity, Engagement
from participation.programme.workspaces.services import (
    call_off_meeting,
    move_meeting,
    note_who_came,
    plan_meetings,
)
from participation.records.erasing.services import erase_person
from tests.factories.activities import make_event
from tests.factories.people import make_user
from tests.factories.workspaces import held, make_meeting, make_panel, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def panel():
    return make_panel()


@pytest.fixture
def amina(panel):
    return member(panel, "Amina Hussain")


def seat_of(panel, name):
    return panel.memberships.get(customer__name=name)


def names() -> list[str]:
    return sorted(Engagement.objects.values_list("customer__name", flat=True))


def test_each_who_came_has_one_line_with_its_hours_and_is_put_right_with_the_register(panel, amina):
    meeting = make_meeting(panel, days=-2)
    amina_, jean = seat_of(panel, "Amina Hussain"), seat_of(panel, "Jean Baxter")

    for _ in range(2):
        note_who_came(meeting=meeting, how={amina_.pk: "room", jean.pk: "online"}, by=amina.user)
    assert names() == ["Amina Hussain", "Jean Baxter"]
    note_who_came(
        meeting=meeting, how={amina_.pk: "room", jean.pk: "apologies"}, by=amina.user, lasts=90
    )

    line = Engagement.objects.get()
    activity = line.activity
    assert (line.customer, line.day) == (amina, timezone.localdate(meeting.starts_at))
    assert activity.ends_at - activity.starts_at == dt.timedelta(minutes=90)
    assert (activity.title, activity.published_at) == (f"Meeting of {panel}", None)


def test_staff_read_that_somebody_came_and_nothing_of_how_they_or_others_did(client, panel):
    meeting = held(panel, there=3)
    tam = member(panel, "Tam Rennie")
    client.force_login(make_user(Role.STAFF))

    record = client.get(tam.get_absolute_url()).content.decode()
    line = client.get(f"/staff/group-meetings/{meeting.activity_id}/", follow=True)

    assert f"Meeting of {panel}" in record
    assert line.redirect_chain == [(f"/staff/groups/{panel.pk}/workspace/", 302)]
    assert "pologies" not in line.content.decode()
    assert not Engagement.objects.exclude(mode="").exists()


def test_a_meeting_that_the_landlord_runs_too_is_one_thing(panel, amina):
    meeting = make_meeting(panel, days=-2)
    event = make_event("Panel meeting", kind="panel", starts_at=meeting.starts_at)
    event.groups.add(panel)
    Engagement.objects.create(
        activity=event, customer=amina, role="attended", day=event.starts_at, source="ticked"
    )

    amina_, jean = seat_of(panel, "Amina Hussain"), seat_of(panel, "Jean Baxter")
    note_who_came(meeting=meeting, how={amina_.pk: "room", jean.pk: "room"}, by=amina.user)
    assert names() == ["Amina Hussain", "Jean Baxter"]
    note_who_came(meeting=meeting, how={}, by=amina.user)

    assert names() == ["Amina Hussain"]  # whom the landlord ticked
    assert Activity.objects.count() == 1


def test_a_seat_that_never_was_leaves_no_line_and_an_erased_person_theirs(panel, amina):
    meeting = held(panel, there=3)
    remove_membership(membership=seat_of(panel, "Tam Rennie"), by=make_user(Role.STAFF))
    assert "Tam Rennie" not in names()

    erase_person(customer=member(panel, "Jean Baxter"), by=None, why="They asked")
    seat = seat_of(panel, "Amina Hussain")
    note_who_came(meeting=meeting, how={seat.pk: "room"}, by=amina.user)

    assert Engagement.objects.count() == 2


def test_only_an_open_meeting_stands_on_the_calendar_and_moves_and_ends_there(client, panel, amina):
    starts = [timezone.now() + dt.timedelta(days=day) for day in (10, 40)]
    plan = {"by": amina.user, "online_link": "https://meet.example/secret"}
    (shut,) = plan_meetings(group=panel, starts=starts[:1], place="Back room", **plan)
    (meeting,) = plan_meetings(
        group=panel, starts=starts[1:], place="Calder Hall", is_open=True, **plan
    )

    calendar = client.get("/calendar/").content.decode()
    page = client.get(meeting.activity.get_absolute_url()).content.decode()
    assert "Calder Hall and online" in calendar
    assert "Back room" not in calendar
    assert "Everybody may come" in page
    assert "meet.example" not in calendar + page
    assert shut.activity is None

    same = {"place": "Calder Hall", "online_link": "", "by": amina.user}
    move_meeting(meeting=meeting, starts_at=starts[1] + dt.timedelta(days=1), **same)
    meeting.activity.refresh_from_db()
    assert meeting.activity.starts_at == starts[1] + dt.timedelta(days=1)
    call_off_meeting(meeting=meeting, why="The hall is shut", by=amina.user)
    assert "Called off" in client.get("/calendar/").content.decode()


def test_my_page_says_when_my_groups_meet_and_nobody_else_finds_a_meeting_that_is_not_open(
    client, panel, amina
):
    make_meeting(panel, days=6)
    client.force_login(amina.user)
    assert "Meeting of Repairs service voice" in client.get("/me/").content.decode()

    address = held(panel).activity.get_absolute_url()
    assert "for those who sit on the group" in client.get(address).content.decode()
    client.force_login(make_user(Role.CUSTOMER))
    assert client.get(address).status_code == 404


def test_an_open_meeting_of_which_nobody_says_anything_is_asked_about_until_it_is_over(
    client, panel, amina, morag
):
    soon = {"starts": [timezone.now() + dt.timedelta(days=1)], "place": "Calder Hall"}
    (meeting,) = plan_meetings(group=panel, **soon, by=amina.user, is_open=True)
    asks = f"Ask {panel} whether it met"
    client.force_login(morag)
    assert asks not in client.get("/staff/").content.decode()

    ago = timezone.now() - dt.timedelta(days=9)
    meeting.starts_at = meeting.first_starts_at = ago
    meeting.save()
    meeting.activity.starts_at, meeting.activity.ends_at = ago, ago + dt.timedelta(hours=2)
    meeting.activity.save()
    assert asks in client.get("/staff/").content.decode()

    call_off_meeting(meeting=meeting, why="Nobody came", by=amina.user)
    assert asks not in client.get("/staff/").content.decode()
