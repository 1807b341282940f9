"""A survey is opened, drawn, sent by email, answered on a phone without JavaScript, closed and published."""

import re

import pytest
from django.core import mail
from playwright.sync_api import Page, expect

from base.core.audience import Role
from tests.browser import assert_still_accessible
from tests.factories.people import make_user
from tests.factories.sendouts import make_agreeing
from tests.factories.surveys import make_survey
from tests.journeys.conftest import PHONE
from tests.segments.making import make_segment

NEXT = "We keep the Saturday visits."


@pytest.fixture
def morag(transactional_db):
    return make_user(Role.STAFF, name="Morag Tait")


@pytest.fixture
def survey(morag):
    make_agreeing("Amina Hussain", email="amina@example.org", tenure="tenant")
    make_segment("Tenants", criteria={"tenures": ["tenant"]})
    return make_survey("Your repair", lead_officer=morag)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def draw_and_send(page: Page, survey) -> None:
    page.goto(f"{survey.staff_address}people/choose/")
    page.get_by_label("Whom is it for?").select_option("Tenants")
    page.get_by_label("Everyone").check()
    page.get_by_label("Tenure").check()
    press(page, "Count them")
    press(page, "Draw them")
    page.goto(survey.staff_address)
    press(page, "Open it")
    page.goto(f"{survey.staff_address}sending/")
    press(page, "Prepare it, and see who it reaches")
    press(page, "Send it")
    expect(page.get_by_text("All gone")).to_be_visible()


def answer(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("main").get_by_role("button").filter(has_text="nswer").first.click()
    page.get_by_label("Good").check()
    press(page, "Largest words")
    expect(page.get_by_label("Good")).to_be_checked()
    press(page, "Continue")
    press(page, "Send my answers")
    expect(page.get_by_role("heading", level=1)).to_contain_text("We have your answer")


def test_from_the_draw_to_the_results_that_everybody_reads(open_page, sign_in, morag, survey):
    desk = open_page(viewport=PHONE)
    sign_in(desk, morag)
    draw_and_send(desk, survey)
    (asked,) = mail.outbox
    answer(
        open_page(viewport=PHONE, java_script_enabled=False),
        re.search(r"https?://[^/\s]+(/s/\S+)", asked.body)[1],
    )

    desk.goto(survey.staff_address)
    desk.get_by_role("link", name="What people have answered").click()
    expect(desk.get_by_role("heading", name="How was it?")).to_be_visible()
    assert_still_accessible(desk)
    desk.goto(survey.staff_address)
    press(desk, "Close it now")
    press(desk, "Publish the results")
    expect(desk.get_by_text("First write what happens next")).to_be_visible()
    desk.goto(f"{survey.staff_address}results/")
    desk.get_by_label("What did people say, in short?").fill("Most repairs went well.")
    desk.get_by_label("What happens next?").fill(NEXT)
    desk.get_by_role("radio").first.check()
    press(desk, "Save")
    press(desk, "Publish the results")

    visitor = open_page(viewport=PHONE)
    visitor.goto(f"{survey.get_absolute_url()}results/")
    expect(visitor.get_by_text(NEXT)).to_be_visible()
    expect(visitor.get_by_role("heading", name="How this survey was done")).to_be_visible()
    assert_still_accessible(visitor)
