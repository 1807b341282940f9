"""Nobody makes us flood a number, whatever they do here to have texts sent."""

import datetime as dt

import pytest
from django.utils import timezone

from participation.messages.contact.models import Message, Purpose
from participation.messages.contact.tasks import deliver
from participation.messages.contact.texts import gateways
from participation.people.customers.models import Channel, Customer
from tests.factories.messages import make_message
from tests.factories.people import make_customer

pytestmark = pytest.mark.django_db

NUMBER = "+447700900112"


@pytest.fixture
def amina(settings) -> Customer:
    settings.SMS_GATEWAY = "participation.messages.contact.texts.gateways.LocmemGateway"
    gateways.outbox.clear()
    return make_customer("Amina Hussain", phone=NUMBER, preferred_channel=Channel.SMS)


def had(customer: Customer, number: int, *, ago: dt.timedelta) -> None:
    for _ in range(number):
        make_message(
            customer,
            channel=Channel.SMS,
            address=NUMBER,
            state="sent",
            sent_at=timezone.now() - ago,
        )


def after_one_more(customer: Customer, **fields) -> tuple[str, str]:
    message = make_message(customer, channel=Channel.SMS, address=NUMBER, **fields)
    deliver(message.pk)
    message.refresh_from_db()
    return message.state, message.held_by_rule


def test_the_tenth_text_of_an_hour_goes_and_the_eleventh_does_not(amina):
    had(amina, 9, ago=dt.timedelta(minutes=50))

    assert after_one_more(amina) == ("sent", "")
    assert after_one_more(amina) == ("held", "too_many_texts")
    assert Message.objects.get(state="held").why_held.startswith("This number had as many")


def test_nor_does_the_thirty_first_of_a_day_though_it_is_another_person_on_that_phone(amina):
    had(amina, 30, ago=dt.timedelta(hours=20))
    jean = make_customer("Jean Smith", phone=NUMBER, preferred_channel=Channel.SMS)

    assert after_one_more(jean) == ("held", "too_many_texts")


def test_what_safety_requires_always_goes(amina):
    had(amina, 30, ago=dt.timedelta(minutes=5))

    assert after_one_more(amina, purpose=Purpose.STATUTORY) == ("sent", "")
