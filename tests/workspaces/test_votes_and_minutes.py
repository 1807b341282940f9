"""Named votes at a meeting, its minutes, and what it gave somebody to do."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Role
from base.core.refused import Refused
from participation.messages.contact.models import Message
from participation.people.groups.insiders import standing_of
from participation.people.groups.services import add_member, end_seat
from participation.programme.activities.models import ServiceLead
from participation.programme.workspaces.models import Minutes, NamedHand
from participation.programme.workspaces.quorum import quorum_of
from participation.programme.workspaces.services import (
    add_point,
    approve_minutes,
    bar_from_motion,
    close_motion,
    draft_minutes,
    give_office,
    give_to_do,
    name_support,
    note_who_came,
    put_to_vote,
    raise_hand,
    say_it_is_done,
    unbar_from_motion,
)
from tests.factories.people import make_user
from tests.factories.workspaces import drafted, held, make_panel, member
from tests.posted_forms import forms_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def panel():
    return make_panel()


@pytest.fixture
def amina(panel):
    return member(panel, "Amina Hussain")


@pytest.fixture
def meeting(panel):
    """Four came; Danuta sent apologies."""
    return held(panel)


@pytest.fixture
def motion(meeting, amina):
    point = add_point(meeting=meeting, title="Figures", by=amina.user)
    return put_to_vote(point=point, words="We ask for the figures each month", by=amina.user)


@pytest.fixture
def morag():
    return make_user(Role.STAFF, name="Morag Tait")


def seat(panel, name):
    return panel.memberships.get(customer__name=name)


def raise_(motion, panel, name, which="for", by=None):
    return raise_hand(
        motion=motion, seat=seat(panel, name), which=which, by=by or member(panel, name).user
    )


def test_each_hand_counts_once_by_name_and_the_last_one_stands(client, panel, amina, motion):
    raise_(motion, panel, "Amina Hussain")
    raise_(motion, panel, "Tam Rennie", "against")
    raise_(motion, panel, "Tam Rennie", "for")
    raise_(motion, panel, "Nadia Sheikh", "abstains", by=amina.user)

    closed = close_motion(motion=motion, by=amina.user)

    assert (closed.for_it, closed.against, closed.abstained, closed.present) == (2, 0, 1, 4)
    client.force_login(member(panel, "Danuta Wrona").user)
    page = client.get(motion.point.meeting.get_absolute_url()).content.decode()
    assert "Tam Rennie: for" in page
    assert "2 for, 0 against, 1 abstained" in page
    with pytest.raises(Refused, match="closed already"):
        raise_(motion, panel, "Jean Baxter")


def test_whoever_an_interest_bars_has_no_hand_is_not_counted_and_the_page_says_why(
    client, panel, amina, motion, django_assert_max_num_queries
):
    tam = seat(panel, "Tam Rennie")
    raise_(motion, panel, "Tam Rennie")
    client.force_login(amina.user)
    address = reverse("workspaces:no_part", args=[panel.slug, motion.pk])
    client.post(address, {"seat": tam.pk, "why": "Her son works for the contractor"})

    for by in (None, amina.user):
        with pytest.raises(Refused, match="Tam Rennie takes no part in this vote"):
            raise_(motion, panel, "Tam Rennie", by=by)
    with pytest.raises(Refused, match="Only the chair or the secretary"):
        unbar_from_motion(barred=motion.barred.get(), by=tam.customer.user)
    for name in ("Amina Hussain", "Nadia Sheikh", "Jean Baxter"):
        raise_(motion, panel, name)

    with django_assert_max_num_queries(12):
        page = client.get(motion.point.meeting.get_absolute_url()).content.decode()
    assert "Tam Rennie takes no part in this vote: Her son works for the contractor" in page
    assert (
        f'action="{reverse("workspaces:part_again", args=[panel.slug, motion.barred.get().pk])}"'
        in page
    )
    closed = close_motion(motion=motion, by=amina.user)
    assert (closed.for_it, closed.present) == (3, 3)


def test_whoever_may_vote_again_is_back_at_the_meeting(panel, amina, motion, client):
    bar_from_motion(motion=motion, seat=seat(panel, "Jean Baxter"), why="Kin", by=amina.user)
    client.force_login(amina.user)
    remove = reverse("workspaces:part_again", args=[panel.slug, motion.barred.get().pk])

    first, again = client.post(remove), client.post(remove)

    assert first.url == motion.point.meeting.get_absolute_url()
    assert again.url == reverse("workspaces:meetings", args=[panel.slug])


def test_too_few_are_left_to_decide_where_an_interest_bars_some(panel, amina, meeting, motion):
    meeting.quorum = 4
    meeting.save()
    bar_from_motion(motion=motion, seat=seat(panel, "Jean Baxter"), why="Kin", by=amina.user)
    raise_(motion, panel, "Amina Hussain")

    with pytest.raises(Refused, match="3 were there who may vote on this, and 4 are needed"):
        close_motion(motion=motion, by=amina.user)

    unbar_from_motion(barred=motion.barred.get(), by=amina.user)
    assert close_motion(motion=motion, by=amina.user).present == 4


def test_a_member_bars_themselves_and_nobody_else(panel, motion):
    nadia = member(panel, "Nadia Sheikh").user
    bar_from_motion(motion=motion, seat=seat(panel, "Nadia Sheikh"), why="Kin", by=nadia)

    with pytest.raises(Refused, match="Only the chair or the secretary"):
        bar_from_motion(motion=motion, seat=seat(panel, "Tam Rennie"), why="Kin", by=nadia)


def test_whoever_was_not_there_has_just_left_or_is_another_does_not_vote(panel, amina, motion):
    with pytest.raises(Refused, match="was at the meeting"):
        raise_(motion, panel, "Danuta Wrona")
    with pytest.raises(Refused, match="hands of others"):
        raise_(motion, panel, "Amina Hussain", by=member(panel, "Tam Rennie").user)
    tam = member(panel, "Tam Rennie").user
    end_seat(seat(panel, "Tam Rennie"), until_on=timezone.localdate(), by=None)
    with pytest.raises(Refused, match="Only those who sit on"):
        raise_(motion, panel, "Tam Rennie", by=tam)
    assert not NamedHand.objects.exists()


def test_nobody_changes_the_hand_that_a_member_raised_themselves(panel, amina, motion):
    morag = make_user(Role.STAFF)
    name_support(group=panel, officer=morag, by=amina.user)
    raise_(motion, panel, "Nadia Sheikh", by=morag)
    raise_(motion, panel, "Nadia Sheikh", "against")

    for by in (morag, amina.user):
        with pytest.raises(Refused, match="voted themselves"):
            raise_(motion, panel, "Nadia Sheikh", "for", by=by)

    assert NamedHand.objects.get().which == "against"


def test_the_hand_of_somebody_who_left_before_it_was_closed_is_not_counted_nor_are_they_there(
    panel, amina, motion, meeting
):
    raise_(motion, panel, "Tam Rennie")
    raise_(motion, panel, "Amina Hussain", "against")
    end_seat(seat(panel, "Tam Rennie"), until_on=timezone.localdate(), by=None)
    meeting.quorum = 4
    meeting.save()
    with pytest.raises(Refused, match="3 were there who may vote on this, and 4 are needed"):
        close_motion(motion=motion, by=amina.user)
    meeting.quorum = 3
    meeting.save()

    closed = close_motion(motion=motion, by=amina.user)

    assert (closed.for_it, closed.against, closed.present) == (0, 1, 3)
    assert not closed.carried


def test_nobody_takes_away_afterwards_that_those_who_decided_were_there(
    panel, amina, motion, meeting
):
    minutes = drafted(held(panel, days=-40))
    raise_(motion, panel, "Tam Rennie")
    close_motion(motion=motion, by=amina.user)
    approve_minutes(minutes=minutes, at=meeting, by=amina.user)
    there = {seat(panel, name).pk: "room" for name in ("Amina Hussain", "Tam Rennie")}

    with pytest.raises(Refused, match="enough were there"):
        note_who_came(meeting=meeting, how=there, by=amina.user)
    there.pop(seat(panel, "Tam Rennie").pk)
    with pytest.raises(Refused, match="Tam Rennie voted"):
        note_who_came(meeting=meeting, how=there, by=amina.user)

    assert quorum_of(meeting).there == 4


def test_too_few_decide_nothing(panel, amina):
    meeting = held(panel, days=-3, there=2)
    point = add_point(meeting=meeting, title="Figures", by=amina.user)

    with pytest.raises(Refused, match="3 are needed to decide"):
        put_to_vote(point=point, words="We ask", by=amina.user)


def test_minutes_are_approved_at_a_later_meeting_at_which_enough_were_there(panel, amina, meeting):
    minutes = drafted(meeting)
    with pytest.raises(Refused, match="at a later meeting"):
        approve_minutes(minutes=minutes, at=held(panel, days=-90), by=amina.user)
    with pytest.raises(Refused, match="nothing could be decided"):
        approve_minutes(minutes=minutes, at=held(panel, days=-2, there=1), by=amina.user)

    approved = approve_minutes(minutes=minutes, at=held(panel, days=-1), by=amina.user)

    assert approved.approved_by == amina.user


def test_minutes_are_approved_by_somebody_who_was_there_and_as_they_read_them(
    client, panel, amina, meeting
):
    minutes, later = drafted(meeting), held(panel, days=-1)
    note_who_came(
        meeting=later,
        how={
            seat(panel, name).pk: "room" for name in ("Jean Baxter", "Tam Rennie", "Danuta Wrona")
        },
        by=amina.user,
    )
    with pytest.raises(Refused, match="You were not there"):
        approve_minutes(minutes=minutes, at=later, by=amina.user)

    client.force_login(member(panel, "Jean Baxter").user)
    address = reverse("workspaces:approve", args=[panel.slug, minutes.pk])
    form = forms_of(client.get(address).content.decode())[-1]
    said = form.values | {"at": later.pk}
    drafted(meeting, "We agreed to pull the lifts down.")
    assert "changed the draft since" in client.post(address, said).content.decode()
    assert Minutes.objects.get().is_draft


@pytest.fixture
def approved(panel, amina, meeting):
    return approve_minutes(minutes=drafted(meeting), at=held(panel, days=-1), by=amina.user)


def test_approved_minutes_are_changed_by_nobody_and_the_page_says_so(client, amina, approved):
    meeting = approved.meeting
    client.force_login(amina.user)
    address = f"{meeting.get_absolute_url()}minutes/write/"

    page = client.post(address, {"text": "We never talked about the lifts."})

    assert "These minutes are approved, so nobody changes them any more" in page.content.decode()
    assert Minutes.objects.get().text == "We talked about the lifts."
    with pytest.raises(Refused, match="stays as it is"):
        note_who_came(meeting=meeting, how={}, by=amina.user)
    approved.text = "Otherwise"
    for change in (
        approved.save,
        approved.delete,
        Minutes.objects.all().delete,
        lambda: Minutes.objects.update(text="Otherwise"),
    ):
        with pytest.raises(TypeError, match="never changed"):
            change()


def test_a_new_version_says_why_and_stands_beside_the_first(client, panel, amina, approved):
    meeting = approved.meeting
    draft_minutes(
        meeting=meeting, text="We talked about both lifts.", why="There are two.", by=amina.user
    )
    second = meeting.minutes.drafts().get()

    client.force_login(amina.user)
    page = client.get(f"{meeting.get_absolute_url()}minutes/").content.decode()
    assert "What this version puts right: There are two." in page
    assert "We talked about the lifts." in page
    approve_minutes(minutes=second, at=held(panel, days=0), by=member(panel, "Jean Baxter").user)

    assert [one.number for one in meeting.minutes.approved()] == [2, 1]


def test_what_a_meeting_gives_to_do_is_done_by_them_and_confirmed_by_another(
    client, panel, amina, meeting
):
    tam = member(panel, "Tam Rennie")
    due = timezone.localdate() + dt.timedelta(days=10)
    given = {"what": "Ring round", "service": "repairs", "due_on": due, "by": amina.user}
    action = give_to_do(meeting=meeting, seat=seat(panel, "Tam Rennie"), **given)
    with pytest.raises(Refused, match="Tam Rennie does this"):
        say_it_is_done(group=panel, action=action, words="Done", by=amina.user)

    client.force_login(tam.user)
    client.post(f"/network/{panel.slug}/to-do/{action.pk}/done/", {"words": "I rang eight."})
    client.force_login(amina.user)
    client.post(f"/network/{panel.slug}/to-do/{action.pk}/confirm/", {"words": ""})

    action.refresh_from_db()
    assert (action.done_by, action.confirmed_by) == (tam.user, amina.user)
    with pytest.raises(Refused, match="Nobody of us is named"):
        give_to_do(meeting=meeting, **given)
    lead = make_user(Role.MANAGER)
    ServiceLead.objects.create(service="repairs", officer=lead)
    assert give_to_do(meeting=meeting, **given).owner == lead


def resigns(panel, name):
    end_seat(seat(panel, name), until_on=timezone.localdate(), by=None)


def test_a_chair_resigns_in_the_middle_of_a_vote_and_the_group_goes_on(panel, amina, motion):
    for name in ("Amina Hussain", "Jean Baxter", "Tam Rennie"):
        raise_(motion, panel, name)
    resigns(panel, "Amina Hussain")

    with pytest.raises(Refused, match="Only those who sit on"):
        close_motion(motion=motion, by=amina.user)
    closed = close_motion(motion=motion, by=member(panel, "Jean Baxter").user)

    assert (closed.for_it, closed.present) == (2, 3)
    told = Message.objects.filter(template="network/email/seat_left")
    assert told.count() == 4
    assert "They were its chair." in told[0].text


def test_without_chair_vice_chair_and_secretary_any_member_runs_the_meeting_and_speaks(
    panel, meeting, morag
):
    tam = member(panel, "Tam Rennie").user
    assert not standing_of(panel, tam).speaks
    resigns(panel, "Amina Hussain")
    assert standing_of(panel, tam).speaks  # no vice chair
    resigns(panel, "Jean Baxter")
    meeting.quorum = 2
    meeting.save()

    point = add_point(meeting=meeting, title="Who is in the chair?", by=tam)
    motion = put_to_vote(point=point, words="Nadia is our chair", by=tam)
    raise_(motion, panel, "Nadia Sheikh")
    assert close_motion(motion=motion, by=tam).carried
    nadia = member(panel, "Nadia Sheikh")
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    end_seat(seat(panel, "Nadia Sheikh"), until_on=yesterday, by=None)
    add_member(group=panel, customer=nadia, role="chair", from_on=timezone.localdate(), by=morag)

    assert not standing_of(panel, tam).runs
    assert "now sits on" in Message.objects.filter(template="network/email/seat_taken")[0].text


def test_a_hand_that_an_officer_writes_down_says_so_and_whose_it_is_hears_and_overrides_it(
    client, panel, amina, motion, morag
):
    name_support(group=panel, officer=morag, by=amina.user)

    for _ in range(2):
        raise_(motion, panel, "Tam Rennie", "against", by=morag)
    told = Message.objects.get(template="workspaces/email/hand")
    client.force_login(amina.user)
    address = motion.point.meeting.get_absolute_url()
    assert (
        "Tam Rennie: against (written down by Morag Tait)" in client.get(address).content.decode()
    )
    assert told.customer == member(panel, "Tam Rennie")
    assert "against" not in told.text
    assert "We ask" not in told.text

    raise_(motion, panel, "Tam Rennie", "for")
    assert "Tam Rennie: for</li>" in client.get(address).content.decode()
    with pytest.raises(Refused, match="Only they change it"):
        raise_(motion, panel, "Tam Rennie", "against", by=morag)


def test_a_group_writes_down_its_new_chair_itself_and_everybody_hears_once_what_changed(
    client, panel, amina, meeting, morag
):
    tam = seat(panel, "Tam Rennie")
    address = reverse("workspaces:give_office", args=[panel.slug, meeting.pk])
    client.force_login(tam.customer.user)
    client.post(address, {"seat": tam.pk, "role": "chair"})
    tam.refresh_from_db()
    assert tam.role == "member"

    client.force_login(amina.user)
    client.post(address, {"seat": tam.pk, "role": "chair"})

    tam.refresh_from_db()
    assert (tam.role, tam.until_on, tam.office_from_on) == ("chair", None, timezone.localdate())
    assert seat(panel, "Amina Hussain").role == "member"
    assert standing_of(panel, tam.customer.user).speaks
    told = Message.objects.filter(template__startswith="network/email/seat_")
    assert "Tam Rennie now sits on" in told[0].text
    assert "Amina Hussain now sits on" in told[0].text
    assert told.filter(customer=seat(panel, "Nadia Sheikh").customer).count() == 1
    assert not told.filter(template="network/email/seat_left").exists()
    client.force_login(morag)
    assert f"{panel} chose Tam Rennie as chair" in client.get("/staff/").content.decode()


def test_a_group_that_was_too_few_chooses_nobody_and_nobody_chooses_themselves(
    panel, amina, meeting
):
    jean = seat(panel, "Jean Baxter")
    with pytest.raises(Refused, match="about yourself"):
        give_office(meeting=meeting, seat=jean, role="chair", by=jean.customer.user)
    meeting.quorum = 5
    meeting.save()

    with pytest.raises(Refused, match="nothing could be decided"):
        give_office(meeting=meeting, seat=jean, role="chair", by=amina.user)


def test_what_is_put_to_the_vote_is_withdrawn_with_why_and_stays(client, panel, motion, amina):
    raise_(motion, panel, "Tam Rennie", "for")
    address = reverse("workspaces:withdraw", args=[panel.slug, motion.pk])
    client.force_login(seat(panel, "Tam Rennie").customer.user)
    assert client.post(address, {"why": "I do not like it"}).status_code == 404

    client.force_login(amina.user)
    client.post(address, {"why": " "})
    motion.refresh_from_db()
    assert motion.is_open
    for why in ("We wait for the figures", "Another reason"):
        client.post(address, {"why": why})

    motion.refresh_from_db()
    assert (motion.is_open, motion.closed_at) == (False, None)
    page = client.get(motion.point.meeting.get_absolute_url()).content.decode()
    assert "We wait for the figures" in page
    assert "Another reason" not in page
    assert "Tam Rennie: for</li>" in page
    with pytest.raises(Refused, match="withdrawn"):
        close_motion(motion=motion, by=amina.user)
    with pytest.raises(Refused, match="withdrawn"):
        raise_(motion, panel, "Jean Baxter", "for")


def test_a_point_taken_off_twice_is_gone_and_the_page_says_so(client, panel, amina, meeting):
    point = add_point(meeting=meeting, title="Bins", by=amina.user)
    address = reverse("workspaces:remove_point", args=[panel.slug, point.pk])
    client.force_login(amina.user)

    first = client.post(address)
    second = client.post(address, follow=True)

    assert first.url == meeting.get_absolute_url()
    assert second.status_code == 200
    assert second.redirect_chain[0][0] == reverse("workspaces:meetings", args=[panel.slug])
    assert not meeting.points.filter(pk=point.pk).exists()
