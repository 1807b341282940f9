"""Who may open which address: the table people read, what guards each door by it, and the doors themselves."""

from collections.abc import Iterator
from functools import cache

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import resolve

from base.accounts.models import User
from base.core.audience import Role
from base.core.middleware import AudienceMiddleware
from tests.factories.people import make_customer, make_user

from .routes import Route, admitted, our_routes, reviewed

ROUTES = our_routes()
METHODS = ("get", "post")
#: Whoever comes first of those whom a door admits sees no more than the others.
FROM_LEAST = (
    None,
    Role.CUSTOMER,
    Role.PANEL_MEMBER,
    Role.STAFF,
    Role.BOARD,
    Role.MANAGER,
    Role.ADMINISTRATOR,
)


def test_every_address_of_ours_is_in_the_reviewed_table():
    declared = {route.name: route.audience for route in ROUTES}

    assert declared == reviewed()


# Asked of the guard itself, which lets nobody on to a view before it has said yes: the pages of every address
# as every role would say the same, and would take a hundred times as long.
@pytest.mark.parametrize("role", Role)
def test_only_its_audience_gets_past_what_guards_each_door(db, role):
    user = make_user(role)

    wrong = [
        f"{method} {route.name}"
        for route in ROUTES
        for method in METHODS
        if is_let_in(user, route, method) == closed(route, role)
    ]
    assert wrong == []


leads_to = cache(resolve)


def is_let_in(user: User, route: Route, method: str) -> bool:
    there = leads_to(route.address)
    request = RequestFactory().generic(method.upper(), route.address)
    request.user, request.resolver_match = user, there
    guard = AudienceMiddleware(lambda _: HttpResponse())
    try:
        return guard.process_view(request, there.func, there.args, there.kwargs) is None
    except PermissionDenied:
        return False


def test_every_door_that_is_closed_to_visitors_is_guarded(db):
    assert list(wrong_doors(None, [route for route in ROUTES if closed(route, None)])) == []


def test_somebody_whom_a_door_is_not_for_is_told_so(db):
    (door,) = (route for route in ROUTES if route.name == "staff")

    assert list(wrong_doors(Role.CUSTOMER, [door])) == []


@pytest.mark.parametrize("role", FROM_LEAST)
def test_no_view_turns_away_somebody_whom_its_door_admits(db, without_words, role):
    assert list(wrong_doors(role, [route for route in ROUTES if least(route) == role])) == []


def least(route: Route) -> Role | None:
    return next(role for role in FROM_LEAST if admitted(reviewed()[route.name], role))


def wrong_doors(role: Role | None, routes: list[Route]) -> Iterator[str]:
    """Every address of these that lets in or turns away whom it should not, with the method.

    A closed door is also tried with a form. Where one is open, a look has shown it.
    """
    user = make_user(role) if role else None
    if role in (Role.CUSTOMER, Role.PANEL_MEMBER):
        make_customer(user=user)
    client = Client()
    if user:
        client.force_login(user)
    signed_in = client.cookies.copy()
    for route in routes:
        for method in METHODS if closed(route, role) else ("get",):
            client.cookies = signed_in.copy()
            if door_is_wrong(client, route, method, role):
                yield f"{route.name}: {method} as {role}"


def door_is_wrong(client: Client, route: Route, method: str, role: Role | None) -> bool:
    """Asked for and taken back, so that no address sees what another did."""
    with transaction.atomic():
        answer = getattr(client, method)(route.address)
        if answer.streaming:  # a file is closed when it was read to its end
            b"".join(answer)
        transaction.set_rollback(True)
    return turned_away(answer) != closed(route, role)


def closed(route: Route, role: Role | None) -> bool:
    return not admitted(reviewed()[route.name], role)


def turned_away(response) -> bool:
    to_sign_in = response.status_code == 302 and response.url.startswith("/accounts/login/?next=")
    return to_sign_in or response.status_code == 403
