"""Groups beside each other: in one place, or with the same people on them."""

import datetime as dt

import pytest
from django.utils import timezone

from base.core.audience import Role
from participation.people.groups.overlap import pairs
from tests.factories.groups import make_group, make_membership
from tests.factories.people import make_customer, make_estate, make_user

pytestmark = pytest.mark.django_db

ADDRESS = "/staff/groups/overlap/"


@pytest.fixture
def estate():
    return make_estate()


def told() -> list[tuple[str, str, bool, int]]:
    return [(pair.one.name, pair.other.name, pair.same_place, pair.both) for pair in pairs()]


def test_an_association_and_a_group_of_its_place_are_told_of_each_other(client, estate):
    make_group("Mill Lane Association", area=estate)
    make_group("Gardeners", kind="community", area=estate.parent)
    make_group("Far away", area=make_estate("Quarry Road", area="Harbour", region="East"))
    client.force_login(make_user(Role.STAFF))

    page = client.get(ADDRESS).content.decode()
    assert told() == [("Gardeners", "Mill Lane Association", True, 0)]
    assert "Tell each of the other; neither answers to the other." in page
    assert "Far away" not in page


def test_those_who_sit_on_both_are_counted_once_and_who_has_left_is_not():
    one, other = make_group("A panel", kind="scrutiny"), make_group("Readers", kind="readers")
    for name in ("Jean", "Tam"):
        customer = make_customer(name)
        make_membership(one, customer)
        make_membership(other, customer)
    gone = make_customer("Ann")
    make_membership(one, gone, until_on=timezone.localdate() - dt.timedelta(days=1))
    make_membership(other, gone)

    assert told() == [("A panel", "Readers", False, 2)]


def test_two_associations_of_one_place_are_asked_who_speaks_for_what(estate):
    make_group("North side", area=estate)
    make_group("South side", kind="area", area=estate)

    (pair,) = pairs()
    assert pair.advice.startswith("Both speak for the place.")


def test_many_groups_take_no_more_statements(client, estate, django_assert_max_num_queries):
    for number in range(9):
        group = make_group(f"Close {number}", area=estate)
        make_membership(group, make_customer(f"Member {number}"))
    client.force_login(make_user(Role.STAFF))

    client.get(ADDRESS)
    with django_assert_max_num_queries(6):
        client.get(ADDRESS)


def test_customers_do_not_come_near(client):
    client.force_login(make_user(Role.CUSTOMER))

    assert client.get(ADDRESS).status_code == 403
