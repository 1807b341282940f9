"""A test that knocks on every door: nobody reads a group's workspace but those who are inside."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model
from django.utils import timezone

from base.core.audience import Audience, Role
from base.core.models import Fact
from participation.messages.contact.models import Message
from participation.people.groups.models import Membership, SupportOfficer
from participation.people.groups.services import end_seat
from participation.programme.network.models import Post
from participation.programme.network.services import put_up
from participation.programme.workspaces.services import (
    add_paper,
    add_point,
    change_point,
    put_to_vote,
    write_note,
)
from participation.records.mydata.copying import everything_about
from tests.access.routes import our_routes
from tests.factories.groups import make_membership
from tests.factories.people import make_user
from tests.factories.workspaces import drafted, held, make_panel, member

pytestmark = pytest.mark.django_db

SECRET = "Zanzibar"
SHUT = {404, 405}


@pytest.fixture
def panel():
    """Everything that can be written in a workspace says the secret word."""
    group = make_panel()
    amina = member(group, "Amina Hussain").user
    meeting = held(group)
    point = add_point(meeting=meeting, title=SECRET, presenter=SECRET, by=amina)
    change_point(point=point, by=amina, aside=SECRET)
    put_to_vote(point=point, words=SECRET, by=amina)
    drafted(meeting, SECRET)
    put_up(group=group, by=amina, text=SECRET)
    file = SimpleUploadedFile("paper.pdf", b"%PDF-1.7 made for a test")
    add_paper(group=group, meeting=meeting, title=SECRET, file=file, by=amina)
    write_note(group=group, text=SECRET, by=member(group, "Tam Rennie").user)
    return group


def addresses(group) -> dict[str, str]:
    """Of every page of a workspace, with the numbers of rows that are there."""
    meeting = group.own_meetings.get()
    point = meeting.points.get()
    rows: dict[str, Model] = {
        "meetings": meeting,
        "points": point,
        "votes": point.motions.get(),
        "minutes": meeting.minutes.get(),
        "posts": Post.objects.get(),
        "papers": group.shelf.get(),
    }
    found = {}
    for route in our_routes():
        if not route.address.startswith("/network/"):
            continue
        address = route.address.replace("no-such-thing", group.slug)
        part = next((name for name in rows if f"/{name}/999999" in address), None)
        found[route.name] = address.replace("999999", str(rows[part].pk) if part else "1")
    return {name: one for name, one in found.items() if "/to-do/" not in one}


#: A list of one's own groups, and what is shared with staff, are other doors.
OTHERS = {"network:groups", "network:space"}


def not_for(user) -> set[str]:
    """Whichever group it is, they are turned away from these before it is looked for."""
    return {one.name for one in our_routes() if one.audience and not one.audience.admits(user)}


def doors(client, group, but=frozenset()) -> list[str]:
    """Those that open."""
    return [
        name
        for name, one in addresses(group).items()
        if name not in OTHERS | but and knock(client, one) not in SHUT
    ]


def knock(client, address) -> int:
    response = client.get(address)
    if response.streaming:
        b"".join(response)
    return response.status_code


@pytest.mark.parametrize("role", [Role.PANEL_MEMBER, Role.STAFF])
def test_whoever_is_not_inside_finds_no_door(client, panel, role):
    staff = [Role.STAFF, Role.MANAGER, Role.ADMINISTRATOR, Role.BOARD]
    roles = staff if role == Role.STAFF else [Role.CUSTOMER, role]
    user = make_user(*roles)
    client.force_login(user)
    for_others, where = not_for(user), addresses(panel)

    assert doors(client, panel, but=for_others) == []
    posted = {name: client.post(one).status_code for name, one in where.items()}
    assert {posted[name] for name in where.keys() - OTHERS - for_others} <= SHUT
    for name in where.keys() & for_others:
        assert posted[name] == knock(client, where[name]) == 403
    assert SECRET not in client.get(f"/network/{panel.slug}/").content.decode()


def test_a_member_finds_them_all(client, panel):
    client.force_login(member(panel, "Amina Hussain").user)

    assert len(doors(client, panel)) > 15


def test_a_member_of_two_panels_reads_their_own_and_no_third(client, panel):
    other = make_panel("Leaseholder panel", kind="leaseholders")
    tam = member(panel, "Tam Rennie")
    make_membership(other, tam)
    client.force_login(tam.user)

    assert SECRET in client.get(addresses(panel)["workspaces:minutes"]).content.decode()
    wrong = addresses(panel)["workspaces:minutes"].replace(panel.slug, other.slug)
    assert client.get(wrong).status_code == 404
    client.force_login(member(other, "Jean Baxter").user)
    assert doors(client, panel) == []


def test_a_member_who_is_removed_is_out_at_once_with_the_tabs_that_are_open(client, panel):
    tam = member(panel, "Tam Rennie")
    client.force_login(tam.user)
    assert doors(client, panel)

    end_seat(tam.memberships.get(), until_on=timezone.localdate(), by=None)

    assert doors(client, panel) == []
    address = addresses(panel)["workspaces:add_point"]
    assert client.post(address, {"title": "One more thing"}).status_code == 404


def test_an_officer_who_acts_for_a_member_reads_nothing(client, panel):
    client.force_login(make_user(Role.STAFF))
    tam = member(panel, "Tam Rennie")
    client.post(f"/staff/people/{tam.pk}/act/", {"asked": "phone"})

    for name, address in addresses(panel).items():
        response = client.get(address)
        assert response.status_code in (403, 404, 405), name
        assert SECRET not in response.content.decode()


def test_a_colleague_who_only_looks_on_or_has_no_place_there_is_outside(client, panel):
    looks_on, no_place = make_user(Role.STAFF), make_user(Role.MANAGER)
    scrutiny = make_panel("Scrutiny Panel", kind="scrutiny")
    seats = {"customer": None, "sits_as": "staff", "from_on": timezone.localdate()}
    Membership.objects.create(group=panel, colleague=looks_on, role="observer", **seats)
    Membership.objects.create(group=scrutiny, colleague=no_place, **seats)

    client.force_login(looks_on)
    assert doors(client, panel, but=not_for(looks_on)) == []
    client.force_login(no_place)
    assert client.get(f"/network/{scrutiny.slug}/meetings/").status_code == 404


def test_a_proposed_officer_reads_nothing_until_the_chair_confirms_them(client, panel):
    morag = make_user(Role.STAFF)
    support = SupportOfficer.objects.create(group=panel, officer=morag, proposed_by=morag)
    client.force_login(morag)
    assert doors(client, panel, but=not_for(morag)) == []

    support.confirmed_at, support.confirmed_by = (
        timezone.now(),
        member(panel, "Amina Hussain").user,
    )
    support.save()

    assert SECRET in client.get(addresses(panel)["workspaces:minutes"]).content.decode()


def test_no_page_of_staff_no_list_no_message_and_no_log_says_a_word_of_it(client, panel):
    client.force_login(make_user(Role.STAFF, Role.MANAGER, Role.ADMINISTRATOR, Role.BOARD))
    tam = member(panel, "Tam Rennie")

    for address in (
        panel.get_absolute_url(),
        f"/staff/groups/{panel.pk}/workspace/",
        "/governance/papers/",
        tam.get_absolute_url(),
        "/staff/groups/",
        "/staff/",
        "/staff/actions/",
        "/staff/activities/",
    ):
        assert SECRET not in client.get(address).content.decode(), address
    assert not Message.objects.filter(text__contains=SECRET).exists()
    assert not Message.objects.filter(subject__contains=SECRET).exists()
    said = [f"{one.changes}{one.why}" for one in Fact.objects.all()]
    assert not any(SECRET in one for one in said)


def test_admin_knows_no_model_of_it():
    kept = {*apps.get_app_config("workspaces").get_models(), Post, SupportOfficer}

    assert kept.isdisjoint(admin.site._registry)


def test_visitors_sign_in_first():
    from_outside = [one for one in our_routes() if one.name.startswith("workspaces:")]

    everybody = {one.name for one in from_outside if one.audience is Audience.EVERYONE}
    public = ("public_papers", "public_paper", "open_meeting")
    assert everybody == {f"workspaces:{name}" for name in public}


def test_a_copy_on_paper_has_no_vote_and_no_meeting_in_it(panel):
    tam = member(panel, "Tam Rennie")
    theirs = {part["name"]: part["rows"] for part in everything_about(tam)["sections"]}
    by_post = everything_about(tam, secrets_too=False)["sections"]

    assert theirs["Meetings of groups you sit on"]
    assert not {part["name"]: part["rows"] for part in by_post}["Meetings of groups you sit on"]
