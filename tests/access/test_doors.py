from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client

from base.core.audience import Role
from tests.factories.people import make_customer, make_user

from .routes import Route, admitted, our_routes, reviewed

ROUTES = our_routes()


def test_every_address_of_ours_is_in_the_reviewed_table():
    declared = {route.name: route.audience for route in ROUTES}

    assert declared == reviewed()


def turned_away(response) -> bool:
    to_sign_in = response.status_code == 302 and response.url.startswith("/accounts/login/?next=")
    return to_sign_in or response.status_code == 403


# One walk for each role: each address on its own would take ten times as long to set up as to ask.
@pytest.mark.parametrize("role", [None, *Role])
def test_only_its_audience_gets_past_each_door(db, without_words, role):
    assert list(wrong_doors(role)) == []


def wrong_doors(role: Role | None) -> Iterator[str]:
    """Every address that lets in or turns away whom it should not, with the method.

    A closed door is also tried with a form. Where one is open, a look has shown it.
    """
    user = make_user(role) if role else None
    if role in (Role.CUSTOMER, Role.PANEL_MEMBER):
        make_customer(user=user)
    client = Client()
    if user:
        client.force_login(user)
    signed_in = client.cookies.copy()
    for route in ROUTES:
        for method in ("get", "post") if closed(route, role) else ("get",):
            client.cookies = signed_in.copy()
            if door_is_wrong(client, route, method, role):
                yield f"{route.name}: {method} as {role}"


def door_is_wrong(client: Client, route: Route, method: str, role: Role | None) -> bool:
    """Asked for and taken back, so that no address sees what another did."""
    with transaction.atomic():
        answer = getattr(client, method)(route.address)
        transaction.set_rollback(True)
    return turned_away(answer) != closed(route, role)


def closed(route: Route, role: Role | None) -> bool:
    return not admitted(reviewed()[route.name], role)
