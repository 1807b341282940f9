"""What every list of staff does, whichever app declares it."""

import csv
import io
import re
from copy import copy

import openpyxl
import pytest
from django import forms
from django.conf import settings
from django.template.response import SimpleTemplateResponse
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.http import urlencode

from base.core.audience import Role
from base.core.lists import StaffList
from base.core.lists.files import LEFT_OUT
from base.core.lists.filters import plain_label
from base.core.models import Fact
from participation.people.customers.models import Customer
from tests.access.routes import our_routes
from tests.factories.people import make_user
from tests.lists.rows import ABOUT, MAKE

pytestmark = pytest.mark.django_db

LISTS = {
    route.name: route
    for route in our_routes()
    if isinstance(getattr(route.view, "view_class", None), type)
    and issubclass(route.view.view_class, StaffList)
}
FILTERED = sorted(name for name in LISTS if LISTS[name].view.view_class.filter_class is not None)
FEW, MANY = 3, 12
#: Who is in a segment is a rule, read into words and counted when the page is opened.
UNSORTED = {
    # told by the day, and by what hangs on the key of the round
    ("choices:ideas", "Where it stands"),
    ("choices:list", "Where it stands"),
    ("choices:roll", "Voted"),
    # sums of the ledger, read for the rows that are shown
    ("grants:list", "Budget"),
    ("grants:list", "Set aside"),
    ("grants:list", "Awarded"),
    ("grants:list", "Paid"),
    ("grants:list", "Left"),
    ("grants:asked", "Asked for"),
    ("grants:asked", "Awarded"),
    ("grants:asked", "Paid"),
    ("grants:asked", "Where it stands"),
    ("grants:schemes", "Rates of a new year"),
    ("segments:list", "Who is in it"),
    ("segments:list", "People now"),
    ("shopping:shoppers", "Channels"),
}


@pytest.fixture(scope="module", params=sorted(LISTS))
def filled(request, in_one_transaction):
    """One list with a few rows, which are made once, and a manager who has signed in."""
    with in_one_transaction():
        client = Client()
        client.force_login(make_user(Role.MANAGER))
        yield Listed(client, request.param)


@pytest.fixture
def listed(filled, client):
    """It, open to that manager. What a test does to it is taken back."""
    session = settings.SESSION_COOKIE_NAME
    client.cookies[session] = filled.client.cookies[session].value
    ours = copy(filled)
    ours.client = client
    return ours


class Listed:
    def __init__(self, client, name: str):
        self.client, self.name = client, name
        self.view = LISTS[name].view.view_class
        self.about = ABOUT.get(name, dict)()
        self.made = 0
        self.path = self.address()
        self.make(FEW)

    def address(self) -> str:
        return reverse(self.name, kwargs=self.about)

    def make(self, more: int) -> None:
        for n in range(self.made, self.made + more):
            MAKE[self.name](n, **self.about)
        self.made += more

    def get(self, query: str = ""):
        response = self.client.get(f"{self.path}?{query}")
        assert response.status_code == 200
        return response

    def take(self, kind: str, query: str = "") -> list[list[str]]:
        response = self.client.post(f"{self.path}?{query}", {"file": kind})
        content = b"".join(response)
        if kind == "csv":
            return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
        sheet = openpyxl.load_workbook(io.BytesIO(content)).active
        return [["" if cell is None else cell for cell in row] for row in sheet.values]

    @property
    def everything(self) -> str:
        """A query that hides no row."""
        everything = getattr(self.view.filter_class, "everything", {})
        return "&".join(f"{name}={value}" for name, value in everything.items())


def numbers(response) -> list[int]:
    return [row.pk for row in response.context_data["page_obj"].object_list]


def test_every_list_has_rows_to_be_tried_with():
    assert sorted(MAKE) == sorted(LISTS)
    assert len(FILTERED) > 30


def test_a_list_sorts_by_every_column_from_both_ends(listed, monkeypatch):
    sorts = [one for one in listed.view.columns if (listed.name, one.heading) not in UNSORTED]
    assert [column.heading for column in sorts if not column.keys] == []
    says_how_it_is_sorted(listed, sorts[0])

    # The words are the same template for each; which rows come in which order is not.
    monkeypatch.setattr(SimpleTemplateResponse, "rendered_content", "")
    for column in sorts:
        both = [column.code, f"-{column.code}"]
        shown = [listed.get(f"{listed.everything}&sort={code}") for code in both]
        assert [page.context_data["view"].asked_order.code for page in shown] == both
        assert [page.context_data["view"].asked_order.column for page in shown] == [column, column]
        assert sorted(numbers(shown[0])) == sorted(numbers(shown[1])) != []


def says_how_it_is_sorted(listed, column) -> None:
    for code, said in ((column.code, "ascending"), (f"-{column.code}", "descending")):
        text = listed.get(f"{listed.everything}&sort={code}").text
        heading = re.search(r'<th[^>]*aria-sort="(\w+)"[^>]*>(.*?)</th>', text)
        assert heading[1] == said
        assert column.heading in strip_tags(heading[2]).replace("&#x27;", "'")


def test_a_sorted_list_keeps_its_filters_and_a_filtered_one_its_order(listed):
    code = [column for column in listed.view.columns if column.keys][-1].code
    response = listed.get(f"{listed.everything}&sort=-{code}")

    for name, value in getattr(listed.view.filter_class, "everything", {}).items():
        assert f'href="{listed.path}?{name}={value}' in response.text.replace("&amp;", "&")
    assert f'<option value="-{code}" selected>' in response.text


def test_every_filter_can_be_put_on_and_taken_off(listed):
    if listed.name not in FILTERED:
        return
    form = listed.view.filter_class({})
    for name, field in form.fields.items():
        if isinstance(field, forms.ChoiceField):
            values = [str(code) for code, _ in field.choices][1:4]
        else:
            values = ["on" if isinstance(field, forms.BooleanField) else "Smith"]
        everything = form.everything.get(name)
        for value in values:
            if value == everything:
                continue
            response = listed.get(f"{name}={value}")
            on = [chip for chip in response.context["chips"] if is_about(chip, name, form)]
            assert len(on) == 1, f"{name}={value} is not shown"
            off = listed.client.get(on[0].without)
            assert not [chip for chip in off.context["chips"] if is_about(chip, name, form)]


def is_about(chip, name: str, form) -> bool:
    return chip.words.split(":")[0] == plain_label(name, form.fields[name])


@pytest.mark.parametrize("typed", ["9" * 25, "\x00", "customer__user__password"])
def test_an_address_that_somebody_made_up_is_a_list_all_the_same(listed, typed):
    asked = ["sort", "ticked", "made-up", *getattr(listed.view.filter_class, "base_fields", ())]

    listed.get(urlencode(dict.fromkeys(asked, typed)))


def test_files_hold_every_row_that_is_listed_in_its_order(listed):
    code = listed.view.columns[0].code
    query = f"{listed.everything}&sort=-{code}"
    page = listed.get(query)

    lines = listed.take("csv", query)
    sheet = listed.take("xlsx", query)

    columns = (*listed.view.columns, *listed.view.more_in_file)
    assert lines[0] == [heading for column in columns for heading in column.headings]
    assert len(lines) == page.context["paginator"].count + 1
    firsts = re.findall(r'portal-list__first"[^>]*>(.*?)</th>', page.text, re.DOTALL)
    assert len(firsts) == FEW
    for first, line in zip(firsts, lines[1:], strict=True):
        assert line[0] in strip_tags(first.replace("&#x27;", "'").replace("&amp;", "&"))
    assert [[as_text(value) for value in row] for row in sheet] == lines


def as_text(value) -> str:
    """A day of the workbook as the CSV file has it."""
    if hasattr(value, "hour"):
        return (
            f"{value:%Y-%m-%d}"
            if (value.hour, value.minute) == (0, 0)
            else f"{value:%Y-%m-%d %H:%M}"
        )
    return str(value)


def test_a_list_and_its_file_take_as_many_statements_for_many_rows_as_for_few(
    listed, counted_each_time, django_assert_max_num_queries
):
    counts = []
    for more in (0, MANY - FEW):
        listed.make(more)
        with django_assert_max_num_queries(20) as of_list:
            listed.get(listed.everything)
        with django_assert_max_num_queries(25) as of_file:
            listed.take("csv", listed.everything)
        counts.append((len(of_list), len(of_file)))

    assert counts[0] == counts[1]


def test_who_takes_personal_data_is_written_down(listed):
    listed.take("csv", listed.everything)

    found = Fact.objects.filter(what="list_downloaded")
    assert found.count() == int(listed.view.personal)
    if listed.view.personal:
        assert found.get().changes["rows"] == listed.made


@pytest.mark.parametrize("name", sorted(LISTS))
def test_a_list_of_rows_that_name_a_customer_says_that_it_is_personal(name):
    view = LISTS[name].view.view_class
    model = view.queryset.model if view.queryset is not None else None
    leads_to = {field.related_model for field in model._meta.concrete_fields} if model else set()

    assert view.personal or Customer not in {model, *leads_to}


def test_an_officers_file_lacks_contact_details_and_says_so(listed):
    columns = (*listed.view.columns, *listed.view.more_in_file)
    contact = [heading for one in columns if one.contact for heading in one.headings]
    officer = make_user(Role.STAFF)
    listed.client.force_login(officer)
    if not listed.view.taken_by.admits(officer):
        assert listed.client.post(listed.path, {"file": "csv"}).status_code == 404
        return

    headings, *lines = listed.take("csv", listed.everything)

    assert not set(headings) & set(contact)
    assert (LEFT_OUT in headings) == bool(contact)
    assert {len(line) for line in lines} <= {len(headings)}


def test_a_file_of_another_kind_is_not_there(listed):
    assert listed.client.post(listed.path, {"file": "exe"}).status_code == 404
