"""Records that may be of one person: found without holding each against each."""

import datetime as dt
import json
from collections.abc import Iterator

import pytest
from django.db import connection
from django.urls import reverse

from base.core import counted_lately
from participation.people.customers.models import Customer
from participation.records.counted import likely_duplicates
from participation.records.merging.duplicates import WAYS, Pairs, all_alike
from participation.records.merging.services import tell_apart
from tests.factories.people import make_customer

pytestmark = pytest.mark.django_db


@pytest.fixture
def jean():
    return make_customer("Jean Smith", reference="GH-1", address="1 Mill Lane", postcode="GM1 1AA")


@pytest.fixture
def twin():
    return make_customer(
        "jean smith", reference="GH-9", postcode="GM1 1AA", phone="+441414960112", language="gd"
    )


def pairs() -> list[tuple]:
    return [({pair.one.name, pair.other.name}, pair.why) for pair in Pairs(all_alike())[0:20]]


def test_the_same_name_and_postcode_are_alike_whatever_the_letters(jean, twin):
    make_customer("Jean Smith", postcode="GM1 1AB")

    assert pairs() == [({"Jean Smith", "jean smith"}, ["Same name and postcode"])]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Łukasz O’Neil", "LUKASZ ONEIL"), ("Søren Ødegård", "Soren Odegard"), ("José", "jose")],
)
def test_a_name_is_the_same_without_the_letters_of_its_alphabet(one, other):
    for name in (one, other):
        make_customer(name, postcode="GM1 1AA")

    assert pairs() == [({one, other}, ["Same name and postcode"])]


@pytest.mark.parametrize(
    ("same", "why"),
    [
        ({"email": "Jean@example.org"}, "Same email address"),
        ({"phone": "+441414960112"}, "Same phone number"),
    ],
)
def test_a_shared_way_to_reach_them_makes_two_records_alike(same, why):
    make_customer("Jean Smith", **same)
    make_customer("Tam Rennie", **{name: value.lower() for name, value in same.items()})

    assert pairs() == [({"Jean Smith", "Tam Rennie"}, [why])]


def test_the_same_name_and_date_of_birth_are_alike():
    make_customer("Jean Smith", date_of_birth=dt.date(1980, 2, 29))
    make_customer("JEAN SMITH", date_of_birth=dt.date(1980, 2, 29))

    assert [why for _, why in pairs()] == [["Same name and date of birth"]]


def test_empty_details_are_not_alike_and_neither_is_somebody_who_left(jean):
    make_customer("Jean Smith", postcode="GM1 1AA", ended_on=dt.date(2026, 1, 1))
    make_customer("Tam Rennie")
    make_customer("Tam Rennie")

    assert pairs() == []


def test_two_people_told_apart_are_not_listed_again(jean, twin, officer):
    tell_apart(one=twin, other=jean, by=officer)
    tell_apart(one=jean, other=twin, by=officer)

    assert pairs() == []


@pytest.mark.parametrize("same", [{"phone": "+441414960150"}, {"email": "none@example.org"}])
def test_a_number_or_address_that_many_people_give_says_nothing(same):
    for name in ("Amina Hussain", "Jean Reid", "Tam Rennie", "Catriona Bell"):
        make_customer(name, **same)

    assert pairs() == []


@pytest.fixture
def few_with_details():
    """300 people of whom 270 gave neither address, number nor birthday; two pairs share what they gave."""
    said = [
        {"email": f"one{n}@example.org", "phone": f"+4414149602{n:02}", "postcode": f"GM1 {n}AA"}
        for n in range(28)
    ]
    said += [said[0] | {"email": "", "postcode": ""}, said[1] | {"phone": "", "postcode": ""}]
    Customer.objects.bulk_create(
        Customer(name=f"Person {n}", **(said[n] if n < len(said) else {})) for n in range(300)
    )


def test_of_many_who_gave_nothing_nobody_is_alike(few_with_details):
    assert pairs() == [
        ({"Person 0", "Person 28"}, ["Same phone number"]),
        ({"Person 1", "Person 29"}, ["Same email address"]),
    ]


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite does not say how many rows.")
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.words)
def test_looking_for_them_handles_each_record_once(few_with_details, way):
    plan = json.loads(way.records().explain(format="json", analyze=True))

    assert max(rows_of(plan[0]["Plan"])) <= 300


def rows_of(node: dict) -> Iterator[float]:
    """What each step of a plan that was carried out gave and threw away, all its times together."""
    thrown = sum(value for name, value in node.items() if name.startswith("Rows Removed"))
    yield (node["Actual Rows"] + thrown) * node["Actual Loops"]
    for child in node.get("Plans", ()):
        yield from rows_of(child)


def test_a_pair_found_before_is_not_listed_once_it_is_settled(client, jean, twin, officer):
    client.force_login(officer)
    address = reverse("records:duplicates")
    likely_duplicates.keep(())
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(counted_lately, "IN_A_REQUEST", 0)
        assert "Same name and postcode" in client.get(address).content.decode()
        tell_apart(one=jean, other=twin, by=officer)
        assert "Same name and postcode" not in client.get(address).content.decode()


def test_pages_of_pairs_take_as_many_queries_however_long(
    client, officer, django_assert_max_num_queries
):
    client.force_login(officer)
    counts = []
    for more in (2, 15):
        for n in range(more):
            for _ in range(2):
                make_customer(f"Jean {more} {n}", postcode="GM1 1AA")
        with django_assert_max_num_queries(20) as queries:
            assert client.get(reverse("records:duplicates")).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
