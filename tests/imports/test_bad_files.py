"""Files as they really come: each is read, or refused in words that say what to do."""

import datetime as dt
import io
import zipfile

import pytest

from base.core.refused import Refused
from participation.people.customers.models import Customer
from participation.people.imports.models import Import
from participation.people.imports.reading import look_at
from tests.factories.lists import (
    HEADINGS,
    JEAN,
    TAM,
    applied,
    checked,
    csv_list,
    uploaded,
    xlsx_list,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_every_usual_encoding_is_read(encoding):
    applied(csv_list(JEAN, encoding=encoding))

    assert Customer.objects.get().name == "Jean Ó Súilleabháin"


def test_a_quoted_first_heading_after_a_byte_order_mark_is_one_heading():
    text = '"Person\nReference","Full Name","D.O.B."\n"1","Jean","29/02/1980"\n'

    imported = checked(text.encode("utf-8-sig"))

    assert imported.columns == ["reference", "name", "date_of_birth"]
    assert imported.lines.get().date_of_birth == dt.date(1980, 2, 29)


@pytest.mark.parametrize(
    "content",
    [
        "Ref,Name,Notes\n1,Jean Ó Súilleabháin,x\n2,Tam,caf".encode() + b"\xc3",
        "Ref,Name,Notes\n1,Jean Ó Súilleabháin,x\n2,Tam,caf".encode() + b"\xff\n3,Isa,x",
        b"\xef\xbb\xbfRef,Name,Notes\n1,Jean,x\n2,Tam,caf\xc3",
    ],
)
def test_one_damaged_letter_does_not_spoil_the_names_of_all_the_others(content):
    """As when an export in UTF-8 is cut off in the middle of a letter of the last column."""
    imported = uploaded(content)

    assert imported.has_failed
    assert "Letters on line 3 of the file are damaged" in imported.error


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_other_delimiters_are_found_out(delimiter):
    text = "\n".join(delimiter.join(line) for line in (HEADINGS, JEAN, TAM))

    assert checked(text.encode()).counts["added"] == 2


def test_excels_first_line_about_the_delimiter_is_no_heading():
    text = "sep=;\r\n" + "\r\n".join(";".join(line) for line in (HEADINGS, JEAN))

    assert checked(text.encode()).counts["added"] == 1


def test_a_quoted_line_break_is_part_of_a_value_and_lines_keep_their_numbers():
    person = [*JEAN]
    person[4] = "Flat 1\r\n1 Mill Lane"
    imported = checked(csv_list(person, ["", *TAM[1:]]))

    assert imported.lines.get(reference="GH-1").address == "Flat 1, 1 Mill Lane"
    assert imported.lines.get(verdict="refused").number == 4


def test_a_cell_that_looks_like_a_number_is_read_as_it_is_seen():
    applied(xlsx_list([1042.0, "Jean", None, "Tenant", None, None, None, "07700900123"]))

    assert (Customer.objects.get().reference, str(Customer.objects.get().phone)) == (
        "1042",
        "+447700900123",
    )


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "The file is empty"),
        (b"Ref,Name\n", "There is nobody in the file"),
        (b"just one column\nx\n", "at least two columns"),
        ("Ref,Name\n1,Jean\n".encode("utf-16-le"), "not a CSV file that we can read"),
        (b"\xff\xfeR\x00e\x00f", "not a CSV file that we can read"),
        (b"Ref,Name\n1," + bytes(range(128, 256)), "not a CSV file that we can read"),
        (b"\xd0\xcf\x11\xe0old", "old Excel file"),
        (b"PK\x03\x04 and no more", "cannot be opened as an Excel workbook"),
        (b'Ref,Name\n1,"Jean\n2,Tam\n', "cut off inside quotation marks that open on line 2"),
        (b'Ref,Name\n1,"Jean" Smith\n', "Line 2 has quotation marks that do not fit"),
        ((",".join("abc" for _ in range(300)) + "\n1\n").encode(), "more than 200 columns"),
    ],
)
def test_a_file_that_is_no_list_is_refused_at_the_door(content, why):
    with pytest.raises(Refused, match=why):
        look_at(io.BytesIO(content))


def many(number: int) -> list[list[str]]:
    return [[f"GH-{n}", f"Person {n}", *JEAN[2:]] for n in range(number)]


@pytest.mark.parametrize(
    ("end", "why"),
    [
        (b'GH-X,"Jean', "cut off inside quotation marks that open on line 42"),
        (b"GH-X,Jean", "its last line, 42, has fewer columns"),
    ],
)
def test_a_file_cut_off_further_down_stops_the_check_and_nothing_is_half_done(end, why):
    imported = checked(csv_list(*many(40)) + end)

    assert imported.state == Import.State.FAILED
    assert why in imported.error
    assert not Customer.objects.exists()


def test_a_short_line_in_the_middle_is_refused_alone():
    imported = checked(csv_list(["GH-9", "Short"], TAM))

    assert (
        imported.lines.get(number=2).note == "The line has fewer columns than there are headings."
    )
    assert imported.counts["added"] == 1


def test_a_truncated_workbook_is_refused():
    whole = xlsx_list(*many(400))

    for part in (0.3, 0.9):
        with pytest.raises(Refused, match="damaged, cut off"):
            look_at(io.BytesIO(whole[: int(len(whole) * part)]))


def test_a_damaged_sheet_stops_the_check():
    damaged = bytearray(xlsx_list(*many(2000)))
    with zipfile.ZipFile(io.BytesIO(damaged)) as archive:
        sheet = archive.getinfo("xl/worksheets/sheet1.xml")
    start = sheet.header_offset + sheet.compress_size - 200
    damaged[start : start + 100] = bytes(100)

    imported = checked(bytes(damaged), name="list.xlsx")

    assert imported.state == Import.State.FAILED
    assert "damaged, cut off" in imported.error
    assert not Customer.objects.exists()


def test_a_workbook_that_unpacks_to_far_too_much_is_refused():
    bomb = io.BytesIO(xlsx_list(JEAN))
    with zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml.more/sharedStrings.xml", bytes(90 * 1024 * 1024))

    with pytest.raises(Refused, match="unpacks to far more"):
        look_at(bomb)


def test_a_workbook_with_entities_in_it_is_refused():
    laughs = (
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">&b;</workbook>'
    )
    source, made = io.BytesIO(xlsx_list(JEAN)), io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(made, "w") as new:
        for part in old.infolist():
            content = laughs if part.filename == "xl/workbook.xml" else old.read(part)
            new.writestr(part.filename, content)

    with pytest.raises(Refused, match="cannot be opened"):
        look_at(made)


def test_a_formula_in_a_workbook_is_refused_by_its_line():
    imported = checked(xlsx_list(["GH-1", "=A1", *JEAN[2:]], TAM), name="list.xlsx")

    assert "holds a formula" in imported.lines.get(number=2).note
    assert imported.counts["added"] == 1


def test_a_formula_in_a_column_that_is_left_out_refuses_nobody():
    headings = ["Person Ref", "Name", "Age"]

    imported = checked(xlsx_list([1042, "Jean", "=YEAR(NOW())-1980"], headings=headings))

    assert (imported.counts["added"], imported.counts["refused"]) == (1, 0)


def test_two_headings_of_one_name_are_two_columns():
    imported = uploaded(csv_list(["1", "Jean", "a", "b"], headings=["Ref", "Name", "Tel", "Tel"]))

    assert imported.headings == ["Ref", "Name", "Tel", "Tel (2)"]


def test_a_list_longer_than_allowed_stops_in_plain_words(settings):
    settings.IMPORT_MAX_LINES = 10

    assert "more than 10 lines" in checked(csv_list(*many(11))).error
