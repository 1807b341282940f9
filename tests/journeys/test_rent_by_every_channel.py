"""A rent consultation is answered by five channels, each person counts once, and its paper is on the board's shelf."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from base.core.audience import Role
from participation.people.customers.models import Customer
from participation.programme.consultations.models import Response
from participation.questionnaires.codes.services import give_codes
from participation.questionnaires.models import PersonalCode
from reports.kinds import Scope, Subject
from reports.responses.kind import RESPONSES
from reports.services import ask_for_report
from tests.consultations.answering import Rent
from tests.factories.groups import make_group
from tests.factories.people import make_customer, make_joined_customer, make_user
from tests.factories.reports import build_report
from tests.journeys.conftest import PHONE

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def morag():
    return make_user(Role.STAFF, name="Morag Tait")


@pytest.fixture
def rent(morag, settings):
    settings.SECOND_KEYING_PERCENT = 0
    return Rent(morag)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def choose(page: Page, option: str) -> None:
    page.get_by_label(option, exact=True).check()
    press(page, "Continue")
    press(page, "Send my answers")
    expect(page.get_by_role("heading", level=1)).to_contain_text("We have your answer")


def code_of(rent: Rent, customer: Customer) -> str:
    give_codes(questionnaire=rent.questionnaire, customers=[customer.pk])
    return PersonalCode.objects.get(customer=customer).code


def answer_by_code(page: Page, code: str) -> None:
    page.goto(f"/s/{code}/")
    page.get_by_role("main").get_by_role("button").filter(has_text="nswer").first.click()
    choose(page, "Cheap")


def key_paper(desk: Page, rent: Rent, code: str) -> None:
    desk.goto(rent.consultation.staff_address)
    desk.get_by_role("link", name="On paper").click()
    press(desk, "Key in a form")
    desk.get_by_label("Its code").fill(code)
    press(desk, "Key it in")
    desk.get_by_label("Dear", exact=True).check()
    press(desk, "It is all typed")
    expect(desk.get_by_role("heading", name="Paper forms")).to_be_visible()


def answer_for(desk: Page, rent: Rent, customer: Customer, how: str) -> None:
    desk.goto(f"{customer.get_absolute_url()}act/")
    desk.get_by_label(how).check()
    press(desk, "Act for this person")
    desk.goto(rent.start)
    choose(desk, "Cheap")
    press(desk, f"Stop acting for {customer.name}")


def answer_as_group(desk: Page, rent: Rent) -> None:
    group, today = make_group("Mill Lane Tenants"), timezone.localdate()
    desk.goto(f"{rent.consultation.staff_address}groups/")
    desk.get_by_label("Which group?").select_option(group.name)
    desk.get_by_label("How many members does it speak for?").fill("48")
    for name, part in (("Day", today.day), ("Month", today.month), ("Year", today.year)):
        desk.get_by_label(name, exact=True).fill(str(part))
    desk.get_by_label("What does the group say?").fill("Our members would take the cheap one.")
    desk.get_by_role("main").get_by_role("button").first.click()
    expect(desk.get_by_text("48")).to_be_visible()


def test_each_person_counts_once_whatever_the_channel_and_the_board_reads_it(
    open_page, sign_in, morag, rent
):
    amina, ewan = make_joined_customer("Amina Hussain"), make_customer("Ewan Bell")
    fay, jean = make_customer("Fay Reid"), make_customer("Jean Orr")
    online = open_page(viewport=PHONE, java_script_enabled=False)
    sign_in(online, amina.user)
    online.goto(rent.start)
    choose(online, "Cheap")
    answer_by_code(open_page(viewport=PHONE, java_script_enabled=False), code_of(rent, ewan))
    desk = open_page()
    sign_in(desk, morag)
    key_paper(desk, rent, code_of(rent, amina))
    answer_for(desk, rent, jean, "On the phone")
    answer_for(desk, rent, fay, "Face to face")
    answer_as_group(desk, rent)

    said = {one.customer.name: one.how for one in Response.objects.select_related("customer")}
    assert said == {
        "Amina Hussain": "post",
        "Ewan Bell": "online",
        "Fay Reid": "in_person",
        "Jean Orr": "phone",
    }
    rent.close()
    manager = make_user(Role.MANAGER)
    title = rent.consultation.title
    subject = Subject(f"consultations.consultation:{rent.consultation.pk}", title)
    asked = ask_for_report(scope=Scope(RESPONSES, None, subject), by=manager)
    assert build_report(asked, by=manager).report.who.people == 4

    board = open_page(viewport=PHONE)
    sign_in(board, make_user(Role.BOARD))
    board.goto("/board/")
    board.get_by_role("link", name=re.compile(re.escape(title))).first.click()
    expect(board.get_by_text("Mill Lane Tenants")).to_be_visible()
