"""Answer by the open link, on a browser that somebody has used for it before."""

import pytest
from playwright.sync_api import Page, expect

from base.core.audience import Role
from tests.browser import assert_accessible
from tests.factories.people import make_user
from tests.journeys.conftest import PHONE
from tests.surveys.answering import Safety

pytestmark = pytest.mark.django_db(transaction=True)


def test_whoever_comes_to_the_same_browser_says_whether_it_was_them(page: Page):
    safety = Safety(make_user(Role.STAFF, name="Morag Tait"), open_to_all=True)
    page.set_viewport_size(PHONE)
    begin = page.get_by_role("button", name="Answer without signing in")
    page.goto(safety.page)
    begin.click()
    page.get_by_role("button", name="Answer here").click()
    page.get_by_label("Yes").check()
    page.get_by_role("button", name="Continue").click()

    page.goto(safety.page)
    begin.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Was it you")
    assert_accessible(page)
    page.get_by_role("button", name="No, I am somebody else").click()
    page.get_by_role("button", name="Answer here").click()

    expect(page.get_by_label("Yes")).not_to_be_checked()
