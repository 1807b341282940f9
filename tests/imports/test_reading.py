"""What housing systems really write around their lists, and in which letters."""

import pytest

from participation.people.customers.models import Customer
from participation.people.imports.models import ColumnMatch
from participation.people.imports.reading import as_text, encodings
from participation.people.imports.services import match_columns
from participation.people.imports.tasks import work_on_import
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

PEOPLE = csv_list(JEAN, TAM).decode()


@pytest.mark.parametrize(
    "above",
    [
        "Tenancy report 27/11/2026\n",
        "\nTenancy report,,\nPrinted by,Morag Tait\n\n",
        "Tenant,,,Tenancy,Home,,Contact,\n",
        '"Customers of Glenmarnock; all areas, all tenures"\n\n',
    ],
)
def test_the_headings_are_found_below_a_title(above):
    imported = checked(f"{above}{PEOPLE}".encode())

    assert imported.headings == HEADINGS
    assert (imported.counts["added"], imported.counts["refused"]) == (2, 0)


def test_headings_that_nobody_knows_are_found_below_a_title_by_their_number():
    content = b"Report,27/11/2026\nKennung;Wer;Geburtstag;Strasse\n1;Jean;;Mill Lane\n"
    imported = uploaded(content.replace(b"Report,", b"Report;"))

    assert imported.headings == ["Kennung", "Wer", "Geburtstag", "Strasse"]


def test_merged_cells_above_the_headings_of_a_workbook_are_passed_over():
    lines = [["Tenant", None, None, "Tenancy"], HEADINGS, JEAN]

    imported = checked(xlsx_list(*lines, headings=["Report of 27/11/2026"]), name="list.xlsx")

    assert (imported.headings, imported.shape["headings_on"]) == (HEADINGS, 3)
    assert imported.counts["added"] == 1


def test_the_delimiter_is_that_of_the_headings_and_not_of_the_title():
    title = "Tenants, with their homes, of North, South, East, West, Hill, Mill, Glen, 2026"
    text = f"{title}\n{PEOPLE.replace(',', ';')}"

    assert checked(text.encode()).counts["added"] == 2


@pytest.mark.parametrize(
    ("encoding", "names"),
    [
        ("cp1252", ["José García", "Zoë O’Neil", "Björn Ødegård", "Smith – Jones"]),
        ("cp1250", ["Łukasz Wójcik", "Małgorzata Dąbrowska", "Żaneta Śliwa"]),
        ("iso8859_2", ["Łukasz Wójcik", "Małgorzata Dąbrowska", "Żaneta Śliwa"]),
        ("mac_roman", ["José García", "Zoë O’Neil", "Björn Åberg", "Muñoz"]),
    ],
)
def test_letters_that_do_not_say_what_they_are_are_read_as_the_likeliest_names(encoding, names):
    people = [[f"GH-{n}", name, *JEAN[2:]] for n, name in enumerate(names)]

    applied(csv_list(*people, encoding=encoding))

    assert sorted(Customer.objects.values_list("name", flat=True)) == sorted(names)


@pytest.mark.parametrize("name", ["José García", "Zoë O’Neil", "Łukasz Dąbrowski", "Ángel"])
def test_letters_written_in_utf8_twice_over_are_put_right(name):
    twice = "".join(
        chr(byte)
        if 0x80 <= byte <= 0x9F and byte in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
        else bytes([byte]).decode("cp1252")
        for byte in name.encode()
    )

    assert as_text(twice) == name
    assert as_text(name) == name


DOUBTFUL = csv_list(["GH-1", "Jan Zieliński", *JEAN[2:]], encoding="cp1250")


def test_where_two_spellings_are_likely_the_lines_are_shown_to_choose_from(client):
    imported = uploaded(DOUBTFUL)
    client.force_login(imported.asked_by)
    address = imported.get_absolute_url()

    page = client.get(f"{address}columns/").content.decode()
    assert "Jan Zieliński" in page
    assert "Jan Zieliñski" in page
    client.post(f"{address}reading/", {"encoding": "cp1250"})
    work_on_import(imported.pk)

    imported.refresh_from_db()
    assert imported.samples[0][1] == "Jan Zieliński"


def test_of_two_ways_that_spell_the_same_one_is_shown():
    ways = uploaded(DOUBTFUL).offers["encodings"]

    assert [way["samples"] for way in ways] == [["Jan Zieliñski"], ["Jan Zieliński"]]


def test_the_letters_that_were_chosen_are_remembered_with_the_columns(client):
    imported = uploaded(DOUBTFUL)
    client.force_login(imported.asked_by)
    client.post(f"{imported.get_absolute_url()}reading/", {"encoding": "cp1250"})
    work_on_import(imported.pk)
    imported.refresh_from_db()
    match_columns(imported=imported, columns=imported.columns, by=imported.asked_by)

    assert ColumnMatch.objects.get().encoding == "cp1250"
    assert uploaded(DOUBTFUL).samples[0][1] == "Jan Zieliński"
    plain = csv_list(["GH-1", "José", *JEAN[2:]])
    assert uploaded(plain).samples[0][1] == "José"


def test_where_all_spellings_are_one_nobody_is_asked(client):
    imported = uploaded(csv_list(["GH-1", "José García", *JEAN[2:]], encoding="cp1252"))

    assert not imported.offers["encodings"]


@pytest.mark.parametrize("odd", ["JosŽ", "Garc’a", "Mu–oz", "£ukasz", "Go³¹b", "ZIELIñSKI", "√§"])
def test_letters_that_stand_in_no_name_are_odd(odd):
    assert encodings.oddness(odd) >= 1


@pytest.mark.parametrize(
    "name", ["José", "O’Neil", "D’Arcy", "GARCÍA", "Ågot", "Smith – Jones", "£5"]
)
def test_letters_of_names_are_not_odd(name):
    assert encodings.oddness(name) == 0
