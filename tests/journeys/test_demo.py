import re

import pytest
from playwright.sync_api import expect

from portal.demo.world.cast import CAST, CUSTOMER, make_cast
from tests.browser import assert_accessible
from tests.factories.people import make_customer

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast():
    users = make_cast()
    make_customer(CUSTOMER.name, user=users[CUSTOMER.email])


def test_anybody_comes_in_as_anybody_with_one_button(screen, cast):
    screen.goto("/demo/")
    assert_accessible(screen)

    for person in CAST:
        screen.goto("/demo/")
        screen.get_by_role("button", name=f"Come in as {person.name}").click()
        expect(screen).not_to_have_url(re.compile("/demo/$"))
        screen.goto("/account/")
        assert screen.get_by_text(person.email).is_visible()


def test_the_outbox_can_be_read_by_everybody(screen):
    screen.goto("/demo/outbox/")

    assert_accessible(screen)
