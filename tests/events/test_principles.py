import pytest

from base.core.audience import Role
from participation.programme.activities.lookups import load
from participation.programme.activities.models import Principle
from tests.factories.activities import EVERY_PRINCIPLE, make_consultation, make_event
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db

MAKERS = [make_event, make_consultation]


def shown(page: str) -> dict[str, str]:
    """Each principle on a plan, and the tag beside it."""
    lines = page.split("Our principles")[1].split("</ul>")[0].split("<li")[1:]
    return {
        words: "Missing" if "Missing" in line else "Made sure of"
        for line in lines
        for words in Principle.objects.values_list("words", flat=True)
        if words in line
    }


@pytest.mark.parametrize("make", MAKERS)
def test_each_plan_shows_the_principles_and_what_is_missing_before_it_opens(client, make):
    client.force_login(make_user(Role.STAFF))
    plan = make(published_at=None, principles=["trust", "told"])

    page = client.get(plan.staff_address).content.decode()

    words = dict(Principle.objects.values_list("code", "words"))
    tags = shown(page)
    assert len(tags) == 12
    assert {code for code in words if tags[words[code]] == "Made sure of"} == {"trust", "told"}


@pytest.mark.parametrize(
    ("make", "address"),
    [
        (make_event, "/staff/events/{}/edit/"),
        (make_consultation, "/staff/consultations/{}/ready/"),
    ],
)
def test_what_is_made_sure_of_is_ticked_on_the_plan(client, make, address):
    client.force_login(make_user(Role.STAFF))
    plan = make(principles=["told"])

    form = client.get(address.format(plan.pk)).content.decode()

    assert form.count('name="principles"') == len(EVERY_PRINCIPLE)
    assert form.split('value="told"')[1].split(">")[0].strip().endswith("checked")


def test_a_landlord_decides_the_words_and_which_are_held_to(client):
    client.force_login(make_user(Role.STAFF))
    Principle.objects.filter(code="trust").update(words="We keep our word")
    retired = Principle.objects.get(code="new_places")
    Principle.objects.filter(code="new_places").update(retired_at="2026-04-01T00:00Z")
    load()

    for make in MAKERS:
        page = client.get(make().staff_address).content.decode()
        assert "We keep our word" in page
        assert retired.words not in page
