"""The demo world has a recommendation in every place where one can stand."""

import random

import pytest
from django.utils import timezone

from base.core.audience import Role
from base.core.demo import World
from participation.programme.actions.models import Action
from scrutiny.recommendations.demo import make_recommendations
from scrutiny.recommendations.models import Recommendation, Step
from tests.factories.people import make_user
from tests.factories.recommendations import make_member, make_panel

pytestmark = pytest.mark.django_db


def test_the_demo_panel_has_one_of_each(client, officer):
    panel = make_panel("Scrutiny Panel")
    member = make_member(panel)
    make_member(panel, "Dan Panel")
    board, manager = make_user(Role.BOARD), make_user(Role.MANAGER, name="Ewan Galbraith")

    make_recommendations(World(officer, manager, timezone.now(), lambda part: random.Random(part)))

    standing = {one.standing for one in Recommendation.objects.select_related("current")}
    assert standing == {
        "Draft",
        "Waiting for a reply",
        "Reply is late",
        "Asked again",
        "Accepted",
        "Accepted in part",
        "Not accepted",
        "Withdrawn",
    }
    assert {one.standing for one in Action.objects.all()} == {
        "Confirmed",
        "Said to be done",
        "Overdue",
    }
    assert set(Step.objects.values_list("what", flat=True)) >= {"not_yet", "interim", "extended"}
    for user, pages in [
        (None, ["/scrutiny/", "/scrutiny/recommendations/"]),
        (member, ["/me/scrutiny/"]),
        (manager, ["/staff/recommendations/", "/staff/"]),
        (board, ["/board/", "/board/recommendations/"]),
    ]:
        if user:
            client.force_login(user)
        for page in pages:
            assert client.get(page).status_code == 200
        for one in Recommendation.objects.sent():
            assert client.get(one.get_absolute_url()).status_code == 200
