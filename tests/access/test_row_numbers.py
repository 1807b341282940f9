"""A number that no row has is not found, on every address and in whatever else is sent."""

import pytest
from django.contrib import admin
from django.core.handlers.wsgi import WSGIRequest
from django.db import transaction
from django.http import QueryDict
from django.test import Client
from django.urls import Resolver404, path, resolve, reverse

from base.core.audience import Role
from base.core.row_numbers import LARGEST, addresses_take_numbers_of_rows, row_number
from tests.factories.everywhere import make_zebedee
from tests.factories.people import make_customer, make_user

from .routes import DUMMIES, DUMMY, admitted, our_routes, read_through, with_rows

ROUTES = our_routes()
NUMBERED = [route for route in ROUTES if DUMMY in route.address]
TOO_LARGE = "9" * 20
WHOEVER = pytest.mark.parametrize(
    "roles", [(), (Role.CUSTOMER,), tuple(Role)], ids=["visitor", "customer", "every role"]
)


class SaysTheSame(QueryDict):
    """An address, or a form, that answers whatever it is asked for with one and the same thing."""

    def __init__(self, said: str):
        super().__init__(mutable=True)
        self.said = said

    def __getitem__(self, name):
        return self.said

    def __contains__(self, name):
        return True

    def get(self, name, default=None):
        return self.said

    def getlist(self, name, default=None):
        return [self.said]

    def __delitem__(self, name):
        pass

    def copy(self):
        return SaysTheSame(self.said)


def test_a_number_too_large_for_a_database_leads_nowhere_on_any_address():
    addresses = [one.address.replace(DUMMY, TOO_LARGE) for one in NUMBERED]

    assert len(addresses) > 150
    assert [address for address in addresses if leads_somewhere(address)] == []
    assert all(leads_somewhere(one.address) for one in NUMBERED)


def leads_somewhere(address: str) -> bool:
    try:
        return bool(resolve(address))
    except Resolver404:
        return False


@WHOEVER
def test_whoever_asks_for_such_a_number_is_told_that_it_is_not_found(db, roles):
    said = answers(
        somebody(roles), [reverse("customers:detail", args=[DUMMY]).replace(DUMMY, TOO_LARGE)]
    )

    assert set(said.values()) == {404}


def test_the_largest_number_that_there_may_be_is_no_error_on_any_address(db):
    client = somebody(tuple(Role))

    addresses = [one.address.replace(DUMMY, str(LARGEST)) for one in NUMBERED]
    assert {asked: said for asked, said in answers(client, addresses).items() if said >= 500} == {}


def test_a_number_where_words_are_expected_is_no_error_either(db):
    client = somebody(tuple(Role))

    worded = [one.address for one in ROUTES if DUMMIES["slug"] in one.address]
    addresses = [one.replace(DUMMIES["slug"], n) for one in worded for n in (TOO_LARGE, "9" * 5000)]
    assert {asked: said for asked, said in answers(client, addresses).items() if said >= 500} == {}


def test_nor_is_it_in_the_lists_of_administrators_or_among_the_keys_of_an_account(db):
    client = somebody(tuple(Role))

    models = [model._meta for model in admin.site._registry]
    pages = [f"admin:{one.app_label}_{one.model_name}_change" for one in models]
    addresses = [reverse(name, args=[TOO_LARGE]) for name in (*pages, "mfa_edit_webauthn")]
    assert {asked: said for asked, said in answers(client, addresses).items() if said >= 500} == {}


@pytest.mark.parametrize("roles", [(Role.CUSTOMER,), tuple(Role)], ids=["customer", "every role"])
def test_no_question_and_no_form_makes_an_error_of_a_number_that_no_row_has(
    officer, roles, monkeypatch
):
    zebedee = make_zebedee(officer)
    client = somebody(roles)
    if Role.STAFF not in roles:
        client.force_login(zebedee.user)
    routes = [one for one in ROUTES if any(admitted(one.audience, role) for role in roles)]
    addresses = [there for one in routes for there in with_rows(client, one, most=1, last=False)]
    assert len(addresses) > (250 if Role.STAFF in roles else 40)
    for name in ("GET", "POST"):
        monkeypatch.setattr(WSGIRequest, name, property(lambda _: SaysTheSame(TOO_LARGE)))

    assert {asked: code for asked, code in answers(client, addresses).items() if code >= 500} == {}


def somebody(roles: tuple[Role, ...]) -> Client:
    client = Client(raise_request_exception=False)
    if roles:
        user = make_user(*roles)
        make_customer(user=user)
        client.force_login(user)
    return client


def answers(client: Client, addresses: list[str]) -> dict[str, int]:
    """What each says to a look and to a form; taken back, so that none sees what another did."""
    signed_in, said = client.cookies.copy(), {}
    for address in addresses:
        for method in ("get", "post"):
            client.cookies = signed_in.copy()
            with transaction.atomic():
                answer = getattr(client, method)(address)
                read_through(answer)
                transaction.set_rollback(True)
            said[f"{method} {address[:200]}"] = answer.status_code
    return said


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("12", 12),
        (str(LARGEST), LARGEST),
        (str(LARGEST + 1), None),
        ("9" * 5000, None),
        ("-1", None),
        ("²", None),
        ("٣", None),
        ("", None),
        (None, None),
    ],
)
def test_what_was_typed_is_the_number_of_a_row_or_of_none(typed, number):
    assert row_number(typed) == number


def test_an_address_that_takes_any_number_is_refused_when_the_portal_starts(settings):
    assert addresses_take_numbers_of_rows(None) == []

    settings.ROOT_URLCONF = __name__

    (error,) = addresses_take_numbers_of_rows(None)
    assert error.id == "portal.E005"


#: Somebody's addresses, with a number of Django's own.
urlpatterns = [path("tenancies/<int:pk>/", somebody)]
