"""The lists that staff work from, read on a phone."""

import pytest
from playwright.sync_api import expect

from base.core.audience import Role
from tests.browser import assert_accessible
from tests.factories.people import make_customer, make_user
from tests.journeys.conftest import PHONE


@pytest.fixture
def lists(transactional_db):
    make_customer(name="Wilhelmina Featherstonehaugh-Cholmondeley", reference="T-000123456789")
    return make_user(Role.STAFF, name="Morag Tait")


def test_on_a_phone_each_row_is_a_card_with_nothing_to_scroll_to(phone, sign_in, lists):
    sign_in(phone, lists)

    phone.goto("/staff/people/?q=Wilhelmina")

    row = phone.get_by_role("row", name="Wilhelmina")
    expect(row.get_by_role("cell", name="Tenure: Not recorded")).to_be_visible()
    box = phone.locator(".portal-stack")
    assert box.evaluate("box => box.scrollWidth <= box.clientWidth")
    assert_accessible(phone)


def test_on_a_phone_a_list_is_still_read_out_as_a_table(phone, sign_in, lists):
    sign_in(phone, lists)

    phone.goto("/staff/people/?q=Wilhelmina")

    told = phone.context.new_cdp_session(phone).send("Accessibility.getFullAXTree")
    roles = {node["role"]["value"] for node in told["nodes"] if not node["ignored"]}
    assert {"table", "row", "columnheader", "cell"} <= roles


def test_what_a_card_is_about_is_big_enough_for_a_thumb(open_page, sign_in, lists):
    make_customer(name="Jo")
    phone = open_page(viewport=PHONE, has_touch=True, is_mobile=True)
    sign_in(phone, lists)

    phone.goto("/staff/people/?q=Jo")

    assert phone.get_by_role("link", name="Jo", exact=True).bounding_box()["height"] >= 47.5


def test_at_a_desk_the_same_list_is_a_table(page, sign_in, lists):
    sign_in(page, lists)

    page.goto("/staff/people/?q=Wilhelmina")

    expect(page.get_by_role("columnheader", name="Tenure")).to_be_visible()
    expect(page.get_by_role("cell", name="Not recorded", exact=True).first).to_be_visible()
