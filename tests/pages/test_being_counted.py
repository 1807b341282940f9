"""Where it takes long to count, a page is there at once, says so, and has its numbers a moment later."""

import re

import pytest

from base.core import counted_lately
from tests.factories.people import make_estate
from tests.factories.recruitment import make_campaign
from tests.factories.sendouts import make_agreeing, make_send_out
from tests.factories.widening import make_target
from tests.segments.making import make_segment

pytestmark = pytest.mark.django_db

#: Each address with something that stands there once it is counted.
PAGES = {
    "/staff/": "people took part",
    "/staff/activities/": "Came to an event",
    "/staff/segments/": "Tenants. 1",
    "/staff/segments/new/?tenures=tenant": "1 person",
    "/staff/segments/count/?tenures=tenant": "1 person",
    "/staff/segments/{segment}/": "1 person now",
    "/staff/profiles/": "1 of all customers",
    "/staff/people/duplicates/": "No two records are alike",
    "/staff/representation/": "Not recorded 1 0 Not compared",
    "/staff/representation/?by=ethnicity": "As counted on",
    "/staff/representation/areas/": "nobody took part in 1 of 1 estate.",
    "/staff/representation/areas.csv": "Mill Lane,",
    "/staff/representation/segments/{segment}/": "Too few people to say",
    "/staff/widening/groups/{target}/": "Too few",
    "/staff/send-outs/{send_out}/": "1 Email",
    "/staff/contact-calendar/": "Days between People in both",
    "/staff/campaigns/{campaign}/": "1 people it is for",
    "/staff/campaigns/{campaign}/who/": "Too few people to say",
}


@pytest.mark.parametrize("address", PAGES)
def test_a_page_says_that_it_is_being_counted_and_has_the_numbers_once_a_worker_has(
    client, morag, monkeypatch, django_capture_on_commit_callbacks, address
):
    make_agreeing("Amina", tenure="tenant", area=make_estate("Mill Lane"))
    segment = make_segment("Tenants here", criteria={"tenures": ["tenant"]})
    make_send_out(segment=make_segment("Everybody"))
    there = address.format(
        segment=segment.pk,
        target=make_target().pk if "{target}" in address else "",
        send_out=make_send_out(segment=segment).pk,
        campaign=make_campaign(segment=segment, audience_words="").pk,
    )

    monkeypatch.setattr(counted_lately, "IN_A_REQUEST", 0)  # so that counting takes too long
    with django_capture_on_commit_callbacks() as left_to_a_worker:
        first = words(client.get(there))
    assert "being counted" in first.lower()
    assert PAGES[address] not in first

    for count in left_to_a_worker:
        count()
    monkeypatch.setattr(counted_lately, "IN_A_REQUEST", 10)  # for what is kept in rows
    then = words(client.get(there))
    assert "being counted" not in then.lower()
    assert PAGES[address] in then


def words(response) -> str:
    assert response.status_code == 200
    html = b"".join(response).decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))
