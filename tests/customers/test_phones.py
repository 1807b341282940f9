import re

import pytest

from participation.people.customers.models import Channel
from participation.people.customers.phones import why_no_text
from tests.factories.people import make_customer


@pytest.mark.parametrize("number", ["+447700900112", "07700 900112", "+353851234567"])
def test_a_mobile_takes_texts(number):
    assert why_no_text(number) == ""


@pytest.mark.parametrize(
    ("number", "why"),
    [
        ("+441414960112", "is a landline"),
        ("a@b", "is not a phone number"),
        ("", "is not a phone number"),
        ("+448081570192", "is not a mobile"),
        ("+44770090011", "is not a phone number that exists"),
    ],
)
def test_what_takes_no_texts_is_told_why(number, why):
    assert re.search(why, why_no_text(number))


def test_somebody_with_a_landline_is_rung_and_not_texted(db):
    landline = make_customer("Jean", phone="+441414960112")
    mobile = make_customer("Amina", phone="+447700900112")

    assert landline.channels_to_reach == [Channel.PHONE]
    assert mobile.channels_to_reach == [Channel.SMS, Channel.PHONE]
