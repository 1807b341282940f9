"""Journey: somebody rings, and an officer fills in for them what they would like."""

import re

import pytest
from playwright.sync_api import expect

from base.core.audience import Role
from participation.messages.contact.models import Message
from tests.browser import assert_still_accessible
from tests.factories.activities import make_opportunity
from tests.factories.people import make_customer, make_user


@pytest.fixture
def morag(transactional_db):
    return make_user(Role.STAFF, name="Morag Tait")


def test_an_officer_fills_in_what_somebody_says_on_the_phone(screen, sign_in, morag):
    jean = make_customer("Jean Smith", address="1 Mill Lane", postcode="GM1 1AA")
    make_opportunity("Readers' panel", recruiting_officer=morag)
    sign_in(screen, morag)

    screen.goto(jean.get_absolute_url())
    screen.get_by_role("link", name="Act for this person").click()
    assert_still_accessible(screen)
    screen.get_by_label("On the phone").check()
    screen.get_by_role("button", name="Act for this person").click()
    expect(screen.get_by_role("region", name="You are acting for somebody")).to_be_visible()
    assert_still_accessible(screen)

    screen.get_by_role("link", name="Change how far").click()
    screen.get_by_role("radio").nth(1).check()
    screen.get_by_role("button", name="Save").click()
    expect(screen).to_have_url(re.compile("/me/$"))
    screen.goto("/get-involved/")
    screen.get_by_role("link", name="Readers' panel").first.click()
    screen.get_by_role("button", name="I’m interested").first.click()
    expect(screen.get_by_text("We will be in touch about it by")).to_be_visible()

    screen.goto("/me/equality/")
    assert_still_accessible(screen)
    screen.get_by_role("button", name="Stop acting for Jean Smith").click()
    expect(screen.get_by_text("They get a copy of what you changed.")).to_be_visible()
    assert Message.objects.get(template="records/email/acted_for").text.count("\n- ") == 2
