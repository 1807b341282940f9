"""Whatever number of a page somebody asks for, every list shows a page: one rule for all of them."""

import pytest
from django.core.paginator import Page, Paginator
from django.db import transaction

from base.core.audience import Role
from base.core.lists.paging import CappedPaginator, UncountedRows
from base.core.paging import UncountedPaginator, nearest_page
from participation.people.customers.models import Customer
from tests.access.routes import our_routes, read_through, with_rows
from tests.factories.activities import make_consultation, make_event, make_opportunity, make_outcome
from tests.factories.everywhere import make_zebedee
from tests.factories.formats import make_document
from tests.factories.learning import make_signpost
from tests.factories.people import make_customer, make_user
from tests.lists.rows import ABOUT, MAKE

pytestmark = pytest.mark.django_db

NONSENSE = ("0", "-1", "last")
TOO_HIGH = ("99", "9" * 20)


@pytest.fixture
def world(officer, client, monkeypatch):
    """Rows in most lists, of which each page holds one."""
    make_zebedee(officer)
    for number in range(3):
        make_event(f"Coming {number}")
        make_consultation(f"Asked {number}")
        make_opportunity(f"Way {number}")
        make_outcome(f"The court is dark {number}.", owner=officer)
        make_document(f"Handbook {number}")
        make_signpost(f"Library {number}")
    made = Paginator.__init__

    def with_one_row(paginator, rows, per_page, **more):
        made(paginator, rows, 1, **more)

    monkeypatch.setattr(Paginator, "__init__", with_one_row)
    user = make_user(*Role)
    make_customer(user=user)
    client.force_login(user)


def test_a_number_too_high_is_the_last_page_and_nonsense_the_first_on_every_list(
    world, client, without_words
):
    found = {}
    for route in our_routes():
        with transaction.atomic():
            if route.name in MAKE:
                about = ABOUT.get(route.name, dict)()
                for number in range(3):
                    MAKE[route.name](10 + number, **about)
            for address in with_rows(client, route, most=1):
                if (last := last_page(client, address)) is not None:
                    found[address] = last, wrong_pages(client, address, last)
            transaction.set_rollback(True)

    assert {address: wrong for address, (_, wrong) in found.items() if wrong} == {}
    assert len(found) > 55
    assert sum(last > 1 for last, _ in found.values()) > 40


def wrong_pages(client, address: str, last: int) -> dict[str, int | None]:
    wanted = dict.fromkeys(NONSENSE, 1) | dict.fromkeys(TOO_HIGH, last)
    shown = {typed: page_of(client, address, typed) for typed in wanted}
    return {typed: number for typed, number in shown.items() if number != wanted[typed]}


def last_page(client, address: str) -> int | None:
    """The number of its last page, by turning them; None of what has no pages."""
    if (number := page_of(client, address, 1)) != 1:
        return None
    while page_of(client, address, number + 1) == number + 1:
        number += 1
    return number


def page_of(client, address: str, typed) -> int | None:
    """The number of the page that is shown; None where none is."""
    response = client.get(address, {"page": typed})
    read_through(response)
    context = getattr(response, "context_data", None) or {}
    pages = [context.get(name) for name in ("page_obj", "page")]
    return next((page.number for page in pages if isinstance(page, Page)), None)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        (None, 1),
        ("", 1),
        ("²", 1),
        ("1.5", 1),
        ("2", 2),
        ("3", 3),
        ("4", 3),
        (4, 3),
        ("9" * 5000, 3),
    ],
)
@pytest.mark.parametrize("kind", [Paginator, CappedPaginator])
def test_the_page_shown_is_the_nearest_one(typed, number, kind):
    assert nearest_page(kind([1, 2, 3], 1), typed).number == number


@pytest.mark.parametrize("kind", [UncountedPaginator, UncountedRows])
def test_pages_of_rows_that_nobody_counts_end_as_well(kind):
    for number in range(5):
        make_customer(f"Jean Smith {number}")

    page = nearest_page(kind(Customer.objects.order_by("pk"), 2), "99")

    assert (page.number, len(page), page.has_next()) == (3, 1, False)
    assert nearest_page(kind(Customer.objects.none(), 2), "99").number == 1
