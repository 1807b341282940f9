"""Whoever sits down next at a library's computer presses Back."""

import re

import pytest
from playwright.sync_api import expect

from base.core.audience import Role
from tests.factories.people import make_user
from tools import system


@pytest.fixture
def remembering(browser_type, browser_type_launch_args, browser_context_args, live_server):
    """A page of a browser that keeps whole pages for Back, which Playwright turns off."""
    browser = browser_type.launch(
        **{**browser_type_launch_args, "executable_path": system.whole_browser()},
        ignore_default_args=["--disable-back-forward-cache"],
    )
    context = browser.new_context(**browser_context_args, base_url=live_server.url)
    yield context.new_page()
    browser.close()


def test_back_after_signing_out_shows_nothing(remembering, sign_in, transactional_db):
    page = remembering
    page.goto("/contact/")
    page.evaluate("window.isKept = true")
    page.goto("/privacy/")
    page.go_back(wait_until="commit")
    assert page.evaluate("window.isKept"), "This browser keeps no pages, so it proves nothing"

    sign_in(page, make_user(Role.CUSTOMER, name="Amina Hussain"))
    page.goto("/account/")
    expect(page.get_by_role("link", name="Amina Hussain")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("link", name="Sign in").wait_for()
    page.go_back(wait_until="commit")

    expect(page).to_have_url(re.compile("/accounts/login/"))
    expect(page.get_by_text("Amina Hussain")).to_have_count(0)
