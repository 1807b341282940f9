"""docs/requirements.md is the map of what the portal does. It may only claim what a test proves."""

import re
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
#: How many rows each of the five strategies has.
ROWS = {"K": 82, "F": 75, "R": 101, "T": 61, "B": 70}
STATES = {"works", "in part", "not yet"}


def rows() -> list[list[str]]:
    table = (CHECKOUT / "docs" / "requirements.md").read_text()
    lines = re.findall(r"^\| ([KFRTB]-\d+ \|.*)\|$", table, flags=re.MULTILINE)
    return [[cell.strip() for cell in line.split("|")] for line in lines]


def test_every_id_stands_in_the_table_once():
    expected = {f"{letter}-{n:02}" for letter, last in ROWS.items() for n in range(1, last + 1)}
    found = [row[0] for row in rows()]

    assert len(found) == len(set(found))
    assert set(found) == expected


def test_every_state_is_one_of_three():
    assert {row[2] for row in rows()} <= STATES


@pytest.mark.parametrize(
    "row", [row for row in rows() if row[2] != "not yet"], ids=lambda row: row[0]
)
def test_what_is_claimed_says_where_and_names_a_test_that_exists(row):
    _, _, _, where, tests = row

    assert where
    for test in re.findall(r"`([^`]+)`", tests) or [""]:
        path, _, name = test.partition("::")
        name = name.split("[")[0]
        assert (CHECKOUT / path).is_file(), f"{path} is not a file"
        assert f"def {name}(" in (CHECKOUT / path).read_text(), f"{path} has no {name}"
