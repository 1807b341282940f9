"""The role of scrutiny panel member comes with a seat on a panel and goes with it."""

import pytest

from base.accounts.services import grant_role
from base.core.audience import Role
from base.core.models import Fact
from participation.people.customers.services import claim_record
from participation.people.groups.models import GroupKind, Membership
from participation.people.groups.services import (
    add_member,
    change_membership,
    remove_membership,
    save_group,
    save_kind,
)
from participation.people.groups.tasks import keep_panel_roles
from participation.records.merging.services import merge_records, undo_merge
from tests.days import days_ago
from tests.factories.groups import make_group, make_membership
from tests.factories.people import make_customer, make_joined_customer, make_user

pytestmark = pytest.mark.django_db

MEMBER, OBSERVER = Membership.Role.MEMBER, Membership.Role.OBSERVER
PANEL = Role.PANEL_MEMBER


def seated(customer, morag, role=MEMBER, kind="scrutiny"):
    group = make_group(f"The {kind} panel", kind=kind)
    return add_member(group=group, customer=customer, role=role, from_on=days_ago(9), by=morag)


def holds(customer) -> bool:
    return customer.user.role_grants.filter(role=PANEL).exists()


def ends(seat, by):
    change_membership(
        membership=seat, role=seat.role, from_on=seat.from_on, until_on=days_ago(0), by=by
    )


def test_whoever_is_appointed_holds_the_role_until_the_seat_ends(morag):
    jean = make_joined_customer("Jean")
    seat = seated(jean, morag)
    assert holds(jean)

    ends(seat, morag)

    assert not holds(jean)
    told = Fact.objects.filter(what__in=["role_granted", "role_taken"], changes__role=str(PANEL))
    assert [fact.actor for fact in told] == [morag, morag]


def test_who_is_removed_is_out_at_their_next_request_in_a_tab_that_was_open(client, rf, morag):
    jean = make_joined_customer("Jean")
    seat = seated(jean, morag)
    client.force_login(jean.user)
    assert PANEL in client.get("/me/").wsgi_request.user.roles

    ends(seat, morag)

    assert PANEL not in client.get("/me/").wsgi_request.user.roles


@pytest.mark.parametrize(("kind", "role"), [("working", MEMBER), ("scrutiny", OBSERVER)])
def test_no_other_group_and_no_looking_on_gives_it(morag, kind, role):
    jean = make_joined_customer("Jean")

    seated(jean, morag, role=role, kind=kind)

    assert not holds(jean)


def test_of_two_panels_leaving_one_keeps_it(morag):
    jean = make_joined_customer("Jean")
    first = seated(jean, morag)
    make_membership(make_group("Another panel", kind="scrutiny"), jean)

    ends(first, morag)

    assert holds(jean)


@pytest.mark.parametrize(
    "change",
    [
        lambda seat, by: remove_membership(membership=seat, by=by),
        lambda seat, by: save_group(by=by, group=seat.group, ended_on=days_ago(1)),
        lambda seat, by: save_group(
            by=by, group=seat.group, kind=GroupKind.objects.get(code="working")
        ),
        lambda seat, by: save_kind(by=by, kind=seat.group.kind, scrutinises=False),
    ],
    ids=["seat was a mistake", "panel ended", "panel is a working group now", "kind is no panel"],
)
def test_it_goes_with_whatever_ends_the_seat(morag, change):
    jean = make_joined_customer("Jean")
    seat = seated(jean, morag)

    change(seat, morag)

    assert not holds(jean)


def test_whoever_signs_in_later_with_their_record_has_it_then(client, morag):
    jean = make_customer("Jean", email="jean@example.org")
    seated(jean, morag)
    user = make_user(email="jean@example.org", name="Jean")
    claim_record(user=user, email=user.email)

    keep_panel_roles()

    jean.refresh_from_db()
    assert holds(jean)


def test_given_by_hand_it_does_not_outlast_the_night():
    jean = make_joined_customer("Jean")
    grant_role(user=jean.user, role=PANEL)

    keep_panel_roles()
    keep_panel_roles()

    assert not holds(jean)
    assert Fact.objects.filter(what="role_taken").count() == 1


def test_it_goes_where_the_seat_goes_when_two_records_become_one(morag):
    signs_in, sits = make_joined_customer("Jean"), make_customer("Jean")
    seated(sits, morag)

    merge = merge_records(kept=signs_in, away=sits, by=morag)
    assert holds(signs_in)
    undo_merge(merge=merge, by=morag)

    assert not holds(signs_in)
