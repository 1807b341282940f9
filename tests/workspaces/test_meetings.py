"""Meetings of a group: their dates, their agenda and who came (F-45, R-30, B-31)."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Role
from base.core.refused import Refused
from participation.messages.contact.models import Message
from participation.people.groups.models import GroupKind, Membership
from participation.programme.workspaces import stats
from participation.programme.workspaces.models import GroupMeeting
from participation.programme.workspaces.quorum import quorum_of
from participation.programme.workspaces.services import (
    add_point,
    call_off_meeting,
    change_point,
    move_meeting,
    move_up,
    note_who_came,
    plan_meetings,
    send_apologies,
)
from participation.programme.workspaces.services.planning import rhythm
from tests.factories.groups import make_membership
from tests.factories.people import make_joined_customer, make_user
from tests.factories.workspaces import drafted, held, make_meeting, make_panel, member
from tests.forms import typed_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def panel():
    return make_panel()


@pytest.fixture
def amina(panel):
    return member(panel, "Amina Hussain")


@pytest.fixture
def tam(panel):
    return member(panel, "Tam Rennie")


def at(group) -> str:
    return f"/network/{group.slug}/meetings/"


def test_a_rhythm_keeps_the_weekday_of_its_month():
    second_tuesday = rhythm(dt.date(2026, 1, 13), every_months=1, times=3)
    fifth_friday = rhythm(dt.date(2026, 1, 30), every_months=3, times=2)

    assert [str(day) for day in second_tuesday] == ["2026-01-13", "2026-02-10", "2026-03-10"]
    assert [str(day) for day in fifth_friday] == ["2026-01-30", "2026-04-24"]


def plan(client, group, **typed):
    first = timezone.localdate() + dt.timedelta(days=30)
    typed = {"time": "7pm", "every_months": 1, "times": 3, "place": "Hall", "lasts": 120} | typed
    return client.post(f"{at(group)}plan/", typed_day("day", first) | typed, follow=True)


def test_a_scrutiny_panel_is_offered_every_month_and_its_chair_plans_the_year(client):
    panel = make_panel("Scrutiny Panel", kind="scrutiny")
    client.force_login(member(panel, "Amina Hussain").user)

    page = client.get(f"{at(panel)}plan/").content.decode()
    plan(client, panel)

    assert "A group like yours meets: every month." in page
    assert 'value="1" checked' in " ".join(page.split())
    assert panel.own_meetings.count() == 3
    assert panel.meeting_series.get().every_months == 1


def test_chairs_of_associations_are_offered_a_quarter(client):
    chairs = make_panel("Meeting of associations’ chairs", kind="chairs")
    client.force_login(member(chairs, "Amina Hussain").user)

    plan(client, chairs, every_months=3, times=2)

    first, second = chairs.own_meetings.order_by("starts_at")
    assert 84 <= (second.starts_at - first.starts_at).days <= 98
    assert "meets: quarterly" in client.get(at(chairs)).content.decode()


def test_everybody_hears_of_all_dates_in_one_message_without_the_address_online(panel, amina):
    starts = [timezone.now() + dt.timedelta(days=day) for day in (10, 40)]

    first, _ = plan_meetings(
        group=panel, starts=starts, by=amina.user, online_link="https://meet.example/secret"
    )

    sent = Message.objects.filter(template="workspaces/email/planned")
    first.refresh_from_db()
    assert (sent.count(), first.told) == (5, 5)
    assert not any("meet.example" in one.text for one in sent)


def test_one_of_a_series_moves_or_is_called_off_and_the_others_stay(panel, amina):
    starts = [timezone.now() + dt.timedelta(days=day) for day in (10, 40, 70)]
    one, two, three = plan_meetings(
        group=panel, starts=starts, by=amina.user, place="Hall", every_months=1
    )
    later = starts[0] + dt.timedelta(days=2)

    moved = move_meeting(meeting=one, starts_at=later, place="Hall", online_link="", by=amina.user)
    call_off_meeting(meeting=two, why="The hall is flooded", by=amina.user)

    assert (moved.starts_at, moved.first_starts_at) == (later, starts[0])
    assert list(GroupMeeting.objects.coming()) == [moved, three]
    assert {"workspaces/email/moved", "workspaces/email/called_off"} <= set(
        Message.objects.values_list("template", flat=True)
    )
    assert not Message.objects.filter(text__contains="flooded").exists()
    with pytest.raises(Refused, match="called off"):
        add_point(meeting=two, title="Lifts", by=amina.user)


def test_only_whoever_runs_its_meetings_plans_them_or_everybody_where_nobody_does(panel, tam):
    when = [timezone.now() + dt.timedelta(days=9)]
    with pytest.raises(Refused, match="chair or the secretary"):
        plan_meetings(group=panel, starts=when, by=tam.user, place="Hall")
    panel.memberships.exclude(role="member").update(until_on=timezone.localdate())

    assert plan_meetings(group=panel, starts=when, by=tam.user, place="Hall")


def test_points_stand_in_their_order_and_asides_are_for_whoever_runs_it(client, panel, amina, tam):
    meeting = make_meeting(panel, days=5)
    add_point(meeting=meeting, title="Lifts", by=tam.user, minutes=20)
    bins = add_point(meeting=meeting, title="Bins", by=amina.user)

    move_up(point=bins, by=amina.user)
    bins.refresh_from_db()
    change_point(point=bins, by=amina.user, aside="Tam will be cross")

    assert [str(point) for point in meeting.points.all()] == ["Bins", "Lifts"]
    address = f"{at(panel)}{meeting.pk}/"
    client.force_login(tam.user)
    assert "will be cross" not in client.get(address).content.decode()
    assert client.get(f"{address}running-order/").status_code == 404
    assert client.get(f"/network/{panel.slug}/points/{bins.pk}/").status_code == 404
    client.force_login(amina.user)
    assert "Tam will be cross" in client.get(f"{address}running-order/").content.decode()


def test_who_came_is_written_down_on_the_day_and_the_quorum_is_said(client, panel, amina):
    tomorrow = make_meeting(panel, days=1)
    with pytest.raises(Refused, match="Write down who came on the day"):
        note_who_came(meeting=tomorrow, how={}, by=amina.user)
    enough, too_few = held(panel, days=-30, there=3), held(panel, days=-60, there=2)

    assert quorum_of(enough).is_met
    assert not quorum_of(too_few).is_met
    client.force_login(amina.user)
    page = client.get(f"{at(panel)}{too_few.pk}/").content.decode()
    assert "2 were there. 3 are needed to decide, so nothing could be decided." in page


def test_an_observer_does_not_make_a_quorum(panel, amina):
    meeting = make_meeting(panel, days=0)
    looks_on = make_membership(panel, make_joined_customer("Ewan Galbraith"), role="observer")
    there = [looks_on, *panel.memberships.filter(role="member")[:2]]

    note_who_came(meeting=meeting, how={one.pk: "room" for one in there}, by=amina.user)

    assert quorum_of(meeting).there == 2


def test_apologies_are_sent_before_and_stand_in_the_register(client, panel, amina, tam):
    meeting = make_meeting(panel, days=0)
    send_apologies(meeting=meeting, by=tam.user)

    client.force_login(amina.user)
    page = " ".join(client.get(f"{at(panel)}{meeting.pk}/who-came/").content.decode().split())

    assert page.count('value="apologies" checked') == 1


def test_each_members_share_of_a_year_stands_beside_what_the_kind_asks(panel, tam):
    for days in (-20, -50):
        held(panel, days=days, there=5)
    for days in (-80, -110):
        held(panel, days=days, there=2)
    held(panel, days=-380, there=2)
    make_meeting(panel, days=-5)
    share = next(one for one in stats.attendance(panel) if one.seat.customer == tam)
    assert (share.came, share.meetings, share.per_cent) == (2, 4, 50)

    for kind, low in (("associates", False), ("scrutiny", True)):
        panel.kind = GroupKind.objects.get(code=kind)
        share = next(one for one in stats.attendance(panel) if one.seat.customer == tam)
        assert share.is_low is low


def test_a_seat_that_ended_before_is_in_no_register(panel, amina):
    gone = panel.memberships.get(customer__name="Tam Rennie")
    Membership.objects.filter(pk=gone.pk).update(
        until_on=timezone.localdate() - dt.timedelta(days=20)
    )
    meeting = make_meeting(panel, days=-7)
    looks_on = Membership.objects.create(
        group=panel,
        colleague=make_user(Role.STAFF),
        role="observer",
        sits_as="staff",
        from_on=timezone.localdate() - dt.timedelta(days=30),
    )

    for seat in (
        gone,
        looks_on,
    ):  # a colleague who looks on is in none, the day after as on the day
        with pytest.raises(Refused, match="did not sit on the group that day"):
            note_who_came(meeting=meeting, how={seat.pk: "room"}, by=amina.user)


def test_a_meeting_of_which_there_are_minutes_was_held_and_is_not_called_off(panel, amina):
    meeting = make_meeting(panel, days=-7)  # nobody wrote down who came
    drafted(meeting)

    with pytest.raises(Refused, match="its minutes are on record"):
        call_off_meeting(meeting=meeting, why="The hall was closed", by=amina.user)


def test_an_association_of_retirement_housing_meets_each_month_unless_it_says_otherwise(client):
    group = make_panel("Lighthouse View Retirement Association", kind="retirement")
    client.force_login(member(group, "Amina Hussain").user)

    page = client.get(reverse("workspaces:plan", args=[group.slug]))
    assert page.context["form"]["every_months"].value() == 1
