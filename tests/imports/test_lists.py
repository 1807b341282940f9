"""From a file to the records: what is added, changed and ended, and that twice is once."""

import pytest
from django.db import connection
from django.utils import timezone

from base.core.audience import Role
from base.core.models import Fact
from base.core.refused import Refused
from participation.people.customers.models import Customer, Tenure
from participation.people.imports.models import Import, Line
from participation.people.imports.services import apply_list, match_columns
from participation.people.imports.tasks import work_on_import
from tests.factories.lists import JEAN, TAM, applied, checked, csv_list, uploaded, xlsx_list
from tests.factories.people import make_customer, make_user

from .lines import line, notes

pytestmark = pytest.mark.django_db


State = Import.State


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
