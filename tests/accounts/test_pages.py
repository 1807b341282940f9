"""The pages about signing in: how they look, and how a second step and an address are changed."""

import datetime as dt
import re

import pytest
from django.core import mail
from django.utils import timezone

from base.core.audience import Role
from tests.factories.people import make_user

from .codes import code_sent_to, shown_by_app

pytestmark = pytest.mark.django_db


FOR_ANYBODY = ["login/", "login/code/", "password/reset/", "inactive/"]
FOR_THE_SIGNED_IN = [
    "logout/",
    "email/",
    "password/set/",
    "2fa/",
    "2fa/totp/deactivate/",
    "2fa/recovery-codes/generate/",
    "2fa/webauthn/",
    "2fa/webauthn/add/",
    "2fa/reauthenticate/",
]


def assert_in_our_look(response):
    page = response.content.decode()
    assert response.status_code == 200
    assert page.count("<h1") == 1
    assert 'class="portal-header"' in page
    assert "placeholder=" not in page
    assert not re.search(r'<input(?![^>]*type="hidden")(?![^>]*class=)', page)


@pytest.mark.parametrize("path", FOR_ANYBODY)
def test_every_page_on_the_way_in_is_in_our_look(client, path):
    assert_in_our_look(client.get(f"/accounts/{path}"))


@pytest.mark.parametrize("path", FOR_THE_SIGNED_IN)
def test_every_page_about_signing_in_is_in_our_look(client, path):
    user = make_user(Role.STAFF)
    client.force_login(user)
    user.authenticator_set.update(created_at=timezone.now() - dt.timedelta(days=30))
    client.post("/accounts/2fa/reauthenticate/", {"code": shown_by_app("JBSWY3DPEHPK3PXP")})

    assert_in_our_look(client.get(f"/accounts/{path}"))


def test_the_second_step_is_set_up_with_a_picture_or_by_typing(client):
    user = make_user(Role.STAFF)
    user.authenticator_set.all().delete()
    client.force_login(user)

    response = client.get("/accounts/2fa/totp/activate/")

    assert_in_our_look(response)
    assert 'src="data:image/svg+xml' in response.content.decode()
    assert response.context["form"].secret in response.content.decode()


def test_what_the_page_loads_does_not_change_the_key_that_it_shows(client):
    user = make_user(Role.STAFF)
    user.authenticator_set.all().delete()
    client.force_login(user)
    secret = client.get("/accounts/2fa/totp/activate/").context["form"].secret

    assert client.get("/brand.css").status_code == 200
    response = client.post("/accounts/2fa/totp/activate/", {"code": shown_by_app(secret)})

    assert response.url == "/accounts/2fa/recovery-codes/"
    assert "Your recovery codes" in client.get(response.url).content.decode()


def test_the_second_step_cannot_be_turned_off_without_using_it(client):
    user = make_user(Role.STAFF)
    user.authenticator_set.update(created_at=timezone.now() - dt.timedelta(days=30))
    client.force_login(user)

    response = client.get("/accounts/2fa/totp/deactivate/")

    assert response.url.startswith("/accounts/2fa/reauthenticate/")


def test_the_old_address_hears_that_another_took_its_place(
    client, django_capture_on_commit_callbacks
):
    client.force_login(make_user(Role.CUSTOMER, email="jean@example.org"))

    with django_capture_on_commit_callbacks(execute=True):
        client.post("/accounts/email/", {"action_add": "", "email": "thief@example.org"})
        code = code_sent_to("thief@example.org")
        client.post("/accounts/confirm-email/", {"code": code})

    (told,) = [email for email in mail.outbox if email.to == ["jean@example.org"]]
    assert "jean@example.org does not work any more" in told.body
    assert "If it was not, call us straight away" in told.body


def test_the_old_address_does_not_hear_where_somebody_is_now(
    client, django_capture_on_commit_callbacks
):
    client.force_login(make_user(Role.CUSTOMER, email="shared@example.org"))

    with django_capture_on_commit_callbacks(execute=True):
        client.post("/accounts/email/", {"action_add": "", "email": "jean@example.org"})
        code = code_sent_to("jean@example.org")
        client.post("/accounts/confirm-email/", {"code": code}, headers={"user-agent": "A phone"})

    (told,) = [email for email in mail.outbox if email.to == ["shared@example.org"]]
    assert not any(secret in told.body for secret in ("jean@", "127.0.0.1", "A phone"))


def test_setting_up_a_second_step_is_told_by_email(client, django_capture_on_commit_callbacks):
    user = make_user(Role.CUSTOMER, email="jean@example.org")
    client.force_login(user)
    secret = client.get("/accounts/2fa/totp/activate/").context["form"].secret

    with django_capture_on_commit_callbacks(execute=True):
        client.post("/accounts/2fa/totp/activate/", {"code": shown_by_app(secret)})

    assert "authenticator app was set up" in mail.outbox[0].body
