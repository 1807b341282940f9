"""How often anybody can make us write to an address or take in what they send."""

import pytest
from allauth.core.internal import ratelimit

from base.core.audience import Role
from participation.messages.contact.models import Message
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db


def test_one_address_gets_ten_codes_an_hour_whoever_asks_and_wherever(client, settings):
    """By the minute it is three; whoever waits each time, or asks on other pages, is stopped by the hour."""
    user = make_user(Role.CUSTOMER)
    by_the_minute = {"request_login_code": None, "reset_password": None}
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, **by_the_minute}
    for n in range(10):
        page = "/accounts/password/reset/" if n % 2 else "/accounts/login/code/"
        assert client.post(page, {"email": user.email}).status_code == 302
        client.cookies.clear()

    refused = client.post("/accounts/login/code/", {"email": user.email.upper()})

    assert refused.status_code == 429
    assert "Look for the newest email from us" in refused.text
    assert Message.objects.filter(address=user.email).count() == 10
    assert client.post("/accounts/login/code/", {"email": "x@example.org"}).status_code == 302


@pytest.mark.parametrize(
    "action", ["tell_us", "join", "request_login_code", "reset_password", "signup"]
)
def test_what_a_visitor_has_sent_is_counted_by_connection_hourly_and_daily(action):
    rates = ratelimit.get_rates(app="allauth.account", action=action)

    assert {rate.duration for rate in rates if rate.per == "ip"} >= {3600, 86400}
