import re

import pytest

from base.core.house_rules import BRAND_PHONE
from tests.factories.activities import make_consultation, make_event

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    [
        *("/", "/get-involved/", "/you-said-we-did/", "/tell-us/", "/another-format/"),
        *("/getting-online/", "/privacy/", "/accessibility/", "/contact/", "/complaints/"),
        *("/join/", "/events/rent-meeting/", "/consultations/rent/"),
    ],
)
def test_wherever_we_ask_people_to_ring_a_press_on_the_number_rings(client, address):
    make_event("Rent meeting", slug="rent-meeting")
    make_consultation("Rent", slug="rent")

    page = client.get(address).content.decode().split("<main")[1]

    number = BRAND_PHONE.value
    links = re.findall(r'<a [^>]*href="tel:(\d+)">([^<]+)</a>', page)
    assert links
    assert {ringing for ringing, shown in links if shown == number} == {number.replace(" ", "")}
    assert page.count(number) == len([shown for _, shown in links if shown == number])
