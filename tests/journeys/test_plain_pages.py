import pytest

from tests.browser import assert_accessible

ADDRESSES = ["/contact/", "/accessibility/", "/privacy/", "/complaints/"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_page_can_be_read_by_everybody(screen, address):
    screen.goto(address)

    assert_accessible(screen)


def test_a_page_that_is_not_there_says_what_to_do(screen):
    response = screen.goto("/no-such-page/")

    assert response.status == 404
    assert_accessible(screen)
    assert screen.get_by_role("link", name="Go to the home page").is_visible()


def test_the_skip_link_is_first_and_leads_past_the_navigation(page):
    page.goto("/contact/")
    page.keyboard.press("Tab")

    focused = page.locator(":focus")
    assert focused.inner_text() == "Skip to main content"
    page.keyboard.press("Enter")
    assert page.locator(":focus").get_attribute("id") == "main"
