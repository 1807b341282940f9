"""What spreadsheets and reports leave in a list in place of people is refused, and says why."""

import datetime as dt

import pytest

from participation.people.customers.models import Customer
from participation.people.imports.models import Import
from participation.people.imports.values import (
    Nobody,
    Unfit,
    refuse_nobody,
    refuse_spoilt_reference,
)
from tests.factories.lists import HEADINGS as LIST_HEADINGS
from tests.factories.lists import JEAN, TAM, applied, checked, csv_list, xlsx_list
from tests.factories.people import make_customer

pytestmark = pytest.mark.django_db

HEADINGS = ["Reference", "Name", "Date of birth", "Postcode", "Email", "Mobile"]


def notes(imported: Import) -> list[str]:
    return [line.note for line in imported.lines.order_by("number")]


@pytest.mark.parametrize(
    ("reference", "cell", "why"),
    [
        ("1.23E+05", None, "spoilt the reference (1.23E+05). Format its column as text"),
        ("9.87654e+11", None, "spoilt the reference"),
        ("1,23E+11", None, "spoilt the reference"),
        ("123456789012345000", 123456789012345000, "spoilt the reference"),
        ("2026-02-01", dt.datetime(2026, 2, 1), "made a date of the reference"),  # noqa: DTZ001
        ("01-Feb", None, "made a date of the reference"),
        ("#N/A", None, "put an error where the reference was (#N/A)"),
        ("#REF!", None, "put an error where the reference was (#REF!)"),
        ("#DIV/0!", None, "put an error"),
        ("########", None, "put an error"),
        ("NULL", None, "“NULL” stands for nothing"),
        ("nan", None, "“nan” stands for nothing"),
        ("TRUE", None, "“TRUE” stands for nothing"),
        ("000", None, "Its reference is zero"),
    ],
)
def test_a_spoilt_reference_says_what_spoilt_it(reference, cell, why):
    with pytest.raises(Unfit) as refused:
        refuse_spoilt_reference(reference, cell)

    assert why in str(refused.value)


@pytest.mark.parametrize(
    "reference",
    ["3E12", "GH-1", "123456789012345000", "#12", "MAR-01", "N/A1", "Nullarbor", "0012"],
)
def test_a_reference_that_only_looks_odd_is_taken(reference):
    refuse_spoilt_reference(reference, reference)


@pytest.mark.parametrize(
    "cells",
    [
        ["Total:", "", "299"],
        ["Grand Total", "299"],
        ["", "TOTAL 1,299"],
        ["Total number of tenants: 299"],
        ["Count: 299"],
        ["(299 rows affected)"],
        ["299 records"],
        ["*** End of report ***"],
        ["Page 3 of 12"],
        ["Printed on 27/11/2026 by jsmith"],
        ["-----", "------------"],
    ],
)
def test_a_line_of_totals_and_its_like_is_about_nobody(cells):
    with pytest.raises(Nobody):
        refuse_nobody(cells)


@pytest.mark.parametrize(
    "cells", [["GH-1", "Total"], ["Totaller", "Jean"], ["Page 3", "Jean"], ["12", "Tenant"], [""]]
)
def test_a_line_about_somebody_is_not_taken_for_totals(cells):
    refuse_nobody(cells)


def test_what_is_no_reference_and_no_name_is_refused_and_nobody_is_added():
    imported = checked(
        csv_list(
            ["#N/A", "#REF!", "#VALUE!", "#NAME?", "#N/A", "#N/A"],
            ["NULL", *["NULL"] * 5],
            ["ZZ-77", *["N/A"] * 5],
            ["1.23E+05", "Sam Sci", "01/02/1980", "GM1 1AA", "", ""],
            headings=HEADINGS,
        )
    )

    assert (imported.counts["refused"], imported.counts["added"]) == (4, 0)
    assert "Its name is “N/A”, which is none." in notes(imported)


def test_errors_in_the_cells_of_a_workbook_are_refused_the_same():
    person = [dt.datetime(2026, 2, 1), "Jean Orr", *JEAN[2:]]  # noqa: DTZ001
    imported = checked(
        xlsx_list(
            ["#REF!", *JEAN[1:]], person, [1234567890123456789, *JEAN[1:]], [True, *JEAN[1:]]
        ),
        name="list.xlsx",
    )

    assert (imported.counts["refused"], imported.counts["added"]) == (4, 0)


def test_what_stands_for_nothing_says_nothing_and_an_error_is_said():
    address = ["Flat 1", "NULL", "NULL"]
    headings = ["Reference", "Name", "Addr 1", "Addr 2", "Town", "Email", "DOB", "Tenure"]

    imported = applied(
        csv_list(["GH-1", "Jean Orr", *address, "#REF!", "nan", "NULL"], headings=headings)
    )

    jean = Customer.objects.get()
    assert (jean.address, jean.email, jean.date_of_birth, jean.tenure) == ("Flat 1", "", None, None)
    assert notes(imported) == ["Email left out: a spreadsheet has put an error there (#REF!)."]


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        ("JENNIFER", "NULL", "Jennifer Null"),
        ("Jennifer", "Null", "Jennifer Null"),
        ("Nan", "Reid", "Nan Reid"),
        ("Jean", "NULL", "Jean"),
        ("NULL", "Reid", "Reid"),
    ],
)
def test_people_called_null_or_nan_keep_their_names(first, last, name):
    applied(csv_list(["GH-1", first, last], headings=["Ref", "First name", "Surname"]))

    assert Customer.objects.get().name.title() == name


def test_totals_and_headings_in_the_middle_are_nobody_and_hold_no_ending_up():
    make_customer("Gone", reference="GH-GONE")
    others = [[f"GH-{n}", f"Person {n}", *JEAN[2:]] for n in range(10, 30)]
    heading = ["person ref", *LIST_HEADINGS[1:]]

    imported = checked(csv_list(JEAN, heading, TAM, *others, ["Total:", "", "299", *[""] * 5]))

    assert (imported.counts["unread"], imported.counts["waits"]) == (0, 0)
    assert imported.counts["ended"] == 1
    refused = {line.number: line.note for line in imported.lines.filter(verdict="refused")}
    assert refused == {
        3: "The headings once more, and nobody.",
        25: "A line of totals, and nobody.",
    }


@pytest.mark.parametrize(
    "end", ["Total:,,299", "Total:,,299\n", "(299 rows affected)", "By J Smith\n"]
)
def test_a_short_last_line_that_is_whole_is_no_sign_of_a_file_cut_off(end):
    imported = checked(csv_list(JEAN, TAM) + end.encode())

    assert (imported.state, imported.counts["added"]) == (Import.State.CHECKED, 2)
    assert imported.counts["refused"] == 1
