import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from participation.people.customers.models import Customer
from participation.people.customers.search import find_customers, marked
from tests.factories.people import make_customer

pytestmark = pytest.mark.django_db


@pytest.fixture
def jean():
    return make_customer(
        "Jean Ó Súilleabháin",
        reference="C004411",
        address="3 Calder Court",
        postcode="GM1 2AB",
    )


@pytest.mark.parametrize(
    "typed",
    [
        "jean",
        "O SUILLEABHAIN",
        "súil jea",
        "4411",
        "calder court",
        "gm1 2ab",
        "GM12AB",
        "jean\x00",
        "  jean  ",
    ],
)
def test_a_person_is_found_by_what_an_officer_has(jean, typed):
    make_customer("Tam Rennie", reference="C000002")

    assert list(find_customers(typed)) == [jean]


def test_people_whom_an_older_release_saved_are_found_again_by_one_command(jean):
    Customer.objects.update(search_text="jean ó súilleabháin")
    assert not find_customers("O Suilleabhain")
    told = StringIO()

    for _ in range(2):
        call_command("fold_people", stdout=told)

    assert list(find_customers("O Suilleabhain")) == [jean]
    assert told.getvalue() == "Made anew: 1.\nMade anew: 0.\n"


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Łukasz Wiśniewski", "lukasz"),
        ("Søren Ødegård", "Soren Odegard"),
        ("Đorđević", "Dordevic"),
        ("Anna Smith", "Smith Anna"),
        ("Anna Smith-Jones", "jones smith anna"),
        ("Anna Smith Jones", "Smith-Jones"),
        ("Siobhán O’Neil", "O`Neil"),
        ("Siobhan ONeil", "O'Neil"),
        ("Siobhán O'Neil", "oneil"),
        ("Groß, Ægir", "aegir gross"),
        ("Yıldırım Þór", "thor yildirim"),
    ],
)
def test_a_person_is_found_without_the_letters_of_their_alphabet_and_in_any_order(name, typed):
    person = make_customer(name)
    make_customer("Tam Rennie")

    assert list(find_customers(typed)) == [person]


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite reads every row; it has few.")
def test_among_very_many_an_index_is_read_and_not_every_row():
    """The planner is kept from reading all, which of the few rows of a test would cost less."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_indexscan = off")  # of another column, from end to end
    plan = json.loads(find_customers("lukasz wisn").explain(format="json"))

    assert "customer_by_part_of_anything" in json.dumps(plan)


@pytest.mark.parametrize("typed", ["", " ", "j", "zz", "%", "__", "jean smith", "x " * 5000])
def test_nothing_to_go_on_or_no_match_finds_nobody(jean, typed):
    assert not find_customers(typed)


def test_only_people_we_serve_now_are_found(jean):
    import datetime as dt

    make_customer("Jean Gone", ended_on=dt.date(2026, 1, 1))

    assert list(find_customers("jean")) == [jean]


def test_no_more_are_found_than_fit_under_the_box():
    for n in range(12):
        make_customer(f"Jean Smith {n:02}")

    assert len(find_customers("smith", limit=8)) == 8


@pytest.mark.parametrize(
    ("text", "typed", "expected"),
    [
        ("Jean Ó Súilleabháin", "o suil", "Jean <mark>Ó</mark> <mark>Súil</mark>leabháin"),
        ("O'Neil", "oneil", "<mark>O&#x27;Neil</mark>"),
        ("<b>Tam</b>", "tam", "&lt;b&gt;<mark>Tam</mark>&lt;/b&gt;"),
        ("Tam", "", "Tam"),
        ("", "tam", ""),
    ],
)
def test_what_was_typed_is_marked_whatever_its_accents(text, typed, expected):
    assert marked(text, typed) == expected
