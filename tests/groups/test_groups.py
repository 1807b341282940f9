"""A group of customers: what it is, and its page."""

import datetime as dt

import pytest
from django.urls import reverse

from base.core.models import Fact
from base.core.refused import Refused
from participation.funding.grants.services import record_given
from participation.people.customers.models import Aim
from participation.people.groups.lookups import KINDS, load
from participation.people.groups.models import Group, GroupKind, Membership
from participation.people.groups.services import add_member, save_group
from tests.days import days_ago
from tests.factories.activities import make_outcome, make_past_event
from tests.factories.groups import make_group, make_membership
from tests.factories.people import make_customer, make_estate
from tests.forms import token_in, typed_day

pytestmark = pytest.mark.django_db


def test_an_officer_adds_a_group_and_says_how_it_is_recognised(client, morag):
    estate = make_estate()
    page = client.get("/staff/groups/new/").content.decode()
    token = token_in(page)
    sent = {
        "name": "Mill Lane Residents' Association",
        "kind": GroupKind.objects.get(code="residents").pk,
        "area": estate.pk,
        "aims": [Aim.objects.get(code="challenge").pk, Aim.objects.get(code="community").pk],
        "remit": "Speaks for the lane.",
        **typed_day("recognised_on", days_ago(10)),
        "form_token": token,
    }
    for _ in range(2):  # a double click
        page = client.post("/staff/groups/new/", sent, follow=True).content.decode()

    group = Group.objects.get()
    assert "Recognised since" in page
    assert "Speaks for the lane." in page
    assert "Let customers challenge how we do<br>Bring neighbours together" in page
    assert {fact.what for fact in Fact.objects.about(group)} == {"group_added", "group_recognised"}


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"name": ""}, "What is it called?"),
        ({"kind": ""}, "Choose the kind of group"),
        ({"aims": []}, "Tick at least one thing that it is for"),
        ({"name": "the PANEL"}, "There is a group with this name already."),
        (
            typed_day("recognition_withdrawn_on", dt.date(2025, 1, 1)),
            "Say since when we recognised it",
        ),
        (typed_day("formed_on", dt.date(2999, 1, 1)), "no day can be in the future"),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_is_kept(client, morag, wrong, says):
    make_group("The Panel", kind="scrutiny")
    kind = GroupKind.objects.get(code="working").pk
    sent = {
        "name": "Repairs group",
        "kind": kind,
        "aims": [Aim.objects.get(code="change_service").pk],
        "remit": "How repairs are reported.",
        **wrong,
    }

    page = client.post("/staff/groups/new/", sent).content.decode()

    assert says in page
    assert "How repairs are reported." in page
    assert Group.objects.count() == 1


def test_each_date_that_is_none_is_told_apart(client, morag):
    none = {"_0": "31", "_1": "2", "_2": "2026"}
    days = ("formed_on", "recognised_on", "recognition_withdrawn_on", "ended_on")
    sent = {f"{one}{part}": typed for one in days for part, typed in none.items()}

    page = client.post("/staff/groups/new/", sent)

    says = [page.context["form"].errors[one][0] for one in days]
    assert len(set(says)) == len(days)


def test_the_list_is_narrowed_by_kind_place_and_standing(client, morag):
    estate = make_estate()
    make_group("Mill Lane Residents", area=estate)
    make_group("The Panel", kind="scrutiny", recognised_on=None)
    make_group("Long gone", ended_on=days_ago(3))

    def shown(**asked) -> set[str]:
        return {group.name for group in client.get("/staff/groups/", asked).context["groups"]}

    panel = GroupKind.objects.get(code="scrutiny").pk
    assert shown() == {"Mill Lane Residents", "The Panel"}
    assert shown(kind=panel) == {"The Panel"}
    assert shown(area=estate.parent.parent.pk) == {"Mill Lane Residents"}
    assert shown(which="recognised") == {"Mill Lane Residents"}
    assert shown(which="not_recognised") == {"The Panel"}
    assert shown(which="ended") == {"Long gone"}
    assert shown(kind="nonsense", page="99") == {"Mill Lane Residents", "The Panel"}


def test_a_group_that_ends_has_nobody_sitting_on_it(morag):
    membership = make_membership()

    save_group(by=morag, group=membership.group, ended_on=days_ago(2))

    membership.refresh_from_db()
    assert membership.until_on == days_ago(2)
    with pytest.raises(Refused, match="has ended"):
        add_member(
            group=membership.group,
            customer=make_customer("Ann"),
            role=Membership.Role.MEMBER,
            from_on=days_ago(5),
            by=morag,
        )


def test_loading_the_kinds_again_keeps_what_a_landlord_has_reworded():
    GroupKind.objects.filter(code="area").update(name="Neighbourhood association")

    load()

    assert GroupKind.objects.count() == len(KINDS)
    assert GroupKind.objects.get(code="area").name == "Neighbourhood association"


def test_its_page_tells_what_was_done_with_it_and_what_came_of_that(client, morag):
    group = make_group()
    event = make_past_event("Walk round Mill Lane")
    event.groups.add(group)
    make_outcome("The back court is dark.", activity=event, state="done")

    page = client.get(group.get_absolute_url()).content.decode()

    assert "Walk round Mill Lane" in page
    assert "The back court is dark." in page
    assert "Done, " in page


def test_an_officer_says_which_groups_an_event_was_for(client, morag):
    group, gone = make_group(), make_group("Long gone", ended_on=days_ago(3))
    event = make_past_event()
    event.groups.add(gone)

    page = client.get(reverse("events:edit", args=[event.pk])).content.decode()

    assert group.name.replace("'", "&#x27;") in page
    assert "Long gone" in page  # it was for them, and stays so


def test_the_pages_take_the_same_few_queries_however_many_there_are(
    client, morag, django_assert_max_num_queries
):
    group = make_group()
    for n in range(30):
        make_membership(group, make_customer(f"Customer {n}"))
        make_membership(make_group(f"Group {n}"))
        record_given(group=group, on=days_ago(n), pounds=5, what_for="Stamps", by=morag)
        event = make_past_event(f"Event {n}", lead_officer=morag)
        event.groups.add(group)
        make_outcome(activity=event, owner=morag)

    for address in ("/staff/groups/", group.get_absolute_url()):
        with django_assert_max_num_queries(20):
            client.get(address)
