"""A panel recommends, the landlord accepts, and the panel alone says that it is done: by four people in turn."""

import pytest
from playwright.sync_api import expect

from base.core.audience import Role
from participation.programme.actions.models import Action
from scrutiny.recommendations.models import Recommendation
from tests.browser import assert_still_accessible
from tests.factories.people import make_user
from tests.factories.recommendations import make_head, make_member, make_panel

WHAT = "Say on the day when somebody comes"


@pytest.fixture
def jean(transactional_db):
    return make_member(make_panel("Scrutiny panel"))


@pytest.fixture
def isla(transactional_db):
    return make_head()


def as_(page, sign_in, user) -> None:
    page.context.clear_cookies()
    sign_in(page, user)


def press(page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def write_and_send(page) -> None:
    page.goto("/me/")
    page.get_by_role("link", name="What my panel recommends").click()
    assert_still_accessible(page)
    page.get_by_role("button", name="Write a recommendation").click()
    assert_still_accessible(page)
    page.get_by_label("What should the landlord do?").fill(WHAT)
    page.get_by_label("What did you see and hear?").fill("Nine of twelve were not told a day.")
    page.get_by_label("What gets better, and for whom?").fill("Nobody waits in for nothing.")
    page.get_by_label("A service that meets people’s needs").check()
    page.get_by_label("High").check()
    page.get_by_label("Which service is it about?").select_option("repairs")
    press(page, "Save the draft")
    assert_still_accessible(page)
    press(page, "Send it to the landlord")
    expect(page.get_by_text("It is sent. Everybody can read it")).to_be_visible()


def accept(page, owner: str) -> None:
    page.goto("/staff/")
    page.get_by_role("link", name=f"Reply to a recommendation: {WHAT}").click()
    assert_still_accessible(page)
    page.get_by_role("link", name="Reply", exact=True).click()
    assert_still_accessible(page)
    page.get_by_label("Accepted", exact=True).check()
    page.get_by_label("Your reply to the panel").fill("Yes, from January.")
    first = page.get_by_role("group", name="What you will do: action 1")
    first.get_by_label("What will be done?").fill("Write the day into each letter")
    first.get_by_label("Who does it?").select_option(label=owner)
    for part, said in [("Day", "3"), ("Month", "6"), ("Year", "2040")]:
        first.get_by_label(part, exact=True).fill(said)
    press(page, "Send the reply")
    expect(page.get_by_text("The reply is published, and the panel is told.")).to_be_visible()


def say_it_is_done(page) -> None:
    action = Action.objects.get()
    page.goto(f"/staff/actions/{action.pk}/done/")
    page.get_by_label("What was done?").fill("It is in each letter.")
    press(page, "It is done")


def confirm(page) -> None:
    page.goto("/me/scrutiny/")
    assert_still_accessible(page)
    page.get_by_role("link", name="Write the day into each letter").click()
    assert_still_accessible(page)
    page.get_by_label("Yes, we confirm it").check()
    page.get_by_label("What did you see?").fill("Ten letters have it.")
    press(page, "Save")


def test_from_a_draft_to_confirmed_by_the_panel(phone, sign_in, jean, isla):
    board = make_user(Role.BOARD, name="Nadia Sheikh")
    as_(phone, sign_in, jean)
    write_and_send(phone)
    as_(phone, sign_in, isla)
    accept(phone, "Isla Kerr")
    say_it_is_done(phone)
    as_(phone, sign_in, jean)
    confirm(phone)
    as_(phone, sign_in, board)
    phone.goto("/board/")
    phone.get_by_role("link", name="Recommendations of panels").click()
    assert_still_accessible(phone)
    phone.get_by_role("link", name="Sign it off").click()
    assert_still_accessible(phone)
    press(phone, "Sign it off")

    phone.context.clear_cookies()
    phone.goto("/scrutiny/")
    assert_still_accessible(phone)
    phone.get_by_role("link", name="See every recommendation").click()
    assert_still_accessible(phone)
    phone.get_by_role("link", name=WHAT).click()
    assert_still_accessible(phone)
    for words in ("Accepted", "Confirmed by the panel", "Ten letters have it.", "is day 0"):
        expect(phone.get_by_text(words).first).to_be_visible()
    expect(phone.get_by_text("The board signed this off")).to_be_visible()
    assert Recommendation.objects.get().moves.count() == 4
