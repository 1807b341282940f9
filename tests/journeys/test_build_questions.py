"""Somebody who uses no mouse writes questions with a rule, and tries what people will be asked."""

import pytest
from playwright.sync_api import Page, expect

from base.core.audience import Role
from tests.factories.people import make_user
from tests.factories.questionnaires import make_questionnaire

pytestmark = pytest.mark.django_db(transaction=True)


def to(page: Page, target) -> None:
    """With the tab key alone, from where the focus is."""
    for _ in range(90):
        if target.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("The tab key does not lead there.")


def typed(page: Page, label: str, words: str) -> None:
    to(page, page.get_by_label(label, exact=True))
    page.keyboard.type(words)


def follow(page: Page, role: str, name: str) -> None:
    to(page, page.get_by_role(role, name=name, exact=True))
    page.keyboard.press("Enter")


def test_questions_and_a_rule_are_written_and_tried_by_keyboard_alone(open_page, sign_in):
    officer = make_user(Role.STAFF)
    questionnaire = make_questionnaire(officer)
    page = open_page(java_script_enabled=False)
    sign_in(page, officer)
    page.goto(questionnaire.staff_address)

    follow(page, "button", "Add a question")
    typed(page, "Question", "Do you have pets?")
    to(page, page.get_by_label("Choose one", exact=True))
    page.keyboard.press("Space")
    typed(page, "Answers to choose from", "Yes\nNo")
    follow(page, "button", "Save the question")

    follow(page, "button", "Add a question")
    typed(page, "Question", "Which pets?")
    to(page, page.get_by_label("Choose one", exact=True))  # where the group is come into
    for _ in range(3):
        page.keyboard.press("ArrowUp")
    expect(page.get_by_label("A few words", exact=True)).to_be_checked()
    to(page, page.get_by_label("Earlier answer 1"))
    page.keyboard.type("Yes")
    follow(page, "button", "Save the question")
    expect(page.get_by_text("the answer to question 1 is “Yes”")).to_be_visible()

    follow(page, "link", "Preview: see them as people will")
    to(page, page.get_by_label("Yes", exact=True))
    page.keyboard.press("Space")
    follow(page, "button", "Continue")
    expect(page.get_by_label("Which pets?")).to_be_visible()
    page.go_back()
    to(page, page.get_by_label("Yes", exact=True))
    page.keyboard.press("ArrowDown")
    follow(page, "button", "Continue")
    expect(page.get_by_text("people are not asked question 2")).to_be_visible()
