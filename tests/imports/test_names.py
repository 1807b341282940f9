"""Names are set as people write them, replaced only by better ones; marks of death go to staff."""

import pytest
from django.utils import timezone

from base.core.audience import Role
from participation.people.customers.models import Customer
from participation.people.imports.models import Import
from participation.people.imports.services import apply_list
from participation.people.imports.tasks import work_on_import
from participation.people.imports.values import read_name
from tests.factories.lists import applied, checked, csv_list
from tests.factories.people import make_customer, make_user

pytestmark = pytest.mark.django_db

HEADINGS = ["Ref", "Name", "Address", "Email"]


def listed(name: str, address: str = "", email: str = "") -> bytes:
    return csv_list(["GH-1", name, address, email], headings=HEADINGS)


@pytest.mark.parametrize(
    ("shouted", "written"),
    [
        ("JEAN MCDONALD", "Jean McDonald"),
        ("JEAN MACDONALD", "Jean MacDonald"),
        ("TAM MACKIE", "Tam Mackie"),
        ("MACIEJ MACIEJEWSKI", "Maciej Maciejewski"),
        ("TAM O'NEIL", "Tam O'Neil"),
        ("ANNE-MARIE SMITH-JONES", "Anne-Marie Smith-Jones"),
        ("JAN VAN DER BERG", "Jan van der Berg"),
        ("VAN DYKE", "Van Dyke"),
        ("JEAN Ó SÚILLEABHÁIN", "Jean Ó Súilleabháin"),
        ("ÉLODIE D’ARCY MCCALL", "Élodie D’Arcy McCall"),
        ("JOHN E SMITH III", "John E Smith III"),
        ("jean orr", "Jean Orr"),
        ("JP", "JP"),
        ("Jean MACBETH", "Jean MACBETH"),
    ],
)
def test_a_name_in_capitals_is_set_as_people_write_it(shouted, written):
    assert read_name(shouted).name == written


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Jean MacDonald", "JEAN MACDONALD"),
        ("Jean Macdonald", "JEAN MACDONALD"),
        ("José García", "JOSE GARCIA"),
        ("Łukasz O’Neil", "LUKASZ O'NEIL"),
        ("Søren Ødegård", "SOREN ODEGARD"),
        ("Jean Ó Súilleabháin", "jean Ó SÚILLEABHÁIN"),
        ("José García", "Jos? Garc?a"),
        ("José García", "Jos\ufffd García"),
        ("José García", "JosÃ© GarcÃ­a"),
    ],
)
def test_a_well_written_name_is_not_replaced_by_the_same_written_worse(ours, theirs):
    make_customer(ours, reference="GH-1")

    imported = checked(listed(theirs))

    assert not imported.changes_something


@pytest.mark.parametrize(
    ("ours", "theirs", "then"),
    [
        ("Jean Orr", "JEAN MACBETH", "Jean MacBeth"),
        ("Jose Garcia", "José García", "José García"),
        ("Jos? Garcia", "Jos? García", "Jos? García"),
        ("Jean", "JEAN ORR", "Jean Orr"),
        ("Jean Orr", "JEAN", "Jean"),
    ],
)
def test_another_name_is_a_change_however_it_is_written(ours, theirs, then):
    make_customer(ours, reference="GH-1")

    applied(listed(theirs))

    assert Customer.objects.get().name == then


def test_capitals_alone_change_no_address_and_no_email():
    make_customer("Jean", reference="GH-1", address="1 Élan Lane", email="jean@example.org")

    assert not checked(listed("Jean", "1 ÉLAN LANE", "JEAN@example.org")).changes_something
    assert checked(listed("Jean", "2 ÉLAN LANE")).counts["changed"] == 1


def test_a_new_person_with_a_letter_lost_is_taken_and_that_is_said():
    imported = applied(listed("Jos? Garcia"))

    assert Customer.objects.get().name == "Jos? Garcia"
    assert "A letter of the name is lost: Jos? Garcia." in imported.lines.get().note


def test_an_empty_home_is_nobody():
    imported = checked(listed("VOID PROPERTY"))

    assert imported.lines.get().note == "It names a home and nobody: “Void Property”."


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("JEAN ORR (DECD)", "Jean Orr"),
        ("Jean Orr Dec'd", "Jean Orr"),
        ("Jean Orr (Deceased 01/02/26)", "Jean Orr"),
        ("*DECEASED* Jean Orr", "Jean Orr"),
        ("Exors of the late Jean Orr", "Jean Orr"),
        ("Estate of Jean Orr", "Jean Orr"),
        ("The Late Jean Orr", "Jean Orr"),
        ("Jean Orr R.I.P.", "Jean Orr"),
    ],
)
def test_a_mark_of_death_is_known_and_is_no_part_of_the_name(said, name):
    found = read_name(said)

    assert found.name == name
    assert found.mark


@pytest.mark.parametrize(
    "name", ["Dec Murphy", "Jean Late", "Rip Torn", "Rep Smith", "Estate Agents"]
)
def test_a_name_that_only_looks_like_one_is_a_name(name):
    assert read_name(name) == (name, "", False, False)


def died(**more) -> Import:
    make_customer("Jean Orr", reference="GH-1", **more)
    return checked(listed("Jean Orr (DECD)", "9 Loanhead"))


def test_whom_a_list_calls_dead_waits_for_staff_unchanged():
    imported = died(address="1 Mill Lane")

    line = imported.lines.get()
    assert (line.verdict, line.waits_for, line.changed) == ("waits", "died", 0)
    assert "The list says that this person has died: (DECD)." in line.note
    assert (imported.counts["died"], imported.counts["ended"], imported.counts["waits"]) == (
        1,
        0,
        0,
    )


def test_staff_end_the_record_of_somebody_who_died_from_the_page(client):
    imported = died()
    client.force_login(make_user(Role.MANAGER))
    address = imported.get_absolute_url()
    page = client.get(address).content.decode()
    assert "Mark this person as a former customer" in page
    assert "(DECD)" in client.get(f"{address}?show=died").content.decode()

    client.post(f"{address}apply/", {"end_died": "yes", "sure": "yes"})
    work_on_import(imported.pk)

    jean = Customer.objects.get()
    assert (jean.name, jean.address, jean.ended_on) == ("Jean Orr", "", timezone.localdate())


def test_where_staff_say_nothing_nothing_is_done_about_them():
    make_customer("Tam Weir", reference="GH-2")
    make_customer("Jean Orr", reference="GH-1")
    lines = [["GH-1", "Jean Orr (DECD)", "", ""], ["GH-2", "Tam Weir", "9 Loanhead", ""]]
    imported = checked(csv_list(*lines, headings=HEADINGS))

    apply_list(imported=imported, by=make_user(Role.MANAGER))
    work_on_import(imported.pk)

    assert Customer.objects.current().count() == 2


@pytest.mark.parametrize("known", [False, True])
def test_nobody_who_died_is_added_or_made_a_customer_again(known):
    if known:
        make_customer("Jean Orr", reference="GH-1", ended_on=timezone.localdate())

    imported = checked(listed("Jean Orr (DECD)"))

    assert not imported.changes_something
    assert imported.counts["left"] == 1
