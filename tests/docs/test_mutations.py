"""The changes that `python -m tools.mutate` makes still fit the code, and its verdicts are what they say."""

import ast
from pathlib import Path

import pytest

from tools.claims import rows
from tools.mutate.breaking import Verdict, broken, judge
from tools.mutate.mutations import Mutation, mutations, read

CLAIMED = {row.id for row in rows() if row.is_claimed}


def test_each_changes_one_place_of_the_code_and_leaves_a_file_that_can_be_read():
    assert len(mutations()) > 100
    for mutation in mutations():
        changed = mutation.applied_to(
            read(mutation)
        )  # or it says which row's text is not there once

        assert changed != read(mutation), mutation
        if mutation.file.endswith(".py"):
            ast.parse(changed, filename=f"{mutation.row}: {mutation.file}")


def test_each_is_about_a_row_that_is_ticked():
    assert {mutation.row for mutation in mutations()} <= CLAIMED


def test_what_stands_there_twice_or_no_more_is_refused():
    for whole in ("a = 1\na = 1\n", "b = 2\n"):
        with pytest.raises(ValueError, match="R-13"):
            Mutation("R-13", "It opens.", "town.py", "a = 1\n", "").applied_to(whole)


@pytest.fixture
def town(tmp_path) -> Path:
    """A tree of one rule, with a test that proves it and one that does not."""
    (tmp_path / "tests").mkdir()
    (tmp_path / "town.py").write_text("OPEN = False\n")
    (tmp_path / "tests" / "test_town.py").write_text(
        "import town\n\n\ndef test_it_is_shut():\n    assert not town.OPEN\n\n\n"
        "def test_nothing():\n    pass\n"
    )
    (tmp_path / "pytest.ini").write_text("[pytest]\npythonpath = .\naddopts = -p no:django\n")
    return tmp_path


@pytest.mark.parametrize(
    ("test", "becomes", "verdict"),
    [
        ("test_it_is_shut", "OPEN = True\n", Verdict.FOUND),
        ("test_nothing", "OPEN = True\n", Verdict.STAYED_GREEN),
        ("test_it_is_shut", "OPEN = \n", Verdict.DID_NOT_RUN),
    ],
)
def test_a_row_is_proved_by_a_test_that_ran_and_failed(town, monkeypatch, test, becomes, verdict):
    monkeypatch.delenv("DJANGO_SETTINGS_MODULE", raising=False)
    mutation = Mutation("R-13", "It opens.", "town.py", "OPEN = False\n", becomes)

    with broken(town, mutation):
        said, _ = judge(town, [f"tests/test_town.py::{test}"])

    assert said == verdict
    assert (town / "town.py").read_text() == "OPEN = False\n"
