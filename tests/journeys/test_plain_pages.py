import pytest

from tests.browser import assert_accessible
from tests.factories.activities import make_opportunity
from tests.journeys.conftest import PHONE

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


@pytest.mark.parametrize("address", ["/get-involved/scrutiny-panel/", "/calendar/", "/contact/"])
def test_what_stands_by_itself_is_big_enough_for_a_thumb(open_page, transactional_db, address):
    make_opportunity("Scrutiny Panel", slug="scrutiny-panel")
    phone = open_page(viewport=PHONE, has_touch=True, is_mobile=True)

    phone.goto(address)
    menu = phone.get_by_role("navigation", name="Menu")
    assert not menu.get_by_role("link").first.is_visible()
    menu.locator("summary").click()

    for link in phone.locator(
        "header a, nav summary, nav a, footer li a, .govuk-back-link, .govuk-button"
    ).all():
        assert link.bounding_box()["height"] >= 47.5, link.inner_text()
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_whoever_goes_by_keyboard_sees_where_they_are_in_every_strip(page, settings):
    settings.DEMO = True
    page.goto("/contact/")

    for _ in range(4):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        assert focused.evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(255, 221, 0)"
