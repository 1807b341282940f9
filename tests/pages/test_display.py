"""Text size, colours and room between lines, as somebody chose to read (T-50)."""

from pathlib import Path

import pytest
from django.conf import settings
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


def test_room_between_lines_is_chosen_like_the_rest(client):
    choose(client, spacing="wide")

    assert "portal-spacing-wide" in page_element(client.get("/get-involved/"))


def test_whoever_wants_it_gets_the_button_that_reads_aloud_on_every_page(client):
    reads, button = "portal/read-aloud", 'id="read-aloud" hidden'
    assert reads not in client.get("/").content.decode()

    choose(client, aloud="on")

    for address in ("/", "/get-involved/", "/display/", "/accounts/login/", "/no-such-page/"):
        page = client.get(address).content.decode()
        assert reads in page, address
        assert button in page, address


def test_every_page_leads_to_reading_aloud_and_to_its_translation(client):
    for address in ("/", "/get-involved/", "/accounts/login/", "/no-such-page/"):
        page = client.get(address).content.decode()
        assert '#read-to-you">Read aloud or translate this page</a>' in page, address

    page = client.get("/display/").content.decode()
    for named in ("Chrome", "Microsoft Edge", "Safari", "Firefox"):
        assert f"<li>{named}: " in page
    assert 'id="translate"' in page
    assert "/display/#translate" in client.get("/accessibility/").content.decode()


def test_no_page_forbids_a_browser_to_translate_it():
    forbids = [
        str(file)
        for file in Path(settings.CHECKOUT, "templates").rglob("*.html")
        if 'translate="no"' in file.read_text() or "notranslate" in file.read_text()
    ]

    assert forbids == []


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
