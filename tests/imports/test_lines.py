"""What a line says is taken as it is meant; what cannot be is left out, or the line is refused with the reason."""

import pytest

from participation.people.customers.models import Customer
from participation.people.imports.models import Import, KnownValue
from participation.people.imports.services import say_what_words_mean
from participation.people.imports.tasks import work_on_import
from tests.factories.lists import JEAN, TAM, applied, checked, csv_list
from tests.factories.people import make_estate

from .lines import line, notes

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["🙂", "...", "141 496"])
def test_a_name_without_a_letter_is_refused(name):
    found = checked(csv_list(line(JEAN, Name=name)))

    assert notes(found) == {2: f"Its name has no letter: “{name}”."}


def test_a_refused_line_still_says_that_the_person_is_our_customer():
    applied(csv_list(JEAN, TAM))

    again = checked(csv_list(JEAN, line(TAM, Name="")))

    assert notes(again) == {3: "It has no name."}
    assert again.counts["ended"] == 0


def test_of_two_lines_with_one_reference_neither_is_believed():
    applied(csv_list(JEAN))

    again = applied(csv_list(TAM, line(JEAN, Name="Jean One"), line(JEAN, Name="Jean Two")))

    assert notes(again)[3] == notes(again)[4]
    assert "is on 2 lines of the file; the first is line 3" in notes(again)[3]
    assert Customer.objects.get(reference="GH-1").name == "Jean Ó Súilleabháin"
    assert again.counts["ended"] == 0


def test_an_unknown_tenure_is_refused_until_staff_say_what_it_is():
    person = line(JEAN, TenureType="SST")
    imported = checked(csv_list(person))
    assert notes(imported) == {2: "Tenure “SST” is not one of ours."}
    assert imported.unknown == {"tenure": {"SST": 1}}

    say_what_words_mean(
        imported=imported, meanings={("tenure", "SST"): "tenant"}, by=imported.asked_by
    )
    work_on_import(imported.pk)

    assert Import.objects.get().counts["added"] == 1
    assert checked(csv_list(line(person, TenureType="sst"))).counts["refused"] == 0
    assert KnownValue.objects.get().meaning == "tenant"


def test_an_unknown_area_can_be_left_out():
    make_estate("Mill Lane")
    headings = ["Ref", "Name", "Estate"]
    imported = checked(
        csv_list(["1", "Jean", "mill lane"], ["2", "Tam", "Nowhere"], headings=headings)
    )
    say_what_words_mean(imported=imported, meanings={("area", "Nowhere"): ""}, by=imported.asked_by)
    work_on_import(imported.pk)

    assert [one.area and one.area.name for one in imported.lines.order_by("number")] == [
        "Mill Lane",
        None,
    ]
    assert Import.objects.get().counts["refused"] == 0


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"Email": "a@b"}, "Email left out: “a@b” is not an email address."),
        ({"DOB": "31/02/1980"}, "Date of birth left out: “31/02/1980” is not a real date"),
        ({"DOB": "01/01/1900"}, "is not a likely date"),
        ({"DOB": "29/02/2190"}, "is not a real date"),
        ({"DOB": "28/02/2190"}, "is still to come"),
        ({"PostCode": "GM1"}, "Postcode left out: “GM1” is not a whole UK postcode."),
        ({"Mobile": "12345"}, "Phone left out: “12345” cannot be rung."),
        ({"Address1": "x" * 300}, "Address left out: it is longer than 200 characters."),
    ],
)
def test_a_value_that_cannot_be_is_left_out_and_said(changed, why):
    imported = checked(csv_list(line(JEAN, **changed)))

    assert why in notes(imported)[2]
    assert (imported.counts["added"], imported.counts["partly"]) == (1, 1)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"PersonRef": ""}, "It has no reference."),
        ({"PersonRef": "9" * 41}, "Its reference is longer than 40 characters."),
        ({"Name": "x" * 10_000}, "Its name is longer than 150 characters."),
        ({"Name": '=HYPERLINK("http://x")'}, "A cell holds a formula."),
    ],
)
def test_a_line_that_is_nobody_is_refused_with_the_reason(changed, why):
    imported = checked(csv_list(line(JEAN, **changed), TAM))

    assert why in notes(imported)[2]
    assert (imported.counts["refused"], imported.counts["added"]) == (1, 1)


def test_a_date_is_read_however_the_system_writes_it():
    written = ["29/02/1980", "1980-02-29", "29-Feb-1980", "29.02.1980", "1980-02-29T00:00:00"]
    people = [line(JEAN, PersonRef=str(n), DOB=day) for n, day in enumerate(written)]

    applied(csv_list(*people))

    assert {str(one.date_of_birth) for one in Customer.objects.all()} == {"1980-02-29"}


def test_an_address_of_many_columns_or_lines_is_one():
    headings = ["Ref", "Forename", "Surname", "Addr1", "Addr2", "Town"]
    applied(
        csv_list(
            ["1", "Jean", "O'Neil", "Flat 2", "1 Mill Lane", "Glenmarnock"],
            ["2", "Tam", "Rennie 🌳", "Flat 3\n1 Mill Lane", "", "Glenmarnock"],
            headings=headings,
        )
    )

    jean, tam = Customer.objects.order_by("reference")
    assert (jean.name, tam.name) == ("Jean O'Neil", "Tam Rennie 🌳")
    assert jean.address == "Flat 2, 1 Mill Lane, Glenmarnock"
    assert tam.address == "Flat 3, 1 Mill Lane, Glenmarnock"


def test_the_first_number_that_can_be_rung_is_taken():
    headings = ["Ref", "Name", "Mobile", "Home phone"]
    applied(csv_list(["1", "Jean", "not known", "0141 496 0123"], headings=headings))

    assert str(Customer.objects.get().phone) == "+441414960123"
