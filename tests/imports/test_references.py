"""References compare without capitals, spaces, hidden characters and zeros at the front; staff say what it means."""

import pytest
from django.db.models import Value
from django.utils import timezone

from base.core.audience import Role
from base.core.refused import Refused
from participation.people.customers.models import Customer, FormerReference
from participation.people.customers.references import ReferenceKey
from participation.people.imports.models import Difference, Import, Line
from participation.people.imports.services import apply_list, say_who_is_same
from participation.people.imports.tasks import work_on_import
from tests.factories.lists import JEAN, TAM, applied, checked, csv_list
from tests.factories.people import make_customer, make_user

pytestmark = pytest.mark.django_db


def named(reference: str, name: str = "Jean Orr") -> list:
    return [reference, name, *JEAN[2:]]


def answered(imported: Import, **answers: bool) -> Import:
    say_who_is_same(imported=imported, answers=answers, by=imported.asked_by)
    work_on_import(imported.pk)
    return Import.objects.get(pk=imported.pk)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("GH 0012", "gh0012"),
        ("0012gh", "12gh"),
        ("\u200bGH\u00a012\ufeff", "gh12"),
        ("000", ""),
        ("GH-12/3", "gh-12/3"),
    ],
)
def test_what_references_are_compared_by(written, key):
    make_customer(reference="GH-OTHER")

    found = Customer.objects.annotate(key=ReferenceKey(Value(written))).get()

    assert found.key == key


@pytest.mark.parametrize(
    ("ours", "listed", "kind"),
    [
        ("GH100011", "gh100011", "capitals"),
        ("00123", "123", "zeros"),
        ("GH 123", "GH123", "spaces"),
        ("GH\u200b123", "GH123", "spaces"),
        ("00gh 123", "GH123", "several"),
    ],
)
def test_a_difference_in_writing_adds_nobody_and_changes_nobody_until_staff_say(ours, listed, kind):
    jean = make_customer("Jean Orr", reference=ours, address="9 Loanhead")

    imported = checked(csv_list(named(listed)))

    line = imported.lines.get()
    assert (line.verdict, line.waits_for, line.customer) == (Line.Verdict.WAITS, kind, jean)
    assert not imported.changes_something
    assert imported.counts["alike"] == 1
    with pytest.raises(Refused, match="nothing to apply"):
        apply_list(imported=imported, by=make_user(Role.MANAGER))


def test_once_said_the_same_is_understood_in_every_later_list_of_this_kind():
    for n in range(3):
        make_customer("Jean Orr", reference=f"GH-{n}", address="9 Loanhead")
    small = csv_list(*(named(f"gh-{n}") for n in range(3)))
    imported = answered(checked(small), capitals=True)
    assert (imported.counts["changed"], imported.counts["alike"]) == (3, 0)
    apply_list(imported=imported, by=make_user(Role.MANAGER))
    work_on_import(imported.pk)

    assert set(Customer.objects.values_list("reference", "address")) == {
        (f"GH-{n}", "1 Mill Lane") for n in range(3)
    }
    later = checked(small)
    assert (later.counts["left"], later.counts["alike"]) == (3, 0)
    assert checked(csv_list(named("gh-0"), named(" gh- 1"))).counts["alike"] == 1


def test_other_people_are_added_once_staff_have_said_so():
    make_customer("Jean Orr", reference="GH-A")

    imported = answered(checked(csv_list(named("gh-a", "Tam Weir"))), capitals=False)

    assert imported.counts["added"] == 1


def test_two_new_people_almost_alike_are_asked_about_too():
    imported = checked(csv_list(named("GH-7", "One"), named("gh-7", "Other")))
    assert (imported.counts["alike"], imported.counts["added"]) == (2, 0)

    imported = answered(imported, capitals=True)

    assert imported.counts["refused"] == 2
    assert "on several lines of the file" in imported.lines.first().note


def test_one_person_on_two_lines_written_in_two_ways_is_not_believed():
    make_customer("Jean Orr", reference="GH-7", address="9 Loanhead")
    imported = checked(csv_list(named("GH-7"), named("gh-7")))
    assert (imported.counts["changed"], imported.counts["alike"]) == (1, 1)

    imported = answered(imported, capitals=True)

    assert (imported.counts["refused"], imported.counts["changed"]) == (2, 0)
    assert imported.counts["ended"] == 0


def test_a_line_that_waits_settles_no_difference_of_the_person_it_may_be_about():
    jean = make_customer("Jean Orr", reference="GH-7", email="jean@example.org")
    question = {"field": "email", "theirs": "jean@example.org", "listed": "old@example.org"}
    difference = Difference.objects.create(customer=jean, **question)
    exact = [*named("GH-7")[:6], "jean@example.org", ""]

    applied(csv_list(exact, named("gh-7")))

    difference.refresh_from_db()
    assert difference.choice == Difference.Choice.AGREED


def test_where_two_of_our_records_fit_neither_is_taken():
    for reference in ("GH-7", "gh-7"):
        make_customer("Jean Orr", reference=reference)

    imported = checked(csv_list(named("Gh-7")))

    assert "More than one of our records" in imported.lines.get().note
    assert (imported.counts["refused"], imported.counts["ended"]) == (1, 0)


def test_who_is_listed_with_their_reference_in_another_writing_is_not_ended():
    make_customer("Jean Orr", reference="GH-1")
    make_customer("Tam Weir", reference="GH-2")

    imported = checked(csv_list(named("gh-1"), ["gh -2", "", *TAM[2:]]))

    assert (imported.counts["ended"], imported.counts["waits"]) == (0, 0)


@pytest.mark.parametrize("listed", ["GH-0012", "gh-0012", "GH -0012", "0GH-0012"])
def test_an_erased_person_stays_erased_however_the_reference_is_written(listed):
    make_customer("Erased person", reference="GH-0012", erased_at=timezone.now())

    imported = checked(csv_list(named(listed)))

    assert "was erased" in imported.lines.get().note
    assert imported.counts["refused"] == 1


def test_a_reference_joined_to_another_is_known_however_it_is_written():
    FormerReference.objects.create(customer=make_customer(reference="GH-1"), reference="OLD-1")

    imported = checked(csv_list(named("old-1")))

    assert "one record here now" in imported.lines.get().note
    assert (imported.counts["left"], imported.counts["ended"]) == (1, 0)


def test_the_page_asks_once_for_the_whole_column(client):
    for n in range(36):
        make_customer(f"Person {n}", reference=f"GH{100_000 + n}")
    imported = checked(csv_list(*(named(f"gh{100_000 + n}", f"Person {n}") for n in range(36))))
    client.force_login(imported.asked_by)
    address = imported.get_absolute_url()

    assert "36 lines have references that differ from ours" in client.get(address).content.decode()
    page = client.get(f"{address}alike/").content.decode()
    assert "36 differ only in capitals" in page
    assert "line 2 has gh100000, Person 0; our record has GH100000, Person 0" in page
    assert "at least one of these" in client.post(f"{address}alike/", {}).content.decode()
    client.post(f"{address}alike/", {"capitals": "yes"})
    work_on_import(imported.pk)

    assert Import.objects.get().counts["changed"] == 36
    assert client.get(f"{address}alike/").status_code == 404
