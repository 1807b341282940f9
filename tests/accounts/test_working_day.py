"""Whoever works here signs in anew each working day; customers stay signed in for a fortnight."""

import datetime as dt

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client

from base.accounts.middleware import SIGNED_IN_AT
from base.core.audience import Role
from tests.factories.people import make_joined_customer, make_user

pytestmark = pytest.mark.django_db


def hours_later(client: Client, hours: float) -> None:
    session = client.session
    session[SIGNED_IN_AT] -= dt.timedelta(hours=hours).total_seconds()
    session.save()


@pytest.mark.parametrize("role", [Role.STAFF, Role.MANAGER, Role.BOARD, Role.ADMINISTRATOR])
def test_after_a_working_day_nothing_opens_however_busy_it_was(client, role):
    client.force_login(make_user(role))
    assert client.get("/account/").status_code == 200

    hours_later(client, 11.9)
    assert client.get("/account/").status_code == 200
    hours_later(client, 0.2)

    assert client.get("/account/").url == "/accounts/login/?next=/account/"
    assert "_auth_user_id" not in client.session


def test_what_was_typed_that_moment_waits_until_they_have_signed_in(client):
    officer = make_user(Role.STAFF)
    customer = make_joined_customer("Amina Hussain")
    client.force_login(officer)
    client.get(customer.get_absolute_url())
    hours_later(client, 13)

    refused = client.post(customer.get_absolute_url(), {"text": "She rang about the damp."})

    assert refused.url == "/accounts/login/?next=/kept-answers/"
    assert not customer.notes.exists()
    client.force_login(officer)
    assert "She rang about the damp." in client.get("/kept-answers/").text


def test_a_session_from_before_we_wrote_it_down_is_over(client):
    client.force_login(make_user(Role.STAFF))
    session = client.session
    del session[SIGNED_IN_AT]
    session.save()

    assert client.get("/account/").status_code == 302


def test_a_customer_stays_signed_in(client):
    client.force_login(make_joined_customer().user)
    hours_later(client, 24 * 10)

    assert client.get("/me/").status_code == 200


def test_a_password_of_eleven_letters_is_too_short():
    with pytest.raises(ValidationError, match="12 characters"):
        validate_password("damp-window")
    validate_password("damp-windows")
