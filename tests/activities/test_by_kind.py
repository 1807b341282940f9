import pytest

from base.core.audience import Role
from participation.programme.activities.models import Engagement
from participation.programme.activities.services import record_engagement
from participation.programme.events import kinds
from tests.factories.activities import make_past_event
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db


def test_no_filter_offers_a_kind_that_no_page_can_make(client):
    client.force_login(make_user(Role.STAFF))

    page = client.get("/staff/activities/").content.decode()

    assert all(f'value="{code}"' in page for code in ("pop_up", "consultation"))
    assert not any(f'value="{code}"' in page for code in ("inspection", "scrutiny"))


def test_activities_are_counted_by_kind_with_the_kinds_that_had_none(client):
    client.force_login(make_user(Role.STAFF))
    for _ in range(2):
        walk = make_past_event(kind=kinds.ESTATE_WALK.code, days_ago=0)
    record_engagement(activity=walk, role=Engagement.Role.ATTENDED, people=14, source="t:1")

    page = client.get("/staff/activities/by-kind/").content.decode()
    row = page.split("Estate walk")[1].split("</tr>")[0]

    assert ">2</td>" in row
    assert ">14</td>" in row
    none = page.split("None of: ")[1].split(".</p>")[0].split(", ")
    assert "Training" in none
    assert 'href="/staff/activities/?kind=estate_walk"' in page
    assert "Inspection" not in none  # no page makes one, so having none says nothing
    assert client.get("/staff/activities/by-kind/", {"year": "x"}).status_code == 200
