"""Doing the same to several rows of a list."""

import re

import pytest

from participation.messages.contact.models import Message
from tests.factories.messages import make_failed_message, make_message
from tests.forms import token_in

pytestmark = pytest.mark.django_db

LIST = "/staff/messages/"


def press(client, *rows, do: str = "done", token: str = "", query: str = ""):
    asked = {"do": do, "row": [row if isinstance(row, str) else row.pk for row in rows]}
    return client.post(f"{LIST}?{query}", {**asked, "form_token": token}, follow=True)


def test_one_press_does_it_to_every_row_that_is_ticked_and_to_no_other(staff):
    waiting = [make_message(state="to_do") for _ in range(3)]

    page = press(staff, *waiting[:2], query="state=to_do&sort=-when")

    assert "2 noted as done." in page.text
    assert page.redirect_chain[-1][0] == f"{LIST}?state=to_do&sort=-when"
    assert list(Message.objects.filter(state="to_do")) == [waiting[2]]


def test_a_row_that_refuses_is_named_with_its_reason_and_the_others_are_done(staff):
    waiting, failed = make_message(state="to_do"), make_failed_message()

    page = press(staff, waiting, failed)

    assert "1 noted as done." in page.text
    assert f"Not done for 1: {failed}: There was nothing to do by hand here." in page.text
    assert set(Message.objects.values_list("pk", "state")) == {
        (waiting.pk, "done"),
        (failed.pk, "failed"),
    }


def test_pressing_twice_does_it_once(staff):
    waiting, failed = make_message(state="to_do"), make_failed_message()
    token = token_in(staff.get(LIST).text)

    press(staff, waiting, failed, token=token)
    again = press(staff, waiting, failed, token=token)

    assert "Not done" not in again.text
    assert "noted as done" not in again.text


def test_nothing_ticked_says_what_to_do(staff):
    assert "Tick the rows you mean" in press(staff).text


@pytest.mark.parametrize("row", ["x", "-1", "9" * 40, "999999"])
def test_a_row_that_is_not_there_is_passed_over(staff, row):
    assert press(staff, row).status_code == 200


def test_what_a_list_does_not_offer_is_not_there(staff):
    assert press(staff, make_failed_message(), do="burn").status_code == 404


def test_all_of_a_page_are_ticked_by_a_link_that_needs_no_script(staff):
    for _ in range(2):
        make_failed_message()
    address = re.search(r'href="([^"]+)">Tick all on this page', staff.get(LIST).text)[1]

    assert len(re.findall(r'name="row"[^>]* checked', staff.get(address).text)) == 2
