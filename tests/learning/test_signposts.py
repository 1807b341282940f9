"""Who helps people get online, and who teaches it: kept true, and shown to those it would help."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from base.core.audience import Role
from base.core.models import Fact
from participation.reach.learning.models import Signpost
from participation.reach.segments.filters import people_matching
from tests.factories.learning import barrier, make_signpost
from tests.factories.people import make_customer, make_estate, make_joined_customer, make_user

pytestmark = pytest.mark.django_db


def main(response) -> str:
    return response.content.decode().split("<main")[1].split("</main>")[0]


def names(response) -> set[str]:
    return {str(signpost) for signpost in response.context["signposts"]}


def answers(**changed) -> dict:
    return {
        "name": "Calder Library",
        "kind": "help",
        "for_whom": "customers",
        "what": "Somebody sits with you.",
        "barriers": [barrier("online_skills").pk, barrier("online_confidence").pk],
        "cost": "Free",
        "phone": "0141 496 0610",
        "checked_on_0": 2,
        "checked_on_1": 11,
        "checked_on_2": 2026,
        "check_by_0": 2,
        "check_by_1": 5,
        "check_by_2": 2027,
        **changed,
    }


def test_the_public_page_says_who_helps_with_what_and_when_we_checked(client):
    make_signpost(checked_on=dt.date(2026, 11, 2), cost="Free", when="Tuesdays, 2pm")

    page = main(client.get("/getting-online/"))

    for words in (
        "Calder Library",
        "Learning the basics",
        "Tuesdays, 2pm",
        "0141 496 0610",
        "Free",
    ):
        assert words in page
    assert "We checked this on 2 November 2026." in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", {"Library", "Lenders", "College", "Harbour Hall"}),
        ("?barrier=online_cost", {"Lenders"}),
        ("?kind=training", {"College"}),
        ("?area=mill-lane", {"Library", "Lenders", "College"}),
        ("?area=west", {"Library", "Lenders", "College", "Harbour Hall"}),
        (
            "?barrier=nonsense&kind=x&area=nowhere",
            {"Library", "Lenders", "College", "Harbour Hall"},
        ),
    ],
)
def test_it_is_narrowed_by_what_would_help_by_kind_and_by_where(client, asked, found):
    mill_lane = make_estate("Mill Lane")
    make_signpost("Library", "online_skills", area=mill_lane.parent)
    make_signpost("Harbour Hall", area=make_estate("The Links", area="Harbour"))
    make_signpost("Lenders", "online_cost")
    make_signpost("College", kind="training")

    assert names(client.get(f"/getting-online/{asked}")) == found


def test_training_for_staff_alone_is_for_staff_alone(client, morag):
    make_signpost("Plain Digital", kind="training", for_whom="staff")
    make_signpost("College", kind="training", for_whom="everyone")
    make_signpost("Silver Screens", kind="training")

    assert names(client.get("/staff/getting-online/?for_whom=staff")) == {
        "Plain Digital",
        "College",
    }
    client.logout()
    assert names(client.get("/getting-online/")) == {"College", "Silver Screens"}


def test_many_entries_cost_no_more_queries(client, django_assert_max_num_queries):
    for number in range(12):
        make_signpost(f"Helper {number}", "online_cost", "online_skills")

    with django_assert_max_num_queries(6):
        client.get("/getting-online/")


def test_staff_add_an_entry_and_change_it(client, morag):
    client.post("/staff/getting-online/new/", answers())
    library = Signpost.objects.get()
    client.post(library.get_absolute_url(), answers(cost="£1 for the tea"))

    library.refresh_from_db()
    assert library.cost == "£1 for the tea"
    assert library.barriers.count() == 2
    assert library.history.count() == 2
    assert Fact.objects.about(library).get().what == "signpost_added"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"phone": ""}, "Say how to reach them"),
        ({"barriers": []}, "Choose at least one thing it helps with"),
        ({"check_by_2": 2025}, "The next check must be after this one"),
        ({"checked_on_2": 2040}, "This day has not come yet"),
        ({"web": "not an address"}, "Enter a web address"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(client, morag, wrong, says):
    page = main(client.post("/staff/getting-online/new/", answers(**wrong)))

    assert says in page
    assert "Somebody sits with you." in page
    assert not Signpost.objects.exists()


def test_an_entry_not_checked_in_time_is_on_the_worklist_until_somebody_has(client, morag):
    today = timezone.localdate()
    due = make_signpost(checked_on=today - dt.timedelta(days=182), check_by=today)
    make_signpost("College")
    line = f"Check that it is still true: {due}"

    assert line in client.get("/staff/").content.decode()
    client.post(f"/staff/getting-online/{due.pk}/true/")

    due.refresh_from_db()
    assert due.checked_on == today < due.check_by
    assert line not in client.get("/staff/").content.decode()


def test_one_that_has_stopped_is_no_longer_shown(client, morag):
    library = make_signpost()

    client.post(f"/staff/getting-online/{library.pk}/close/")

    assert names(client.get("/getting-online/")) == set()
    assert Signpost.objects.get().closed_at is not None


def test_what_would_help_somebody_online_is_asked_and_on_their_record(client):
    amina = make_joined_customer()
    client.force_login(amina.user)
    assert "What would help you do things online?" in main(client.get("/me/preferences/support/"))

    client.post("/me/preferences/support/", {"digital": ["online_cost"], "support": ["travel"]})

    assert set(amina.preferences.values_list("code", flat=True)) == {"online_cost", "travel"}
    client.force_login(make_user(Role.STAFF))
    assert "An affordable device or internet" in main(client.get(amina.get_absolute_url()))


def test_whom_it_would_help_can_be_chosen_as_a_segment():
    tam = make_customer("Tam Rennie")
    make_customer("Jean Smith").preferences.add(barrier("online_cost"))
    tam.preferences.add(barrier("online_skills"))

    assert list(people_matching({"needs": ["online_skills"]})) == [tam]


def test_on_their_own_page_people_see_who_helps_near_them_with_what_they_ticked(client):
    mill_lane = make_estate("Mill Lane")
    amina = make_joined_customer(area=mill_lane)
    amina.preferences.add(barrier("online_cost"))
    make_signpost("Lenders", "online_cost")
    make_signpost("Library", "online_skills", area=mill_lane)
    make_signpost("Harbour Lenders", "online_cost", area=make_estate("The Links", area="Harbour"))
    make_signpost("For staff", "online_cost", for_whom="staff")
    client.force_login(amina.user)

    page = main(client.get("/me/"))

    assert "Who can help you online" in page
    assert "Lenders: call" in page
    assert not any(name in page for name in ("Library", "Harbour Lenders", "For staff"))


def test_somebody_who_ticked_nothing_is_shown_nothing(client):
    make_signpost()
    client.force_login(make_joined_customer().user)

    assert "Who can help you online" not in main(client.get("/me/"))


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"phone": ""}, "says_how_to_reach_them"),
        ({"check_by": dt.date(2020, 1, 1)}, "checked_again_later"),
    ],
)
def test_the_database_refuses_an_entry_that_helps_nobody(fields, rule):
    make_signpost()

    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        Signpost.objects.update(**fields)
