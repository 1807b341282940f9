"""Nobody's erasing leaves staff with a page that fails: every page, list and file is opened after one."""

from collections.abc import Iterator
from itertools import product

import pytest
from django.test import Client
from django.urls import resolve
from django.utils.http import urlencode

from base.accounts.models import User
from base.core.audience import Audience, Role
from base.core.lists import StaffList
from participation.people.customers.models import Customer
from participation.records.erasing.services import erase_person
from participation.records.relations import further_relations, relations
from tests.access.routes import DUMMY, models_asked, our_routes
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(everything_done, db) -> User:
    """Who was there when it was done."""
    return User.objects.get(pk=everything_done[0])


@pytest.fixture
def manager(client) -> Client:
    client.force_login(make_user(Role.STAFF, Role.MANAGER, name="Danuta Nowak"))
    return client


def test_they_had_a_row_in_every_table_that_names_a_customer(zebedee):
    without = [
        relation.name
        for relation in (*relations(), *further_relations())
        if not relation.rows_of([zebedee.pk]).exists()
    ]

    assert without == []


def test_staff_can_open_every_page_and_take_every_list_after_an_erasing(zebedee, officer, manager):
    erase_person(customer=zebedee, by=officer, why="Asked by the person")
    manager.raise_request_exception = False

    opened = {page: looked_at(manager, page) for page in staff_pages(manager, zebedee)}
    files = {page: taken(manager, page) for page in filter(says_more_in_its_file, opened)}

    assert (len(opened) > 150, len(files) > 5) == (True, True)
    assert {page: status for page, status in opened.items() if status >= 500} == {}
    assert {page: status for page, status in files.items() if status >= 500} == {}


def looked_at(client: Client, address: str) -> int:
    response = client.get(address)
    if response.streaming:  # a file is closed when it was read to its end
        b"".join(response)
    return response.status_code


def taken(client: Client, address: str) -> int:
    """Read to its end: a file fails while it is sent."""
    response = client.post(address, {"file": "csv"})
    assert response.status_code != 200 or b"".join(response.streaming_content)
    return response.status_code


def says_more_in_its_file(address: str) -> bool:
    view = list_at(address)
    return view is not None and bool(view.more_in_file)


def list_at(address: str) -> type[StaffList] | None:
    view = getattr(resolve(address.partition("?")[0]).func, "view_class", object)
    return view if issubclass(view, StaffList) else None


def staff_pages(client: Client, erased: Customer) -> Iterator[str]:
    """Each address for staff, of the person's rows in the table that it asks, and of a few others."""
    for route in our_routes():
        methods = getattr(getattr(route.view, "view_class", None), "http_method_names", ["get"])
        if route.audience not in (Audience.STAFF, Audience.MANAGERS) or "get" not in methods:
            continue
        numbers = numbers_for(client, route.address, erased)
        for chosen in product(numbers, repeat=route.address.count(DUMMY)):
            address = route.address
            for number in chosen:
                address = address.replace(DUMMY, str(number), 1)
            yield address
            if (rows := list_at(address)) and rows.filter_class and rows.filter_class.everything:
                yield f"{address}?{urlencode(rows.filter_class.everything)}"


def numbers_for(client: Client, address: str, erased: Customer) -> set[int]:
    if DUMMY not in address:
        return set()
    models = models_asked(client, address)
    found = {erased.pk} if Customer in models else set()
    for model in models:
        theirs = [one for one in relations() if one.model is model]
        for relation in theirs:
            found.update(relation.rows_of([erased.pk]).values_list("pk", flat=True))
        if not theirs:
            found.update(model._base_manager.order_by("pk").values_list("pk", flat=True)[:3])
    return found
