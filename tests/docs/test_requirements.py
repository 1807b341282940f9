"""docs/requirements.md is the map of what the portal does. It may only claim what a test proves."""

import re

import pytest
from django.urls import Resolver404, resolve

from tools.claims import CHECKOUT, rows

#: How many rows each of the five strategies has.
ROWS = {"K": 82, "F": 76, "R": 103, "T": 63, "B": 71}
STATES = {"works", "in part", "not yet"}
#: What an address stands for when any one row will do: the pattern is asked, and nothing is fetched.
ANY = {"<slug>": "any", "<pk>": "1"}

ALL = rows()
CLAIMED = [row for row in ALL if row.is_claimed]


def test_every_id_stands_in_the_table_once():
    expected = {f"{letter}-{n:02}" for letter, last in ROWS.items() for n in range(1, last + 1)}
    found = [row.id for row in ALL]

    assert len(found) == len(set(found))
    assert set(found) == expected


def test_every_row_says_the_duty_and_what_it_needs():
    assert [row.id for row in ALL if not re.match(r".{10,}\. \*Needs:\* .+", row.what)] == []


def test_every_state_is_one_of_three():
    assert {row.state for row in ALL} <= STATES


def test_what_is_in_part_says_what_is_missing_and_nothing_else_does():
    missing = {row.id for row in ALL if ". *Missing:* " in row.what}

    assert missing == {row.id for row in ALL if row.state == "in part"}


def test_what_is_claimed_says_where_and_names_a_test_that_exists():
    assert [row.id for row in CLAIMED if not (row.addresses and row.named_tests)] == []
    named = [(row.id, test) for row in CLAIMED for test in row.named_tests]
    assert [(row, test) for row, test in named if not is_there(test)] == []


def is_there(test: str) -> bool:
    path, _, name = test.partition("::")
    file = CHECKOUT / path
    return file.is_file() and f"def {name.split('[')[0]}(" in file.read_text()


def test_what_is_not_there_yet_claims_nothing():
    assert [row.id for row in ALL if row not in CLAIMED and (row.where or row.tests)] == []


def test_every_address_leads_to_a_page():
    addresses = sorted({one for row in CLAIMED for one in row.addresses})

    assert [address for address in addresses if not is_a_page(address)] == []


@pytest.mark.parametrize("address", ["/events/", "/nowhere/", "/admin/nowhere/", "calendar"])
def test_an_address_that_is_none_is_found(address):
    assert not is_a_page(address)


def is_a_page(address: str) -> bool:
    path = re.sub(r"<\w+>", lambda found: ANY[found[0]], address.split("?")[0])
    try:
        return resolve(path).func.__name__ != "catch_all_view"
    except Resolver404:
        return False
