"""The directory of local services, by area and need, with the day each was checked (B-71)."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from participation.reach.learning.models import Need, Signpost
from portal.worklist import waiting_for
from tests.factories.learning import make_signpost
from tests.factories.people import make_estate
from tests.forms import typed_day

pytestmark = pytest.mark.django_db

PAGE = "/local-services/"


def shown(client, query: str = "") -> set[str]:
    page = client.get(f"{PAGE}{query}").content.decode()
    return set(re.findall(r'id="signpost-\d+">([^<]+?)\s*<', page))


def test_anybody_finds_services_by_need_and_by_where_they_live(client):
    mill, far = make_estate("Mill Lane"), make_estate("Harbour Row", area="Harbour", region="East")
    make_signpost("Food Shelf", needs=["food"], area=mill.parent)
    make_signpost("Far Kitchen", needs=["food"], area=far)
    make_signpost("Money advice", needs=["money", "food"], kind="ours")
    make_signpost("For us", needs=["food"], for_whom="staff")
    make_signpost("Gone", needs=["food"], closed_at=timezone.now())
    make_signpost("Calder Library", "online_skills")

    assert shown(client) == {"Food Shelf", "Far Kitchen", "Money advice", "Calder Library"}
    assert shown(client, "?need=food") == {"Food Shelf", "Far Kitchen", "Money advice"}
    assert shown(client, f"?need=food&area={mill.slug}") == {"Food Shelf", "Money advice"}
    assert shown(client, "?need=money") == {"Money advice"}
    assert shown(client, "?kind=ours") == {"Money advice"}
    assert shown(client, "?need=nonsense&area=nowhere") == shown(client)
    online = client.get("/getting-online/").content.decode()
    assert "Calder Library" in online
    assert "Food Shelf" not in online


def test_each_entry_says_when_it_was_checked_and_comes_back_to_be_checked(client, officer):
    checked = dt.date(2026, 3, 5)
    make_signpost("Food Shelf", needs=["food"], checked_on=checked, check_by=timezone.localdate())

    page = client.get(PAGE).content.decode()

    assert "We checked this on 5 March 2026." in page
    assert "Food and other essentials" in page
    assert "Check that it is still true: Food Shelf" in [one.what for one in waiting_for(officer)]


def test_an_officer_adds_one_and_says_what_it_helps_with(client, morag):
    today = timezone.localdate()
    sent = {
        "name": "Warm Glen",
        "kind": "help",
        "for_whom": "customers",
        "what": "Checks your meter.",
        "cost": "Free",
        "phone": "0808 157 0672",
        **typed_day("checked_on", today),
        **typed_day("check_by", today + dt.timedelta(days=90)),
    }

    refused = client.post("/staff/getting-online/new/", sent).content.decode()
    assert "Choose at least one thing it helps with" in refused
    assert "Checks your meter." in refused
    client.post(
        "/staff/getting-online/new/", {**sent, "needs": [Need.objects.get(code="energy").pk]}
    )

    assert Signpost.objects.get().barriers.count() == 0
    listed = client.get("/staff/getting-online/", {"need": "energy"}).content.decode()
    assert "Warm homes and energy bills" in listed.split("<tbody")[1]
    client.logout()
    assert shown(client, "?need=energy") == {"Warm Glen"}
