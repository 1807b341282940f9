"""A form that chooses an activity offers the nearest of thousands, and whichever a page leads to."""

import datetime as dt

import pytest
from django.utils import timezone

from participation.programme.activities import choosing
from tests.factories.activities import make_event

pytestmark = pytest.mark.django_db

FORMS = (
    "/staff/outcomes/new/",
    "/staff/assessments/new/",
    "/staff/digital-inclusion/add/",
    "/staff/widening/initiatives/new/",
)


def starts_in(days: int):
    return make_event(f"In {days} days", starts_at=timezone.now() + dt.timedelta(days=days))


@pytest.fixture
def few(monkeypatch):
    monkeypatch.setattr(choosing, "NEAREST", 2)


def test_the_nearest_on_either_side_are_offered_the_latest_first(few):
    for days in (-30, -20, -10, 10, 20, 30):
        starts_in(days)

    offered = choosing.nearest(choosing.Activity.objects.all())

    assert [one.title for one in offered] == [f"In {days} days" for days in (20, 10, -10, -20)]


@pytest.mark.parametrize("address", FORMS)
def test_each_form_offers_a_few_of_thousands(client, morag, few, address):
    for days in range(-12, 0):
        starts_in(days)

    page = client.get(address).content.decode()

    assert page.count(" days, ") == 2


@pytest.mark.parametrize("address", FORMS[:3])
def test_one_of_long_ago_is_chosen_by_beginning_from_its_page(client, morag, few, address):
    old, *_ = [starts_in(days) for days in (-30, -20, -10)]

    page = client.get(address, {"activity": old.pk}).content.decode()

    assert f'value="{old.pk}" selected' in page


def test_the_page_of_an_event_leads_there(client, morag):
    event = starts_in(-30)

    page = client.get(f"/staff/events/{event.pk}/").content.decode()

    for address in FORMS[:3]:
        assert f"{address}?activity={event.pk}" in page


@pytest.mark.parametrize("nonsense", ["9" * 30, "²", "-1", "x"])
def test_an_address_that_names_no_activity_chooses_none(client, morag, nonsense):
    for address in FORMS[:3]:
        assert client.get(address, {"activity": nonsense}).status_code == 200
