import pytest
from django.contrib.auth.models import AnonymousUser

from base.core.audience import Role
from portal.navigation import PUBLIC, STAFF, marked, places_for
from tests.factories.people import make_user


def names(user, path="/"):
    return [place.name for place in places_for(user, path)]


def current(path, places=PUBLIC):
    return {link["name"]: link["current"] for link in marked(places, path) if link["current"]}


def test_a_visitor_sees_what_is_public():
    assert names(AnonymousUser()) == [
        "Home", "Get involved", "What's on", "Have your say", "Choices", "What changed", "Scrutiny", "Reports",
    ]  # fmt: skip


@pytest.mark.django_db
def test_a_customer_also_has_a_page_of_their_own():
    assert names(make_user(Role.CUSTOMER))[-1] == "My involvement"


@pytest.mark.django_db
def test_staff_have_their_own_places_at_work_and_a_door_back_elsewhere():
    staff = make_user(Role.STAFF)

    assert names(staff, "/staff/people/")[:2] == ["Today", "People"]
    assert names(staff, "/calendar/")[-1] == "Staff"


@pytest.mark.django_db
def test_a_board_member_has_the_shelf_and_a_manager_both():
    assert names(make_user(Role.BOARD))[-1] == "Board"
    assert names(make_user(Role.MANAGER), "/staff/")[-1] == "Board"


@pytest.mark.parametrize(
    ("path", "marks"),
    [
        ("/", {"Home": "page"}),
        ("/calendar/", {"What's on": "page"}),
        ("/events/autumn-fair/", {"What's on": "true"}),
        ("/join/home/", {"Get involved": "true"}),
        ("/privacy/", {}),
    ],
)
def test_one_place_at_most_is_marked_as_where_you_are(path, marks):
    assert current(path) == marks


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/staff/events/3/", "Activities"),
        ("/staff/opportunities/3/", "Interests"),
        ("/staff/joined/", "People"),
    ],
)
def test_staff_see_which_part_of_their_work_a_page_belongs_to(path, place):
    assert current(path, STAFF) == {place: "true"}
