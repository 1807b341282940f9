"""Somebody is rung with questions: not reached, rung back, half answered, gone on with, finished. By keyboard."""

import datetime as dt

import pytest
from django.utils import timezone

from base.core.audience import Role
from participation.people.customers.models import Channel
from participation.questionnaires.models import PhoneTry, Sheet
from tests.browser import assert_still_accessible
from tests.factories.people import make_user
from tests.factories.sendouts import make_agreeing
from tests.surveys.answering import Safety

pytestmark = pytest.mark.django_db(transaction=True)


def press(page, role: str, name: str, key: str = "Enter") -> None:
    """Without a mouse."""
    found = page.get_by_role(role, name=name)
    found.focus()
    page.keyboard.press(key)


def write_down(page, words: str, time: str) -> None:
    press(page, "radio", words, "Space")
    later = timezone.localdate() + dt.timedelta(days=1)
    for name, part in (("Day", later.day), ("Month", later.month), ("Year", later.year)):
        page.get_by_label(name, exact=True).focus()
        page.keyboard.type(str(part))
    page.get_by_label("At what time?").focus()
    page.keyboard.type(time)
    press(page, "button", "Save")
    page.get_by_text("is written down").wait_for()


def test_somebody_is_rung_back_half_answered_resumed_and_finished(phone, sign_in):
    officer = make_user(Role.STAFF)
    safety = Safety(officer)
    amina = make_agreeing("Amina Hussain", Channel.PHONE, phone="+441632960001")
    code = safety.code(amina)
    sign_in(phone, officer)
    phone.goto(safety.survey.staff_address)
    press(phone, "link", "By phone")
    phone.get_by_role("button", name="Ring the next person").wait_for()
    assert_still_accessible(phone)

    press(phone, "button", "Ring the next person")
    phone.get_by_role("heading", name="Ring Amina Hussain").wait_for()
    assert_still_accessible(phone)
    write_down(phone, "Nobody answered, or it was engaged", "2.30pm")
    PhoneTry.objects.update(call_back_at=timezone.now() - dt.timedelta(minutes=1))

    phone.reload()
    phone.get_by_text("Ring back now").wait_for()
    press(phone, "button", "Ring the next person")
    press(phone, "button", "Ask the questions")
    press(phone, "radio", "No", "Space")
    press(phone, "button", "Continue")
    phone.get_by_role("heading", name="page 2").wait_for()
    assert_still_accessible(phone)
    press(phone, "link", "Say what came of the call")
    write_down(phone, "It was a bad time: ring back when they say", "10am")

    press(phone, "link", "Somebody rings us to answer, or to go on")
    phone.get_by_label("Their name or their code").focus()
    phone.keyboard.type(code.in_groups)
    phone.keyboard.press("Enter")
    press(phone, "button", "They ring us")
    press(phone, "button", "Go on with the questions")
    phone.get_by_role("heading", name="page 2").wait_for()
    phone.get_by_role("textbox", name="Why not?").focus()
    phone.keyboard.type("The stairs are dark")
    press(phone, "button", "Continue")
    press(phone, "button", "Send my answers")

    phone.get_by_text("That was the last question").wait_for()
    assert_still_accessible(phone)
    assert Sheet.objects.counted().get().customer == amina
    assert list(PhoneTry.objects.order_by("pk").values_list("outcome", flat=True)) == [
        "no_answer",
        "call_back",
        "complete",
    ]
