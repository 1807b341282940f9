"""Header, menu and footer are made once for many, and never carry one person to another."""

import re

import pytest
from django.test import Client
from django.urls.resolvers import URLResolver
from django.utils.safestring import mark_safe

from base.core.audience import Role
from base.core.kept_parts import forget_parts, part
from tests.factories.people import make_joined_customer, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept_yet():
    forget_parts()


def signed_in(name: str, role: Role, job_title: str = "") -> Client:
    client = Client(enforce_csrf_checks=True)
    user = make_user(role, name=name)
    user.job_title = job_title
    user.save()
    client.force_login(user)
    return client


def page(client: Client, path: str = "/accessibility/") -> str:
    return client.get(path).content.decode()


@pytest.mark.parametrize("role", [Role.CUSTOMER, Role.BOARD])
def test_two_people_of_one_role_each_see_their_own_name(role):
    amina = signed_in("Amina <b>", role, job_title="Chair & friend")
    jean = signed_in("Jean", role)

    first, second = page(amina), page(jean)

    assert "Amina &lt;b&gt;, Chair &amp; friend" in first
    assert "Jean" in second
    assert "Amina" not in second
    assert "Jean" not in page(amina)


def test_each_has_a_token_of_their_own_and_can_sign_out_by_it():
    amina, jean = signed_in("Amina", Role.CUSTOMER), signed_in("Jean", Role.CUSTOMER)
    page(amina)

    token = re.search(r'csrfmiddlewaretoken" value="([^"]+)', page(jean))[1]

    refused = amina.post("/accounts/logout/", {"csrfmiddlewaretoken": token})
    done = jean.post("/accounts/logout/", {"csrfmiddlewaretoken": token})
    assert (refused.status_code, done.status_code) == (403, 302)


def test_a_visitor_gets_no_token_and_no_name_of_whoever_was_here_before():
    page(signed_in("Amina", Role.CUSTOMER))
    visitor = Client()

    response = visitor.get("/accessibility/")

    assert "Sign in" in response.text
    assert "Amina" not in response.text
    assert not response.cookies


def test_the_link_of_where_one_is_goes_with_the_page(client):
    def here(path: str) -> list[str]:
        return re.findall(r'aria-current="(?:page|true)">([^<]+)', page(client, path))

    assert here("/calendar/") != here("/get-involved/")
    assert here("/calendar/") == here("/calendar/")
    assert here("/accessibility/") == []


def test_the_footer_carries_the_page_that_is_read(client):
    page(client, "/accessibility/")

    other = page(client, "/privacy/")

    assert "?page=%2Fprivacy%2F" in other
    assert "?about=/privacy/" in other
    assert "?next=%2Fprivacy%2F" in other
    assert "?page=%2Faccessibility" not in other


def test_what_a_reader_has_chosen_and_who_has_a_menu_of_their_own_is_not_mixed_up(client):
    customer = signed_in("Amina", Role.CUSTOMER)
    make_joined_customer()

    assert 'href="/me/"' in page(customer)
    assert 'href="/me/"' not in page(client)
    assert 'href="/me/"' in page(customer)


def test_the_landlords_new_name_and_colours_stand_on_every_page_at_once(client, settings):
    before = page(client)

    settings.BRAND_NAME, settings.BRAND_INK = "Calder & Sons", "#112233"
    after = page(client)

    assert after.count("Calder &amp; Sons") >= 3
    assert '<meta name="theme-color" content="#112233">' in after
    brand_css = re.compile(r"/brand\.css\?v=\w+")
    assert brand_css.search(before)[0] != brand_css.search(after)[0]


def test_a_gap_is_escaped_and_nothing_in_it_is_taken_for_a_gap():
    def header(who: str) -> str:
        gaps = {"who": who, "csrf_field": mark_safe("<i>")}
        same = {"brand": {"name": "who", "logo": "portal/mark.svg"}, "signed_in": True}
        return part("_components/header.html", kept_by="test", same=same, gaps=gaps)

    assert "&lt;script&gt;" in header("<script>")
    assert "<i>" in header("csrf_field")
    assert "who</a>" in header("csrf_field")
    assert ">csrf_field</a>" in header("csrf_field")


def test_once_it_is_kept_the_frame_looks_up_no_address(client, monkeypatch):
    page(client)
    asked = []
    look_up = URLResolver._reverse_with_prefix
    monkeypatch.setattr(
        URLResolver,
        "_reverse_with_prefix",
        lambda self, name, *args, **more: asked.append(name) or look_up(self, name, *args, **more),
    )

    page(client, "/accessibility/")

    assert not {"account_login", "signposts"} & set(asked)
