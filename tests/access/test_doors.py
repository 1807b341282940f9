import pytest

from base.core.audience import Role
from tests.factories.people import make_customer, make_user

from .routes import Route, admitted, our_routes, reviewed

ROUTES = our_routes()


def test_every_address_of_ours_is_in_the_reviewed_table():
    declared = {route.name: route.audience for route in ROUTES}

    assert declared == reviewed()


def turned_away(response) -> bool:
    to_sign_in = response.status_code == 302 and response.url.startswith("/accounts/login/")
    return to_sign_in or response.status_code == 403


@pytest.mark.parametrize("role", [None, *Role])
@pytest.mark.parametrize("route", ROUTES, ids=str)
def test_only_its_audience_gets_past_the_door(db, client, route: Route, role):
    if role:
        user = make_user(role)
        if role in (Role.CUSTOMER, Role.PANEL_MEMBER):
            make_customer(user=user)
        client.force_login(user)

    away = {
        method: turned_away(getattr(client, method)(route.address)) for method in ("get", "post")
    }

    closed = not admitted(reviewed()[route.name], role)
    assert away == {"get": closed, "post": closed}
