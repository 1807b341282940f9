"""Whatever number of a page somebody asks for, every list shows a page: one rule for all of them.

The rule is asked of :func:`nearest_page`. That a list goes by it is read from its view; pages are asked for
where a view makes them by hand or counts by itself.
"""

import re
from collections.abc import Callable

import pytest
from django.conf import settings
from django.core.paginator import Page, Paginator
from django.views.generic.list import MultipleObjectMixin

from base.core.audience import Role
from base.core.lists.paging import CappedPaginator, UncountedRows
from base.core.paging import NearestPage, UncountedPaginator, nearest_page
from participation.people.customers.models import Customer
from participation.people.groups.models import Group
from participation.people.imports.models import Import
from participation.programme.consultations.forum.services import (
    add_topic,
    show_post,
    write_post,
)
from participation.programme.network.forums.services import write_notice
from participation.programme.network.models import Forum
from participation.programme.network.services import put_up
from participation.questionnaires.models import Answer
from participation.steering.indicators.feedback_views import PagesOfFeedback
from tests.access.routes import our_routes, read_through
from tests.factories.activities import make_consultation, make_outcome
from tests.factories.everywhere import make_zebedee
from tests.factories.lists import JEAN, TAM, applied, csv_list
from tests.factories.people import make_customer, make_user
from tests.factories.questionnaires import make_answers
from tests.segments.making import make_segment

pytestmark = pytest.mark.django_db

NONSENSE = ("0", "-1", "last")
TOO_HIGH = ("99", "9" * 20)
PAGINATORS = (Paginator, CappedPaginator, UncountedPaginator, UncountedRows, PagesOfFeedback)
#: Views that make the pages of a part of what they show.
BY_HAND: dict[str, Callable[[], str]] = {
    "participation/people/imports/views.py": lambda: (
        f"/staff/people/import/{Import.objects.latest('pk').pk}/"
    ),
    "participation/programme/consultations/forum/views.py": lambda: forum_that_was_read(),
    "participation/programme/network/forums/views.py": lambda: (
        Forum.objects.get().get_absolute_url()
    ),
    "participation/programme/network/views.py": lambda: f"/network/{Group.objects.first().slug}/",
    "participation/questionnaires/themes/views.py": lambda: words_page(said_in_words()),
    "portal/demo/views.py": lambda: "/demo/outbox/",
    "portal/pages/staff.py": lambda: "/staff/",
}
#: Lists that know by themselves how many rows there are.
COUNTED: dict[str, Callable[[], str]] = {
    "activities:outcomes": lambda: "/you-said-we-did/",
    "segments:segment": lambda: f"/staff/segments/{make_segment('Everybody', criteria={}).pk}/",
}
#: And one as most are.
OTHERS: dict[str, Callable[[], str]] = {"customers:list": lambda: "/staff/people/"}


def forum_that_was_read() -> str:
    """One of three posts, which one of us has shown."""
    officer = make_user(Role.STAFF)
    topic = add_topic(
        consultation=make_consultation("Rent"), title="The windows", about="", by=officer
    )
    for words in ("One", "Two", "Three"):
        post = write_post(topic=topic, customer=make_customer(), words=words)
        show_post(post=post, answer="", by=officer)
    return f"/staff/consultations/{topic.consultation_id}/forum/"


def said_in_words() -> Answer:
    return Answer.objects.filter(question__words="Who are you?").first()


def words_page(said: Answer) -> str:
    return f"/staff/questionnaires/{said.sheet.questionnaire_id}/words/{said.question.code}/"


def test_every_list_shows_the_nearest_page_or_has_all_its_rows_on_one():
    views = {route.name: getattr(route.view, "view_class", object) for route in our_routes()}
    lists = {name: view for name, view in views.items() if issubclass(view, MultipleObjectMixin)}

    assert len(lists) > 60
    assert [one for one in lists if not (has_pages(lists[one]) or is_whole(lists[one]))] == []
    counted = {name for name, view in lists.items() if counts_by_itself(view)}
    assert counted == set(COUNTED)


def has_pages(view) -> bool:
    return (
        view.paginate_queryset is NearestPage.paginate_queryset
        and view.paginator_class in PAGINATORS
    )


def is_whole(view) -> bool:
    return view.paginate_by is None and view.get_paginate_by is MultipleObjectMixin.get_paginate_by


def counts_by_itself(view) -> bool:
    return view.get_paginator is not MultipleObjectMixin.get_paginator


def test_no_other_view_makes_pages_or_reads_which_was_asked_for():
    making = re.compile(
        rf"(?<!class )\b({'|'.join(kind.__name__ for kind in PAGINATORS)})\(|\.get_page\("
    )
    ours = {route.view.__module__.partition(".")[0] for route in our_routes()}
    files = [file for folder in ours for file in (settings.CHECKOUT / folder).rglob("*.py")]

    assert len(files) > 500
    found = {
        str(file.relative_to(settings.CHECKOUT))
        for file in files
        if making.search(file.read_text())
    }
    assert found == set(BY_HAND)


@pytest.fixture
def world(officer, client, monkeypatch):
    """Two rows and more in those lists, of which each page holds one."""
    make_zebedee(officer)
    said = said_in_words()
    make_answers(said.sheet.questionnaire, make_customer(), {said.question.code: "Me"})
    put_up(group=Group.objects.first(), by=officer, text="Tea at two")
    write_notice(forum=Forum.objects.get(), by=officer, text="Tea at two")
    applied(csv_list(JEAN, TAM), whole_list=False)
    for number in range(3):
        make_outcome(f"The court is dark {number}.", owner=officer)
    made = Paginator.__init__

    def with_one_row(paginator, rows, per_page, **more):
        made(paginator, rows, 1, **more)

    monkeypatch.setattr(Paginator, "__init__", with_one_row)
    user = make_user(*Role)
    make_customer(user=user)
    client.force_login(user)


def test_a_number_too_high_is_the_last_page_and_nonsense_the_first(world, client, without_words):
    addresses = [make() for make in (BY_HAND | COUNTED | OTHERS).values()]
    last = {address: last_page(client, address) for address in addresses}

    assert [address for address in addresses if last[address] in (None, 1)] == ["/demo/outbox/"]
    wrong = {address: wrong_pages(client, address, last[address]) for address in addresses}
    assert wrong == {address: {} for address in addresses}


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
