import csv
import io
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest

from base.core.spreadsheets import csv_file, csv_stream, safe_cell, workbook_file

ROOT = Path(__file__).parents[2]
HOME = ROOT / "base" / "core" / "spreadsheets.py"
#: Votes in the format in which cities publish them; no spreadsheet opens it, and a cell is written as it was read.
VOTES = ROOT / "participation/funding/choices/pabulib/document.py"
HOSTILE = [
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    '=HYPERLINK("http://example.org","Jean")',
]


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("made", [csv_file, csv_stream])
def test_a_hostile_name_leaves_as_text(made, name):
    response = made("people.csv", [["Name", "Times"], [name, 3]])

    body = b"".join(response) if response.streaming else response.content
    rows = list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline="")))
    assert rows == [["Name", "Times"], [f"'{name}", "3"]]


@pytest.mark.parametrize("letter", ["\x00", "\x1b", "\ufffe", "\uffff"])
def test_a_letter_that_no_workbook_holds_does_not_take_the_file_with_it(db, letter):
    # Closing an answer is the end of a request, which looks at the database's connection.
    with closing(workbook_file("people.xlsx", [["Name"], [f"Je{letter}an"]])) as response:
        sheet = openpyxl.load_workbook(io.BytesIO(b"".join(response))).active

    assert [row[0].value for row in sheet.rows] == ["Name", "Jean"]


@pytest.mark.parametrize("value", ["Jean Ó Súilleabháin", "O'Neil", "3 = 3", "", None, -3, 1.5])
def test_what_no_spreadsheet_runs_is_left_as_it_is(value):
    assert safe_cell(value) == value


def test_every_csv_file_of_the_portal_is_written_in_the_one_place_that_makes_it_safe():
    elsewhere = [
        str(file.relative_to(ROOT))
        for app in ("base", "portal", "participation", "scrutiny", "surveys", "reports")
        for file in (ROOT / app).rglob("*.py")
        if file not in (HOME, VOTES)
        and any(word in file.read_text() for word in ("csv.writer", "csv.DictWriter", "text/csv"))
    ]

    assert HOME.exists()
    assert elsewhere == []


def test_a_long_file_is_not_kept_by_any_cache():
    assert csv_stream("people.csv", [])["Cache-Control"] == "no-store"


@pytest.mark.parametrize("blank", [" ", "   ", "\u00a0", "\u200b", "\ufeff", "\x0b", "'", '"'])
def test_a_formula_behind_a_blank_is_none_either(blank):
    for sign in ("=", "+", "-", "@", "＝"):
        cell = f"{blank}{sign}HYPERLINK(1)"
        assert safe_cell(cell) == f"'{cell}"
    assert safe_cell(f"{blank}Amina = friend") == f"{blank}Amina = friend"
