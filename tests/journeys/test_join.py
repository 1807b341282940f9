"""Join, in a real browser: from the home page to "You have joined", and back to change a wish."""

import re

import pytest
from django.core import mail
from playwright.sync_api import Page, expect

from participation.people.customers.models import Customer
from tests.browser import assert_still_accessible
from tests.factories.activities import make_opportunity
from tests.factories.people import make_estate, make_joined_customer

pytestmark = pytest.mark.django_db(transaction=True)

CONTINUE = "Continue"


def go_on(page: Page) -> None:
    page.get_by_role("button", name=CONTINUE).click()


def code_sent() -> str:
    return re.search(r"^([A-Z0-9-]{6,12})$", mail.outbox[-1].body, re.MULTILINE)[1]


def answer_from_home_on(page: Page, *, reach: str, look=assert_still_accessible) -> None:
    """Every page after the first, each looked at first."""
    page.get_by_label("If you do not know it, choose your area").select_option("Mill Lane")
    tenant(page).check()
    go_on(page)
    for heading, label in [
        ("How far would you like to get involved?", "Ask me"),
        ("How do you like to take part?", "Online"),
        ("What matters to you?", "Repairs"),
        ("When are you usually free?", "Weekday evenings"),
    ]:
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)
        look(page)
        page.locator("label").get_by_text(label, exact=True).click()
        go_on(page)
    look(page)
    page.get_by_label(reach, exact=True).check()
    page.get_by_label("Large print").check()
    go_on(page)
    look(page)
    page.get_by_label("Childcare or care for somebody").check()
    page.get_by_label("Anything else that would help").fill("A lift home, please")
    go_on(page)
    look(page)
    page.get_by_role("checkbox").first.check()
    go_on(page)


def nothing(page: Page) -> None:
    """Axe is a script itself, and never answers where scripts are off."""


def tenant(page: Page):
    return page.get_by_label("I rent my home from you")


def test_a_tenant_joins_proves_the_address_and_changes_a_wish(screen):
    make_estate()
    make_opportunity("Online readers")
    screen.goto("/join/")
    assert_still_accessible(screen)
    screen.get_by_role("button", name="Start now").click()
    assert_still_accessible(screen)
    screen.get_by_label("Your name").fill("Jean Ó Súilleabháin")
    screen.get_by_label("Email me", exact=True).check()
    screen.get_by_label("Email address").fill("jean@example.org")
    go_on(screen)
    assert_still_accessible(screen)
    screen.reload()
    screen.get_by_role("link", name="Back", exact=True).click()
    expect(screen.get_by_label("Your name")).to_have_value("Jean Ó Súilleabháin")
    go_on(screen)
    answer_from_home_on(screen, reach="Email")

    expect(screen.get_by_role("heading", level=1)).to_have_text("Check your answers")
    assert_still_accessible(screen)
    screen.get_by_role("link", name="Change what matters to you").click()
    screen.get_by_label("Repairs").uncheck()
    screen.get_by_label("Feeling safe").check()
    go_on(screen)
    expect(screen.get_by_text("Feeling safe")).to_be_visible()
    screen.get_by_role("button", name="Send and join").click()

    assert_still_accessible(screen)
    screen.get_by_label(re.compile("code", re.IGNORECASE)).first.fill(code_sent())
    screen.keyboard.press("Enter")
    expect(screen.get_by_role("heading", level=1)).to_have_text("You have joined")
    assert_still_accessible(screen)
    expect(screen.get_by_role("link", name="Online readers")).to_be_visible()

    screen.get_by_role("link", name="Go to my involvement").click()
    assert_still_accessible(screen)
    screen.get_by_role("link", name="Change how far").click()
    screen.locator("label").get_by_text("Let me influence").click()
    screen.get_by_role("button", name="Save").click()
    expect(screen.get_by_text("Let me influence")).to_be_visible()
    jean = Customer.objects.get()
    assert (jean.level.code, jean.area.name) == ("influence", "Mill Lane")


def test_joining_by_phone_needs_no_scripts(plain_page):
    make_estate()
    plain_page.goto("/join/you/")
    plain_page.get_by_label("Your name").fill("Pat O'Neil")
    plain_page.get_by_label("Ring me: I do not use email").check()
    plain_page.get_by_label("Phone number", exact=True).fill("0141 496 0123")
    go_on(plain_page)
    answer_from_home_on(plain_page, reach="Phone call", look=nothing)
    plain_page.get_by_role("button", name="Send and join").click()

    expect(plain_page.get_by_role("heading", level=1)).to_have_text("You have joined")
    assert Customer.objects.get().name == "Pat O'Neil"


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_only_the_boxes_of_the_chosen_way_show(open_page, scripts):
    page = open_page(java_script_enabled=scripts)
    page.goto("/join/you/")
    expect(page.get_by_label("Email address")).to_be_hidden()

    page.get_by_label("I would rather you wrote to me").check()

    expect(page.get_by_label("House number, street and town")).to_be_visible()
    expect(page.get_by_label("Email address")).to_be_hidden()


def test_the_first_page_is_filled_in_by_keyboard_alone_in_reading_order(page):
    page.goto("/join/you/")
    page.get_by_role("link", name="Back", exact=True).focus()
    seen = []
    for typed in ("Amina Hussain", " ", "amina@example.org", "", ""):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.id || document.activeElement.innerText"))
        if typed:
            page.keyboard.type(typed)
    page.keyboard.press("Enter")

    assert seen == ["id_name", "id_reach", "id_email", "id_mobile", CONTINUE]
    expect(page.get_by_role("heading", level=1)).to_have_text("Your home")


def test_a_mistake_is_named_on_top_and_leads_to_its_box(page):
    page.goto("/join/you/")
    page.get_by_label("Your name").fill("Jean")
    page.get_by_label("Email me", exact=True).check()
    page.get_by_label("Email address").fill("jean@")
    go_on(page)

    assert_still_accessible(page)
    page.get_by_role("alert").get_by_role("link").click()
    expect(page.get_by_label("Email address")).to_be_focused()
    expect(page.get_by_label("Email address")).to_have_value("jean@")


def test_equality_questions_are_answered_skipped_and_removed(screen, sign_in):
    sign_in(screen, make_joined_customer("Amina Hussain").user)
    screen.goto("/me/equality/")
    assert_still_accessible(screen)
    screen.get_by_role("button", name="Start").click()
    screen.get_by_label("35 to 44").check()
    screen.get_by_role("button", name="Save and continue").click()
    assert_still_accessible(screen)
    screen.get_by_role("link", name="Skip this question").click()
    screen.get_by_label("Prefer not to say").check()
    screen.get_by_role("button", name="Save and continue").click()
    assert_still_accessible(screen)  # the ethnic groups under their headings
    screen.goto("/me/equality/")
    assert_still_accessible(screen)
    expect(screen.get_by_text("35 to 44")).to_be_visible()

    screen.get_by_role("link", name="Remove all my answers").click()
    assert_still_accessible(screen)
    screen.get_by_role("button", name="Remove my answers").click()

    expect(screen.get_by_text("All your equality answers are removed.")).to_be_visible()
