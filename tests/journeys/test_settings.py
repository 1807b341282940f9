"""An administrator decides something for the landlord, on a phone and without JavaScript."""

import pytest
from playwright.sync_api import expect

from base.core.audience import Role
from base.core.models import SetRule
from tests.browser import assert_accessible
from tests.factories.people import make_user
from tests.journeys.conftest import PHONE


@pytest.fixture
def iain(transactional_db):
    return make_user(Role.ADMINISTRATOR, name="Iain Baird")


def test_what_is_decided_is_read_and_changed_on_a_phone(phone, sign_in, iain, rules_looked_up):
    sign_in(phone, iain)
    phone.goto("/staff/settings/")
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(phone.get_by_role("heading", level=1)).to_have_count(1)
    assert_accessible(phone)

    phone.get_by_role("link", name="Change How often we ask, and what it costs").click()
    expect(phone.get_by_role("heading", level=1)).to_have_count(1)
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert_accessible(phone)
    phone.get_by_label("Time between two invitations").fill("45")
    phone.get_by_label("Why do you change it?").fill("People told us that a month is too short.")
    phone.get_by_role("button", name="Save").click()

    expect(phone.get_by_text("45 days")).to_be_visible()
    expect(phone.get_by_text("People told us that a month is too short.")).to_be_visible()


def test_colours_change_without_javascript_and_unreadable_ones_do_not(
    open_page, sign_in, iain, rules_looked_up
):
    page = open_page(viewport=PHONE, java_script_enabled=False)
    sign_in(page, iain)
    page.goto("/staff/settings/colours/")

    page.get_by_label("Leaf").fill("#7fd3a8")
    page.get_by_label("Why do you change it?").fill("Our new house style.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Choose a lighter or darker leaf.").first).to_be_visible()
    expect(page.get_by_label("Leaf")).to_have_value("#7fd3a8")
    page.get_by_label("Leaf").fill("#5a2d82")
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_role("heading", level=1, name="Settings")).to_be_visible()
    assert SetRule.objects.get(name="BRAND_LEAF").value == "#5a2d82"
    assert "--portal-leaf: #5a2d82;" in page.request.get("/brand.css").text()
