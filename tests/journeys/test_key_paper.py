"""A paper form is keyed by two of us, and what they read differently is settled. On a phone."""

import pytest

from base.core.audience import Role
from participation.questionnaires.answering.services import said_on
from participation.questionnaires.codes.services import give_codes
from participation.questionnaires.models import PersonalCode, Sheet
from tests.browser import assert_still_accessible
from tests.consultations.answering import Rent
from tests.factories.people import make_customer, make_user
from tests.factories.questionnaires import option_of

pytestmark = pytest.mark.django_db(transaction=True)

PHONE = {"width": 375, "height": 740}


@pytest.fixture
def colleagues():
    return make_user(Role.STAFF, name="Morag Tait"), make_user(Role.STAFF, name="Eilidh Ross")


def keyed(page, option: str) -> None:
    page.get_by_label(option, exact=True).check()
    assert_still_accessible(page)
    page.get_by_role("button", name="It is all typed").click()


def test_a_form_is_keyed_twice_and_what_differs_is_settled(
    open_page, sign_in, settings, colleagues
):
    settings.SECOND_KEYING_PERCENT = 100
    rent = Rent(colleagues[0])
    jean = make_customer("Jean Orr")
    give_codes(questionnaire=rent.questionnaire, customers=[jean.pk])
    first, second = (open_page(viewport=PHONE) for _ in colleagues)
    for page, user in zip((first, second), colleagues, strict=True):
        sign_in(page, user)
        page.goto(f"{rent.consultation.staff_address}")
        page.get_by_role("link", name="On paper").click()

    first.get_by_role("button", name="Key in a form").click()
    first.get_by_label("Its code").fill(PersonalCode.objects.get().code)
    first.get_by_role("button", name="Key it in").click()
    keyed(first, "Cheap")
    second.reload()
    second.get_by_role("button", name="Key it").click()
    keyed(second, "Dear")

    second.get_by_role("heading", name="What does the paper say?").wait_for()
    assert_still_accessible(second)
    second.get_by_label("Dear", exact=True).check()
    second.get_by_role("button", name="This is what the paper says").click()
    second.get_by_role("heading", name="Paper forms").wait_for()
    (sheet,) = Sheet.objects.counted()
    assert sheet.customer == jean
    assert said_on(sheet) == {rent.option.code: (option_of(rent.option, "Dear"),)}
