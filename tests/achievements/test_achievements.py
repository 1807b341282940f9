import pytest
from django.utils import timezone

from base.core.models import Fact
from participation.feedback.achievements.models import Achievement
from tests.forms import typed_day

pytestmark = pytest.mark.django_db


def sent(**changed) -> dict:
    today = timezone.localdate()
    return {
        "title": "Best neighbourhood plan",
        "kind": "award",
        "what": "The panel’s plan for the back courts.",
        "with_whom": "The tenants’ advisers’ yearly prize",
        **typed_day("achieved_on", today),
        **changed,
    }


def test_an_award_is_kept_and_shown_to_everybody_only_once_it_is_published(client, morag):
    client.post("/staff/achievements/new/", sent())
    kept = Achievement.objects.get()
    assert "Best neighbourhood plan" in client.get("/staff/achievements/").content.decode()
    assert "Best neighbourhood plan" not in client.get("/achievements/").content.decode()

    client.post(kept.staff_address, sent(public="on"))

    client.logout()
    assert "Best neighbourhood plan" in client.get("/achievements/").content.decode()
    assert Fact.objects.about(kept).get().what == "achievement_published"


def test_taking_it_back_hides_it_again(client, morag):
    client.post("/staff/achievements/new/", sent(public="on"))

    client.post(Achievement.objects.get().staff_address, sent())

    assert "Best neighbourhood plan" not in client.get("/achievements/").content.decode()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"with_whom": ""}, "with whom did we share it?"),
        ({"achieved_on_2": 2999}, "must be today or earlier"),
        ({"link": "not an address"}, "Enter a whole web address"),
    ],
)
def test_wrong_answers_come_back_with_the_rest_kept(client, morag, wrong, says):
    page = client.post("/staff/achievements/new/", sent(**wrong)).content.decode()

    assert says in page
    assert "The panel’s plan" in page
    assert not Achievement.objects.exists()
