"""The demo world has a topic in every place where one can stand."""

import random

import pytest
from django.utils import timezone

from base.core.audience import Role
from base.core.demo import World
from participation.people.groups.models import Membership
from scrutiny.topics.demo import make_topics
from scrutiny.topics.models import Topic, Vote
from tests.factories.groups import make_group
from tests.factories.people import make_customer, make_user
from tests.factories.topics import make_scrutiny_panel, make_seat

pytestmark = pytest.mark.django_db


def test_the_demo_panel_has_one_of_each(client, officer):
    panel = make_scrutiny_panel()
    chair = make_seat(panel, "Chris Chair", Membership.Role.CHAIR)
    for number in range(8):
        make_seat(panel, f"Member {number}")
    make_group()
    for number in range(12):
        make_customer(f"Tenant {number}")
    manager = make_user(Role.MANAGER, name="Ewan Galbraith")

    make_topics(World(officer, manager, timezone.now(), lambda part: random.Random(part)))

    assert {one.standing for one in Topic.objects.all()} == {
        "Kept back",
        "Waiting to be read",
        "Suggested",
        "The panel has to decide",
        "Chosen by the panel",
        "Not chosen",
    }
    assert set(Vote.objects.values_list("result", flat=True)) == {"", *Vote.Result.values}
    for user, pages, at in [
        (None, ["/scrutiny/", "/scrutiny/topics/"], "get_absolute_url"),
        (chair.customer.user, ["/me/scrutiny/topics/"], "panel_address"),
        (manager, ["/staff/topics/", "/staff/"], "staff_address"),
    ]:
        if user:
            client.force_login(user)
        for page in pages:
            assert client.get(page).status_code == 200
        for one in Topic.objects.public():
            found = getattr(one, at)
            assert client.get(found() if callable(found) else found).status_code == 200
