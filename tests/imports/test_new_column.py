"""A column of the list is its declaration, a field of a line and a migration; all else follows."""

import pytest
from django.apps import apps
from django.db import connection, models

from base.core.audience import Role
from participation.people.customers.models import Customer, Level
from participation.people.imports import fields, values
from participation.people.imports.export import report
from participation.people.imports.models import Difference, Line
from participation.people.imports.services import say_what_words_mean, settle
from participation.people.imports.stated_values import remember_stated_values
from tests.factories.lists import HEADINGS, JEAN, TAM, applied, checked, csv_list
from tests.factories.people import make_customer, make_user

pytestmark = pytest.mark.django_db

#: What somebody who adds two columns writes: here, in the model of a line, and in a migration.
DECLARED = {
    "support_notes": fields.Column(
        "Help they need",
        ("help needed",),
        bit=29,
        clean=values.no_longer_than(20),
    ),
    "level": fields.Column(
        "Level",
        ("level",),
        bit=30,
        ours=lambda: (fields.OurWord(one.code, one.name, one.pk) for one in Level.objects.all()),
        key="code",
    ),
}


@pytest.fixture
def columns(monkeypatch):
    """They are there until the test is over."""
    of_a_line = {
        "support_notes": models.TextField(blank=True),
        "level": models.ForeignKey(
            Level, models.DO_NOTHING, null=True, db_constraint=False, related_name="+"
        ),
    }
    for name, field in of_a_line.items():
        monkeypatch.setitem(fields.COLUMNS, name, DECLARED[name])
        field.contribute_to_class(Line, name)
        kind = field.db_parameters(connection)["type"]
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE {Line._meta.db_table} ADD COLUMN {field.column} {kind}")
    yield
    for name, field in of_a_line.items():
        Line._meta.local_fields.remove(field)
        for attribute in {name, field.attname}:
            delattr(Line, attribute)
    apps.clear_cache()


def listing(*said: tuple[str, str]) -> bytes:
    """Jean and Tam, as far as there is something said of them."""
    people = [[*person, *words] for person, words in zip((JEAN, TAM), said, strict=False)]
    return csv_list(*people, headings=[*HEADINGS, "Help needed", "Level"])


def told(imported) -> dict[str, str]:
    """By reference, what would change."""
    _, *lines = report(imported)
    return {line[2]: line[5] for line in lines}


def test_it_is_recognised_read_cleaned_and_applied(columns):
    imported = applied(listing(("Ramp at the door", "Influence"), ("x" * 21, "")))

    jean, tam = Customer.objects.order_by("reference")
    assert (jean.support_notes, jean.level.code) == ("Ramp at the door", "influence")
    assert jean.history.latest().support_notes == "Ramp at the door"
    assert (tam.support_notes, tam.level) == ("", None)
    note = imported.lines.get(reference=tam.reference).note
    assert note == "Help they need left out: it is longer than 20 characters."


def test_it_is_compared_and_what_changes_is_shown(columns):
    applied(listing(("Ramp", "information"), ("", "")))

    again = checked(listing(("Ramp", "information"), ("", "")))
    assert not again.changes_something

    changed = checked(listing(("Ramp, handrail", "influence"), ("", "")))
    shown = "Help they need: Ramp > Ramp, handrail; Level: Information > Influence"
    assert told(changed) == {JEAN[0]: shown, TAM[0]: ""}


def test_a_word_that_is_not_ours_is_asked_about_on_the_page(columns, client):
    imported = checked(listing(("", "Silver")))
    assert imported.unknown == {"level": {"Silver": 1}}
    client.force_login(imported.asked_by)
    page = client.get(f"{imported.get_absolute_url()}words/").content.decode()
    assert "Level “Silver”" in page
    assert "Influence" in page

    say_what_words_mean(
        imported=imported, meanings={("level", "Silver"): "influence"}, by=imported.asked_by
    )
    applied(listing(("", "silver")))

    assert Customer.objects.get().level.code == "influence"


def test_what_somebody_said_of_it_stands_until_staff_settle(columns, client):
    jean = make_customer("Jean Ó Súilleabháin", reference=JEAN[0], support_notes="None, thanks")
    jean.level = Level.objects.get(code="information")
    jean.save()
    remember_stated_values(customer=jean, fields=["support_notes", "level"])

    applied(listing(("Ramp", "Influence")))

    officer = make_user(Role.STAFF)
    client.force_login(officer)
    assert "Influence" in client.get("/staff/people/differences/").content.decode()
    for difference in Difference.objects.all():
        settle(difference=difference, choice=Difference.Choice.LANDLORD, by=officer)
    jean = Customer.objects.get()
    assert (jean.support_notes, jean.level.code) == ("Ramp", "influence")


def test_who_is_not_in_a_whole_list_keeps_it(columns):
    applied(listing(("Ramp", "Influence"), ("Lift", "Influence")))
    applied(listing(("Ramp", "Influence")))

    tam = Customer.objects.get(reference=TAM[0])
    assert tam.ended_on
    assert (tam.support_notes, tam.level.code) == ("Lift", "influence")


def test_no_two_columns_have_the_same_bit():
    bits = [one.bit for one in fields.changing().values()]

    assert len(set(bits)) == len(bits)
    assert fields.names_in(fields.bits_of(*fields.changing())) == list(fields.changing())
