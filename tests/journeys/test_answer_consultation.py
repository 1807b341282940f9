"""Answer a consultation on a phone without JavaScript: from its public page to the copy by email."""

import pytest
from django.core import mail
from playwright.sync_api import Page, expect

from base.core.audience import Role
from participation.questionnaires.building.grids import write_grid
from participation.questionnaires.building.services import Choice
from participation.questionnaires.kinds import Kind
from tests.accounts.codes import code_sent_to
from tests.browser import assert_accessible
from tests.factories.activities import make_consultation
from tests.factories.people import make_joined_customer, make_user
from tests.factories.questionnaires import add_question, make_questionnaire, only_if, opened
from tests.journeys.conftest import PHONE

pytestmark = pytest.mark.django_db(transaction=True)

TITLE = "Rent 2027: what would you choose?"


@pytest.fixture
def amina():
    return make_joined_customer("Amina Hussain", email="amina@example.org")


@pytest.fixture
def rent():
    questionnaire = make_questionnaire(make_user(Role.STAFF))
    option = add_question(questionnaire, "Which option?", "3 in 100 more", "4 in 100 more")
    add_question(
        questionnaire,
        "What would help?",
        "A hardship fund",
        "Advice about money",
        kind=Kind.SEVERAL,
        new_page=False,
    )
    add_question(
        questionnaire,
        "Why the dearer one?",
        kind=Kind.LONG,
        rules=[only_if(option, "4 in 100 more")],
    )
    add_question(questionnaire, "How much more could you pay a week?", kind=Kind.MONEY)
    return make_consultation(TITLE, questionnaire=opened(questionnaire))


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def test_from_the_public_page_to_the_copy_by_email(open_page, sign_in, rent, amina):
    page = open_page(viewport=PHONE, java_script_enabled=False)
    page.goto(rent.get_absolute_url())
    press(page, "Answer here")
    page.get_by_label("Email address").fill(amina.user.email)
    press(page, "Continue")
    page.get_by_label("Code from the email").fill(code_sent_to(amina.user.email))
    press(page, "Continue")

    page.get_by_label("4 in 100 more").check()
    page.get_by_label("A hardship fund").check()
    page.get_by_label("Advice about money").check()
    press(page, "Continue")
    page.get_by_label("Why the dearer one?").fill("For warm windows")
    press(page, "Continue")
    expect(page.get_by_label("How much more")).to_be_visible()
    page.go_back()  # and what was typed is still there
    expect(page.get_by_label("Why the dearer one?")).to_have_value("For warm windows")
    press(page, "Continue")
    page.get_by_label("How much more").fill("a lot")
    press(page, "Continue")
    expect(page.get_by_role("alert")).to_contain_text("There is a problem")
    page.get_by_label("How much more").fill("3.50")
    press(page, "Continue")

    expect(page.get_by_role("heading", level=1)).to_contain_text("Check your answers")
    expect(page.get_by_text("A hardship fund; Advice about money")).to_be_visible()
    page.get_by_role("link", name="Why the dearer one?").click()
    page.get_by_label("Why the dearer one?").fill("For warm windows in every room")
    press(page, "Continue")
    press(page, "Send my answers")

    expect(page.get_by_role("heading", level=1)).to_contain_text("We have your answer")
    expect(page.get_by_text("For warm windows in every room")).to_be_visible()
    copy = mail.outbox[-1]
    assert copy.to == [amina.email]
    assert "For warm windows in every room" in copy.body
    assert "£3.50" in copy.body
    page.goto(rent.get_absolute_url())
    expect(page.get_by_text("You have answered.")).to_be_visible()
    assert rent.responses.get().customer == amina

    phone = open_page(viewport=PHONE)
    sign_in(phone, amina.user)
    start = f"{rent.get_absolute_url()}answer/"
    for address in (
        start,
        f"{start}check/",
        *(
            f"{start}{one.code}/"
            for one in rent.questionnaire.asked.questions.filter(new_page=True)
        ),
    ):
        phone.goto(address)
        assert_accessible(phone)


def test_a_grid_and_an_order_are_answered_by_keyboard_in_the_order_they_are_read(
    open_page, sign_in, amina
):
    officer = make_user(Role.STAFF)
    questionnaire = make_questionnaire(officer)
    write_grid(
        questionnaire=questionnaire,
        lead_in="How good or poor is",
        rows=["the close?", "the garden?"],
        choices=[Choice("Good"), Choice("Poor")],
        by=officer,
    )
    add_question(
        questionnaire, "What first?", "Windows", "Doors", kind=Kind.RANKING, new_page=False
    )
    address = make_consultation(TITLE, questionnaire=opened(questionnaire)).get_absolute_url()
    page = open_page(viewport=PHONE, java_script_enabled=False)
    sign_in(page, amina.user)
    page.goto(f"{address}answer/")

    legends = page.get_by_role("group").locator("> legend").all_inner_texts()
    assert legends == ["How good or poor is", "the close?", "the garden?", "What first?"]
    keyboard = page.keyboard
    page.get_by_role("radio").first.focus()
    for key in ("Space", "Tab", "Space", "ArrowDown", "Tab"):
        keyboard.press(key)
    keyboard.type("Second")
    keyboard.press("Tab")
    keyboard.type("First")
    keyboard.press("Tab")
    keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_contain_text("Check your answers")
    assert page.locator("dl dd.portal-answer").all_inner_texts() == [
        "Good",
        "Poor",
        "1. Doors; 2. Windows",
    ]
