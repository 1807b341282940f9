"""From a file to the records: what is added, changed, ended, left and refused, and that twice is once."""

import pytest
from django.db import connection
from django.utils import timezone

from base.core.audience import Role
from base.core.models import Fact
from base.core.refused import Refused
from participation.people.customers.models import Customer, Tenure
from participation.people.imports.models import Import, KnownValue, Line
from participation.people.imports.services import apply_list, match_columns, say_what_words_mean
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
from tests.factories.people import make_customer, make_estate, make_user

pytestmark = pytest.mark.django_db
State = Import.State


def line(person: list, **changed: str) -> list:
    """``person`` with another value under some headings: ``Email="…"``."""
    places = {heading.replace(" ", ""): place for place, heading in enumerate(HEADINGS)}
    person = list(person)
    for heading, value in changed.items():
        person[places[heading]] = value
    return person


def notes(imported: Import) -> dict[int | None, str]:
    return {one.number: one.note for one in imported.lines.exclude(note="")}


def everything() -> list:
    return [
        list(model.objects.order_by("pk").values()) for model in (Customer, Customer.history.model)
    ]


def test_a_dry_run_changes_nobody():
    make_customer(reference="GH-9")
    before = everything()

    imported = checked(csv_list(JEAN, TAM))

    assert imported.state == State.CHECKED, imported.error
    assert (imported.counts["added"], imported.counts["ended"]) == (2, 1)
    assert everything() == before


def test_the_database_knows_how_many_people_there_are_once_a_list_is_applied():
    """Until it has looked, it plans for the people of before; PostgreSQL looks by itself minutes later."""
    applied(csv_list(JEAN, TAM))

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT stat FROM sqlite_stat1 WHERE tbl = 'customers_customer'"
            if connection.vendor == "sqlite"
            else "SELECT reltuples FROM pg_class WHERE relname = 'customers_customer'"
        )
        (number, *_) = str(cursor.fetchone()[0]).split()
    assert float(number) == 2


def test_people_are_added_with_all_that_the_list_says_of_them():
    manager = make_user(Role.MANAGER)
    imported = checked(csv_list(JEAN, line(TAM, Mobile="07700 900123")))
    apply_list(imported=imported, by=manager)
    work_on_import(imported.pk)

    jean, tam = Customer.objects.order_by("reference")
    assert (jean.name, str(jean.date_of_birth)) == ("Jean Ó Súilleabháin", "1980-02-29")
    assert (jean.tenure.code, jean.address, jean.postcode) == ("tenant", "1 Mill Lane", "GM1 1AA")
    assert (tam.email, str(tam.phone), tam.language) == ("tam@example.org", "+447700900123", "en")
    assert jean in Customer.objects.current().matching("o suilleabhain mill gm1")
    (history,) = jean.history.all()
    assert (history.history_type, history.history_user) == ("+", manager)
    (fact,) = Fact.objects.filter(what="import_applied")
    assert (fact.actor, fact.changes["added"]) == (manager, 2)


@pytest.mark.parametrize("make", [csv_list, xlsx_list])
def test_the_same_file_again_changes_nothing(make):
    name = f"list.{make.__name__[:-5]}"
    applied(make(JEAN, TAM), name=name)
    before = everything()

    again = checked(make(JEAN, TAM), name=name)

    assert again.counts["left"] == 2
    assert not again.changes_something
    with pytest.raises(Refused, match="nothing to apply"):
        apply_list(imported=again, by=make_user(Role.MANAGER))
    assert everything() == before


def test_what_differs_is_changed_and_an_empty_cell_changes_nothing():
    applied(csv_list(JEAN, TAM))

    again = applied(csv_list(line(JEAN, Address1="9 Loanhead"), line(TAM, Email="")))

    jean, tam = Customer.objects.order_by("reference")
    assert again.counts["changed"] == 1
    assert (jean.address, tam.email) == ("9 Loanhead", "tam@example.org")
    assert list(Customer.objects.matching("loanhead")) == [jean]
    assert [one.history_type for one in jean.history.all()] == ["~", "+"]
    assert tam.history.count() == 1


def test_who_is_not_in_a_whole_list_is_marked_former_and_comes_back_with_a_later_one():
    applied(csv_list(JEAN, TAM))
    joined = make_customer("Amina Hussain", reference=None)

    gone = applied(csv_list(JEAN))
    tam = Customer.objects.get(reference="GH-2")
    assert (gone.counts["ended"], gone.counts["missing"]) == (1, 1)
    assert tam.ended_on == timezone.localdate()
    assert joined in Customer.objects.current()

    applied(csv_list(JEAN, TAM))
    assert Customer.objects.get(reference="GH-2").ended_on is None


def test_a_list_of_some_ends_nobody_it_does_not_name():
    applied(csv_list(JEAN, TAM))

    part = checked(csv_list(JEAN), whole_list=False)

    assert part.counts["ended"] == 0
    assert not part.changes_something


@pytest.mark.parametrize("name", ["🙂", "...", "141 496"])
def test_a_name_without_a_letter_is_refused(name):
    found = checked(csv_list(line(JEAN, Name=name)))

    assert notes(found) == {2: f"Its name has no letter: “{name}”."}


def test_a_refused_line_still_says_that_the_person_is_our_customer():
    applied(csv_list(JEAN, TAM))

    again = checked(csv_list(JEAN, line(TAM, Name="")))

    assert notes(again) == {3: "It has no name."}
    assert again.counts["ended"] == 0


def test_an_end_date_ends_now_not_before_its_day():
    headings = ["Ref", "Name", "End date"]
    applied(csv_list(["GH-1", "Jean", ""], ["GH-2", "Tam", ""], headings=headings))

    again = applied(
        csv_list(["GH-1", "Jean", "03/06/2024"], ["GH-2", "Tam", "01/01/2190"], headings=headings)
    )

    jean, tam = Customer.objects.order_by("reference")
    assert (again.counts["ended"], str(jean.ended_on), tam.ended_on) == (1, "2024-06-03", None)
    assert "still to come" in notes(again)[3]


def test_somebody_who_had_left_before_we_knew_them_gets_no_record():
    headings = ["Ref", "Name", "End date"]
    imported = applied(csv_list(["1", "Old", "03/06/2010"], ["2", "New", ""], headings=headings))

    assert imported.counts["left"] == 1
    assert [one.name for one in Customer.objects.all()] == ["New"]


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


def test_columns_are_remembered_for_the_next_list_with_the_same_headings_in_any_order():
    first = uploaded(csv_list(["1", "Jean", "x"], headings=["Kennung", "Wer", "Notes"]))
    assert first.columns == ["", "", ""]
    match_columns(imported=first, columns=["reference", "name", ""], by=first.asked_by)

    second = uploaded(csv_list(["Tam", "2", "x"], headings=["WER", "kennung", "notes"]))

    assert second.columns == ["name", "reference", ""]


def test_equality_information_is_never_taken():
    headings = ["Ref", "Name", "Ethnic origin", "Gender", "Sexual Orientation"]
    imported = uploaded(csv_list(["1", "Jean", "White", "F", "x"], headings=headings))

    assert imported.columns == ["reference", "name", "", "", ""]
    assert imported.samples == [["1", "Jean", "", "", ""]]
    with pytest.raises(Refused, match="Equality information"):
        match_columns(
            imported=imported,
            columns=["reference", "name", "tenure", "", ""],
            by=imported.asked_by,
        )


@pytest.mark.parametrize(
    ("columns", "why"),
    [
        (["", "name", "", "", "", "", "", ""], "which column is the reference"),
        (["reference", "", "", "", "", "", "", ""], "whole name, or the last name"),
        (["reference", "reference", "name", "", "", "", "", ""], "Only one column"),
    ],
)
def test_columns_that_cannot_work_are_refused(columns, why):
    imported = uploaded(csv_list(JEAN))

    with pytest.raises(Refused, match=why):
        match_columns(imported=imported, columns=columns, by=imported.asked_by)


def test_an_erased_person_is_not_brought_back():
    make_customer("Erased", reference="GH-1", erased_at=timezone.now())

    imported = checked(csv_list(JEAN, TAM))

    assert "was erased" in notes(imported)[2]


def test_a_list_is_not_applied_to_records_that_changed_since_it_was_looked_at():
    imported = checked(csv_list(JEAN, TAM))
    apply_list(imported=imported, by=make_user(Role.MANAGER))
    make_customer("Somebody new", reference="GH-1", tenure=Tenure.objects.first())
    before = everything()

    work_on_import(imported.pk)

    imported.refresh_from_db()
    assert imported.state == State.CHECKED
    assert "have changed since" in imported.error
    assert (imported.counts["added"], imported.counts["changed"]) == (1, 1)
    assert everything() == before


def test_applying_twice_applies_once():
    imported = applied(csv_list(JEAN, TAM))
    before = everything()

    apply_list(imported=imported, by=make_user(Role.MANAGER))
    work_on_import(imported.pk)

    assert everything() == before
    assert Fact.objects.filter(what="import_applied").count() == 1


def test_lines_go_after_their_days_and_what_was_done_stays(settings):
    from participation.people.imports.tasks import empty_old

    imported = applied(csv_list(JEAN, TAM))
    stored = imported.file.path
    empty_old()
    assert Line.objects.count() == 2

    settings.IMPORT_KEPT_DAYS = -1
    empty_old()

    imported.refresh_from_db()
    assert not Line.objects.exists()
    assert (imported.state, imported.counts["added"], bool(imported.file)) == (
        State.APPLIED,
        2,
        False,
    )
    assert stored
