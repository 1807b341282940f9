"""Whoever came to Join from somewhere is led back to it at the end, and nowhere else."""

import re

import pytest
from django.utils import timezone

from tests.factories.activities import make_event, make_opportunity

from .joining import BY_PHONE, join, type_in_the_code

pytestmark = pytest.mark.django_db


def test_the_opportunity_that_led_somebody_to_join_is_offered_first_at_the_end(client):
    readers = make_opportunity("Readers' panel")
    page = client.get(readers.get_absolute_url()).content.decode()
    assert f'href="/join/?for={readers.slug}"' in page

    client.get(f"/join/?for={readers.slug}")
    join(client)
    type_in_the_code(client)
    welcome = client.get("/join/welcome/")

    assert welcome.context["came_for"] == readers
    assert readers not in [match.opportunity for match in welcome.context["matches"]]
    pressed = re.search(r'action="(/get-involved/[^"]+)"', welcome.content.decode())[1]
    client.post(pressed)
    assert readers.interests.get().customer.name == "Jean Ó Súilleabháin"
    assert "You said you are interested" in client.get("/join/welcome/").content.decode()


@pytest.mark.parametrize("slug", ["closed", "nothing-like-it", "a\x00b", "//elsewhere.example"])
def test_an_address_that_names_no_open_opportunity_leads_to_join_all_the_same(client, slug):
    make_opportunity("Closed", slug="closed", closed_at=timezone.now())

    assert client.get("/join/", {"for": slug}).status_code == 200

    join(client, BY_PHONE)
    assert client.get("/join/welcome/").context["came_for"] is None


def test_who_was_asked_to_sign_in_and_joins_instead_is_led_on_to_what_they_wanted(client):
    event = make_event()
    asked = client.get(f"{event.get_absolute_url()}book/", follow=True).content.decode()
    (way,) = re.findall(r'href="(/join/[^"]*)">Join us', asked)

    client.get(way)
    join(client)
    joined = client.get(type_in_the_code(client).url).content.decode()

    assert f'href="{event.get_absolute_url()}book/">Go back to the page' in joined


@pytest.mark.parametrize(
    ("back", "led"),
    [
        ("/events/tea-and-repairs/", "/events/tea-and-repairs/"),
        ("https://elsewhere.example/", None),
        ("//elsewhere.example", None),
        ("", None),
    ],
)
def test_who_joins_on_the_way_to_a_page_is_led_back_to_it_and_nowhere_else(client, back, led):
    client.get("/join/", {"back": back})
    join(client, BY_PHONE)

    welcome = client.get("/join/welcome/")

    assert welcome.context["came_from"] == led
    assert (f'href="{led}"' in welcome.content.decode()) == bool(led)
