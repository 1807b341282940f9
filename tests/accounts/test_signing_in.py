"""From an email address to the page one came for."""

import re
import time

import pytest

from base.core.audience import Role
from participation.messages.contact.models import Message
from tests.factories.people import make_user

from .codes import CONFIRM, code_sent_to

pytestmark = pytest.mark.django_db


def test_an_email_address_and_a_code_are_enough(client):
    user = make_user(Role.CUSTOMER)

    asked = client.post("/accounts/login/", {"login": user.email}, follow=True)
    signed_in = client.post(asked.request["PATH_INFO"], {"code": code_sent_to(user.email)})

    assert "We have emailed you a code" in asked.content.decode()
    assert signed_in.url == "/welcome/"
    assert client.get("/welcome/").url == "/me/"


def test_signing_in_leads_back_to_the_page_that_was_wanted(client):
    user = make_user(Role.CUSTOMER)

    client.post("/accounts/login/?next=/account/", {"login": user.email, "next": "/account/"})
    response = client.post(CONFIRM, {"code": code_sent_to(user.email), "next": "/account/"})

    assert response.url == "/account/"


def test_a_wrong_code_says_what_to_do(client):
    user = make_user(Role.CUSTOMER)
    client.post("/accounts/login/", {"login": user.email})

    response = client.post(CONFIRM, {"code": "WRONG1"})

    assert "That code is not right" in response.content.decode()
    assert "<title>Error: Check your email" in response.content.decode()


def test_a_code_may_take_its_time_to_arrive(client, monkeypatch):
    user = make_user(Role.CUSTOMER)
    client.post("/accounts/login/", {"login": user.email})
    later = time.time() + 9 * 60
    monkeypatch.setattr(time, "time", lambda: later)

    response = client.post(CONFIRM, {"code": code_sent_to(user.email)})

    assert response.url == "/welcome/"


def test_a_code_that_has_run_out_leads_to_where_another_is_had(client, monkeypatch):
    user = make_user(Role.CUSTOMER)
    client.post("/accounts/login/", {"login": user.email})
    assert "It works for 10 minutes" in Message.objects.get(address=user.email).text
    later = time.time() + 11 * 60
    monkeypatch.setattr(time, "time", lambda: later)

    response = client.post(CONFIRM, {"code": code_sent_to(user.email)}, follow=True)

    assert "If yours has run out, ask for another here" in response.content.decode()
    assert "_auth_user_id" not in client.session


def test_another_code_can_be_asked_for_and_the_newest_counts(client):
    user = make_user(Role.CUSTOMER)
    asked = client.post("/accounts/login/", {"login": user.email}, follow=True)
    first = code_sent_to(user.email)
    assert "ask for another code" in asked.content.decode()

    again = client.post(CONFIRM, {"action": "resend"}, follow=True)
    newest = code_sent_to(user.email)

    assert "We have sent another code" not in asked.content.decode()
    assert "We have sent another code. Only the newest one works." in again.content.decode()
    assert newest != first
    assert client.post(CONFIRM, {"code": first}).status_code == 200
    assert client.post(CONFIRM, {"code": newest}).url == "/welcome/"


def test_a_code_cannot_be_guessed(client):
    user = make_user(Role.CUSTOMER)
    client.post("/accounts/login/", {"login": user.email})
    for _ in range(3):
        client.post(CONFIRM, {"code": "WRONG1"})

    client.post(CONFIRM, {"code": code_sent_to(user.email)})

    assert "_auth_user_id" not in client.session


def test_too_many_wrong_codes_lead_to_where_another_is_asked_for(client):
    user = make_user(Role.CUSTOMER)
    page = client.post("/accounts/login/", {"login": user.email}, follow=True).content.decode()
    assert "Sign in with another address" in page
    for _ in range(3):
        refused = client.post(CONFIRM, {"code": "WRONG1"}, follow=True)

    assert "Ask for a new code" in refused.content.decode()
    assert "Email me a code" in refused.content.decode()


def test_another_address_can_be_given_while_a_code_waits(client):
    client.post("/accounts/login/", {"login": "mistyped@example.org"})
    user = make_user(Role.CUSTOMER)

    page = client.post("/accounts/login/another/", {"next": "/account/"}, follow=True)
    client.post("/accounts/login/", {"login": user.email})

    assert page.redirect_chain == [("/accounts/login/?next=%2Faccount%2F", 302)]
    assert 'name="login"' in page.content.decode()
    assert client.post(CONFIRM, {"code": code_sent_to(user.email)}).url == "/welcome/"


def test_an_empty_press_is_no_wrong_try(client):
    user = make_user(Role.CUSTOMER)
    client.post("/accounts/login/", {"login": user.email})
    for _ in range(5):
        empty = client.post(CONFIRM, {"code": " "})

    assert "Enter the code from the email" in empty.content.decode()
    assert client.post(CONFIRM, {"code": code_sent_to(user.email)}).url == "/welcome/"


def test_after_too_many_tries_the_way_leads_on_to_what_was_wanted(client):
    user = make_user(Role.CUSTOMER)
    client.post("/accounts/login/", {"login": user.email})
    for _ in range(3):
        refused = client.post(CONFIRM, {"code": "WRONG1", "next": "/join/welcome/"}, follow=True)

    assert 'name="next" value="/join/welcome/"' in refused.content.decode()
    assert "Email me a code" in refused.content.decode()


def test_a_password_cannot_be_guessed(client):
    user = make_user(Role.CUSTOMER)
    user.set_password("heather kettle bus")
    user.save()
    for guess in range(5):
        client.post("/accounts/login/", {"login": user.email, "password": f"guess {guess}"})

    response = client.post(
        "/accounts/login/", {"login": user.email, "password": "heather kettle bus"}
    )

    assert "That was too many tries" in response.content.decode()
    assert "_auth_user_id" not in client.session


def test_nobody_learns_from_the_page_who_has_an_account(client):
    known = make_user(Role.CUSTOMER, email="amina@example.org")

    with_account = client.post("/accounts/login/", {"login": known.email}, follow=True)
    known_again = client.post(CONFIRM, {"action": "resend"}, follow=True)
    client.logout()
    without = client.post("/accounts/login/", {"login": "nobody@example.org"}, follow=True)
    unknown_again = client.post(CONFIRM, {"action": "resend"}, follow=True)

    def as_seen(response, address):
        page = response.content.decode().replace(address, "ADDRESS")
        return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)

    for seen, unseen in [(with_account, without), (known_again, unknown_again)]:
        assert as_seen(seen, known.email) == as_seen(unseen, "nobody@example.org")
    assert Message.objects.get(address="nobody@example.org").subject == (
        "We do not know this email address"
    )


def test_somebody_who_chose_a_password_may_use_it(client):
    user = make_user(Role.CUSTOMER)
    user.set_password("heather kettle bus")
    user.save()

    response = client.post(
        "/accounts/login/", {"login": user.email, "password": "heather kettle bus"}
    )

    assert response.url == "/welcome/"


def test_a_wrong_password_offers_a_code(client):
    user = make_user(Role.CUSTOMER)

    page = client.post("/accounts/login/", {"login": user.email, "password": "no"}).content.decode()

    assert "leave the password empty and we email you a code" in page
    assert f'value="{user.email}"' in page


def test_staff_are_asked_for_their_second_step(client):
    user = make_user(Role.STAFF)
    client.post("/accounts/login/", {"login": user.email})

    response = client.post(CONFIRM, {"code": code_sent_to(user.email)})

    assert response.url.startswith("/accounts/2fa/authenticate/")
    assert "6-digit code from your app" in client.get(response.url).content.decode()


def test_there_is_one_way_to_join(client):
    assert client.get("/accounts/signup/").url == "/join/"


@pytest.mark.parametrize(
    ("role", "home"),
    [
        (Role.STAFF, "/staff/"),
        (Role.MANAGER, "/staff/"),
        (Role.ADMINISTRATOR, "/staff/"),
        (Role.BOARD, "/board/"),
        (Role.PANEL_MEMBER, "/me/"),
        (Role.CUSTOMER, "/me/"),
        (None, "/join/"),
    ],
)
def test_everybody_is_welcomed_to_their_own_page(client, role, home):
    client.force_login(make_user(*([role] if role else [])))

    assert client.get("/welcome/").url == home
