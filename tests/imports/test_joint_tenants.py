"""People on several lines: the same line twice, and joint tenants who share a reference."""

import pytest
from django.utils import timezone

from base.core.audience import Role
from participation.people.customers.models import Customer
from participation.people.imports.cleaning.joint import own_reference
from participation.people.imports.models import Import
from participation.people.imports.services import apply_list, match_columns
from participation.people.imports.tasks import work_on_import
from participation.records.erasing.services import erase_person
from tests.factories.lists import checked, csv_list, uploaded
from tests.factories.people import make_customer, make_user

pytestmark = pytest.mark.django_db

HEADINGS = ["Tenancy Ref", "Name", "Town"]
JEAN, TAM = ["T-1", "Jean Orr", "Glenmarnock"], ["T-1", "Tam Orr", "Glenmarnock"]


def by_name(*people: list, whole_list: bool = True) -> Import:
    imported = uploaded(csv_list(*people, headings=HEADINGS), whole_list=whole_list)
    match_columns(imported=imported, columns=imported.columns, by_name=True, by=imported.asked_by)
    work_on_import(imported.pk)
    return Import.objects.get(pk=imported.pk)


def applied_by_name(*people: list) -> Import:
    imported = by_name(*people)
    apply_list(imported=imported, by=make_user(Role.MANAGER))
    work_on_import(imported.pk)
    return Import.objects.get(pk=imported.pk)


def names() -> set[str]:
    return {one.name for one in Customer.objects.current()}


def test_the_same_line_twice_is_taken_once():
    imported = checked(csv_list(JEAN, JEAN, JEAN, headings=HEADINGS))

    assert (imported.counts["added"], imported.counts["refused"]) == (1, 0)
    assert [line.note for line in imported.lines.order_by("number")] == [
        "",
        "The same as line 2.",
        "The same as line 2.",
    ]


def test_of_three_lines_of_which_one_differs_none_is_believed():
    imported = checked(csv_list(JEAN, JEAN, [*JEAN[:2], "Perth"], headings=HEADINGS))

    assert (imported.counts["added"], imported.counts["refused"]) == (0, 3)


def test_the_same_line_twice_of_somebody_we_know_changes_them_once():
    make_customer("Jean Orr", reference="T-1", address="Perth")

    imported = checked(csv_list(JEAN, JEAN, headings=HEADINGS))

    assert (imported.counts["changed"], imported.counts["ended"]) == (1, 0)


def test_joint_tenants_are_noticed_and_the_page_says_what_to_do(client):
    imported = checked(csv_list(JEAN, TAM, headings=HEADINGS))
    client.force_login(imported.asked_by)

    assert imported.counts["joint"] == 1
    page = client.get(imported.get_absolute_url()).content.decode()
    assert "1 reference stands beside different names" in page
    assert "joint tenants share" in client.get("/staff/people/import/").content.decode()


def test_joint_tenants_are_two_people_where_names_tell_them_apart(client):
    imported = uploaded(csv_list(JEAN, TAM, headings=HEADINGS))
    client.force_login(imported.asked_by)
    columns = {f"column_{place}": one for place, one in enumerate(imported.columns)}

    client.post(f"{imported.get_absolute_url()}columns/", {**columns, "by_name": "yes"})
    work_on_import(imported.pk)

    imported.refresh_from_db()
    assert (imported.counts["added"], imported.counts["refused"]) == (2, 0)
    assert uploaded(csv_list(JEAN, TAM, headings=HEADINGS)).by_name


def test_they_are_known_again_and_their_names_are_not_in_their_references():
    applied_by_name(JEAN, TAM)

    again = by_name(["t-1", "JEAN  ORR", JEAN[2]], TAM)

    references = Customer.objects.values_list("reference", flat=True)
    assert {reference.partition("/")[0] for reference in references} == {"T-1"}
    assert not any("orr" in reference.lower() for reference in references)
    assert (again.counts["added"], again.counts["ended"]) == (0, 0)


def test_whoever_was_loaded_by_the_tenancy_alone_keeps_their_record():
    jean = make_customer("Jean Orr", reference="T-1")

    imported = applied_by_name(JEAN, TAM)

    assert (imported.counts["added"], imported.counts["ended"]) == (1, 0)
    assert names() == {"Jean Orr", "Tam Orr"}
    jean.refresh_from_db()
    assert (jean.reference, jean.address) == ("T-1", "Glenmarnock")


def test_who_was_loaded_by_the_tenancy_alone_is_known_in_plain_letters_too():
    lukasz = make_customer("Łukasz O’Neil", reference="T-1")

    imported = applied_by_name(["T-1", "LUKASZ ONEIL", "Perth"], TAM)

    assert (imported.counts["added"], imported.counts["ended"]) == (1, 0)
    lukasz.refresh_from_db()
    assert (lukasz.reference, lukasz.address) == ("T-1", "Perth")


def test_references_that_were_made_of_names_are_made_so_for_ever():
    made = [own_reference("T-1", name) for name in ("Łukasz Orr", "JOSÉ O'NEIL", "Jean  Orr")]

    assert made == ["T-1/b5cb92c5", "T-1/4f5ba69c", "T-1/f6eb7e20"]


def test_who_leaves_a_joint_tenancy_is_ended_and_the_other_is_not():
    applied_by_name(JEAN, TAM)

    applied_by_name(JEAN)

    assert names() == {"Jean Orr"}


def test_a_refused_line_without_a_name_ends_no_joint_tenant():
    applied_by_name(JEAN, TAM)

    again = by_name(JEAN, ["T-1", "", "Glenmarnock"])

    assert (again.counts["ended"], again.counts["waits"]) == (0, 1)


def test_an_erased_joint_tenant_stays_erased():
    applied_by_name(JEAN, TAM)
    erase_person(customer=Customer.objects.get(name="Jean Orr"), by=make_user(), why="Asked")

    again = by_name(JEAN, TAM)

    assert "was erased" in again.lines.get(number=2).note
    assert again.counts["added"] == 0


def test_nobody_is_added_to_a_tenancy_whose_one_record_was_erased():
    make_customer("Erased person", reference="T-1", erased_at=timezone.now())

    assert by_name(JEAN, TAM).counts["refused"] == 2
