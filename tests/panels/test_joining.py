"""Joining a panel by an opportunity: the talk, the appointment within the rules, and stopping."""

import pytest

from base.core.audience import Role
from base.core.refused import Refused
from participation.joining.involvement.models import Interest
from participation.joining.involvement.services import express_interest, move_interest
from participation.joining.panels.models import Appraisal
from participation.joining.panels.services import note_interview, recruit_by
from tests.days import days_ago
from tests.factories.activities import make_opportunity
from tests.factories.groups import make_group, make_membership
from tests.factories.people import make_joined_customer, make_user
from tests.forms import typed_day

pytestmark = pytest.mark.django_db
State = Interest.State


@pytest.fixture
def panel():
    return make_group("The Panel", kind="scrutiny", own_cap=1)


@pytest.fixture
def asked(panel, morag):
    """Jean asked to join the panel."""
    opportunity = make_opportunity("Scrutiny Panel")
    recruit_by(group=panel, opportunity=opportunity, by=morag)
    jean = make_joined_customer("Jean")
    said = {"customer": jean, "by": jean.user, "declares": "nothing"}
    return express_interest(opportunity=opportunity, **said)


def move(interest, to, by, words=""):
    return move_interest(interest=interest, to=to, by=by, words=words, seen=interest.state)


def test_whoever_is_appointed_sits_on_the_panel_with_their_interests_and_what_they_begin_with(
    client, morag, panel, asked
):
    page = client.get(f"/staff/panels/joining/{panel.pk}/").content.decode()
    assert f"/staff/panels/interviews/{asked.pk}/" in page
    sent = {
        "declared": "Works for a supplier",
        "notes": "Listens well",
        **typed_day("held_on", days_ago(1)),
    }
    client.post(f"/staff/panels/interviews/{asked.pk}/", sent)

    move(asked, State.PLACED, morag)

    seat = panel.memberships.sitting().get()
    assert seat.customer == asked.customer
    assert seat.interests.get().what == "Works for a supplier"
    assert seat.induction.exists()
    assert Appraisal.objects.filter(membership=seat, held_on=None).exists()
    assert asked.customer.user.role_grants.filter(role=Role.PANEL_MEMBER).exists()


def test_a_full_panel_refuses_and_nothing_is_moved_on(morag, panel, asked):
    make_membership(panel)

    with pytest.raises(Refused, match="The Panel is full"):
        move(asked, State.PLACED, morag)

    asked.refresh_from_db()
    assert asked.state == State.NEW
    assert panel.memberships.sitting().count() == 1


def test_whoever_stops_taking_part_is_off_the_panel_at_once(morag, panel, asked):
    move(asked, State.PLACED, morag)
    asked.refresh_from_db()

    move(asked, State.ENDED, morag, words="A new job")

    assert not panel.memberships.sitting().exists()
    assert not asked.customer.user.role_grants.filter(role=Role.PANEL_MEMBER).exists()


def test_whoever_sits_there_already_keeps_that_seat(morag, panel, asked):
    seat = make_membership(panel, asked.customer, role="chair")

    move(asked, State.PLACED, morag)

    assert panel.memberships.get() == seat


@pytest.mark.parametrize(("role", "reads"), [(Role.STAFF, False), (Role.MANAGER, True)])
def test_what_was_noted_is_for_who_talked_with_them_and_managers(client, morag, asked, role, reads):
    note_interview(interest=asked, by=morag, declared="", notes="Shy at first", held_on=days_ago(1))
    client.force_login(make_user(role))

    address = f"/staff/panels/interviews/{asked.pk}/"
    assert ("Shy at first" in client.get(address).content.decode()) == reads
    sent = {"notes": "Written over", **typed_day("held_on", days_ago(1))}
    client.post(address, sent)

    asked.interview.refresh_from_db()
    assert (asked.interview.notes == "Written over") == reads


def test_one_opportunity_leads_to_one_group(morag, panel, asked):
    with pytest.raises(Refused, match="People join The Panel by it"):
        recruit_by(group=make_group("Readers"), opportunity=asked.opportunity, by=morag)
