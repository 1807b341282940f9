"""Where it takes long to count, a page is there at once, says so, and has its numbers a moment later."""

import re

import pytest

from base.core import counted_lately
from tests.factories.people import make_customer, make_estate
from tests.segments.making import make_segment

pytestmark = pytest.mark.django_db

#: Each address with something that stands there once it is counted.
PAGES = {
    "/staff/": "customers",
    "/staff/activities/": "Came to an event",
    "/staff/segments/": "Tenants. 1",
    "/staff/segments/new/?tenures=tenant": "1 person",
    "/staff/segments/count/?tenures=tenant": "1 person",
    "/staff/segments/{segment}/": "1 person now",
    "/staff/profiles/": "1 of all customers",
    "/staff/people/duplicates/": "No two records are alike",
    "/staff/representation/areas/": "nobody took part in 1 of 1 estate.",
    "/staff/representation/areas.csv": "Mill Lane,",
}


@pytest.fixture
def counting_takes_long(monkeypatch):
    monkeypatch.setattr(counted_lately, "IN_A_REQUEST", 0)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_says_that_it_is_being_counted_and_has_the_numbers_once_a_worker_has(
    client, morag, counting_takes_long, django_capture_on_commit_callbacks, address
):
    make_customer("Amina", tenure="tenant", area=make_estate("Mill Lane"))
    segment = make_segment("Tenants here", criteria={"tenures": ["tenant"]})
    there = address.format(segment=segment.pk)

    with django_capture_on_commit_callbacks() as left_to_a_worker:
        first = words(client.get(there))
    assert "being counted" in first.lower()
    assert PAGES[address] not in first

    for count in left_to_a_worker:
        count()
    then = words(client.get(there))
    assert "being counted" not in then.lower()
    assert PAGES[address] in then


def words(response) -> str:
    assert response.status_code == 200
    html = b"".join(response).decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))
