"""Text size, colours and room between lines, as somebody chose to read (T-50)."""

import pytest
from django.test import Client, RequestFactory

from base.core.audience import Role
from base.core.display import COOKIE
from base.core.errors import bad_request, server_error
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db

LARGE_AND_DARK = {"text": "largest", "contrast": "dark", "spacing": "usual"}


def page_element(response) -> str:
    html = response.content.decode()
    return html[html.index("<html") : html.index(">", html.index("<html"))]


def choose(client, **choice):
    return client.post("/display/", {**LARGE_AND_DARK, **choice})


def test_a_visitor_chooses_and_every_page_is_so_from_then_on(client):
    choose(client)

    for address in ("/", "/get-involved/", "/display/", "/accounts/login/", "/no-such-page/"):
        element = page_element(client.get(address))
        assert "portal-text-largest portal-contrast-dark" in element, address
        assert "spacing" not in element


def test_staff_and_customers_can_too(client):
    for role in (Role.CUSTOMER, Role.STAFF):
        client.force_login(make_user(role))
        choose(client, contrast="high")
        assert "portal-contrast-high" in page_element(client.get("/account/"))


def test_pages_about_a_fault_are_so_too():
    request = RequestFactory().get("/")
    request.COOKIES[COOKIE] = "text-large.contrast-high"

    for response in (bad_request(request), server_error(request)):
        assert "portal-text-large portal-contrast-high" in page_element(response)


def test_the_page_shows_what_was_chosen_and_usual_takes_it_back(client):
    choose(client)
    assert 'value="largest"' in client.get("/display/").content.decode().split("checked")[0]

    response = choose(client, text="usual", contrast="usual")

    assert response.cookies[COOKIE].value == ""
    assert page_element(client.get("/")).endswith('class="govuk-template"')


@pytest.mark.parametrize(
    ("there", "leads_to"),
    [
        ("/get-involved/", "/get-involved/"),
        ("https://evil.example/", "/display/"),
        ("//evil.example/", "/display/"),
        ("javascript:alert(1)", "/display/"),
        ("", "/display/"),
    ],
)
def test_it_leads_back_to_a_page_of_ours_alone(client, there, leads_to):
    assert choose(client, next=there).url == leads_to


@pytest.mark.parametrize(
    "cookie", ["text-huge", '"><script>', "text-", "portal-contrast-dark", "x" * 4000]
)
def test_a_cookie_that_we_did_not_write_changes_nothing(client, cookie):
    client.cookies[COOKIE] = cookie

    assert page_element(client.get("/")).endswith('class="govuk-template"')


def test_one_visitors_choice_is_never_anothers(settings):
    settings.KEEP_PAGES_SECONDS = 60
    plain, dark, also_dark = Client(), Client(), Client()
    choose(dark)
    choose(also_dark)

    for _ in range(2):  # the second time the pages are kept ones
        assert page_element(plain.get("/")).endswith('class="govuk-template"')
        assert "portal-contrast-dark" in page_element(dark.get("/"))
    kept = also_dark.get("/")
    assert "portal-text-largest portal-contrast-dark" in page_element(kept)
    assert "Cookie" in kept["Vary"]


def test_visitors_who_chose_alike_still_share_a_page(settings, django_assert_num_queries):
    settings.KEEP_PAGES_SECONDS = 60
    one, other = Client(), Client()
    for visitor in (one, other):
        choose(visitor)
    one.get("/")

    with django_assert_num_queries(0):
        other.get("/")
