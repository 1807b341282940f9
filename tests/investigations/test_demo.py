"""The demo world has an investigation in each stage, and one that is published."""

import random

import pytest
from django.utils import timezone

from base.core.audience import Role
from base.core.demo import World
from scrutiny.investigations.demo import make_investigations
from scrutiny.investigations.lookups import load
from scrutiny.investigations.models import Investigation
from scrutiny.investigations.services import missing_to_publish
from tests.factories.people import make_joined_customer, make_user
from tests.factories.recommendations import make_member, make_panel

pytestmark = pytest.mark.django_db


def test_the_demo_panel_has_one_in_each_stage(client, officer):
    load()
    jean = make_member(make_panel())
    for number in range(9):
        make_joined_customer(f"Tenant {number}")
    amina = make_joined_customer("Amina Hussain")
    manager = make_user(Role.MANAGER, name="Ewan Galbraith")

    make_investigations(World(officer, manager, timezone.now(), lambda part: random.Random(part)))

    assert {one.standing for one in Investigation.objects.all()} == {
        "Customers’ journey",
        "Staff’s journey",
        "Joint session",
        "Published",
    }
    published = Investigation.objects.published().get()
    assert missing_to_publish(published) == []  # nobody is named, and nothing waits
    pages = [
        (None, [published.get_absolute_url(), "/scrutiny/investigations/"]),
        (jean, ["/me/scrutiny/", *(one.my_address for one in Investigation.objects.all())]),
        (amina.user, ["/me/scrutiny/investigations/"]),
        (officer, [one.staff_address for one in Investigation.objects.all()]),
        (
            officer,
            [f"/staff/scrutiny/investigations/{one}" for one in ("", "mappers/", "templates/")],
        ),
    ]
    for user, addresses in pages:
        if user:
            client.force_login(user)
        for address in addresses:
            assert client.get(address).status_code == 200, address
