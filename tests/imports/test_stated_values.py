"""What customers said about themselves stands, until staff have settled it."""

import pytest

from base.core.audience import Role
from participation.people.customers.services import (
    change_email,
    link_to_housing_record,
    record_answers,
)
from participation.people.imports.models import Difference
from participation.people.imports.services import settle
from participation.people.imports.worklist import differences_to_settle
from tests.factories.lists import JEAN, applied, checked, csv_list
from tests.factories.people import make_customer, make_joined_customer, make_user

pytestmark = pytest.mark.django_db
Choice = Difference.Choice


@pytest.fixture
def jean():
    """She has told us her email address, and changed her name; the housing system knows neither."""
    jean = make_joined_customer("Jean Sullivan", reference="GH-1", email="")
    answers = {"name": "Jean Ní Shúilleabháin", "email": "jean@example.org"}
    return record_answers(customer=jean, answers=answers, by=jean.user, source="me")


LIST = csv_list([*JEAN[:6], "old@example.org", "07700 900123"])


def test_a_list_never_overwrites_what_somebody_said_about_themselves(jean):
    imported = applied(LIST)

    jean.refresh_from_db()
    assert (jean.name, jean.email) == ("Jean Ní Shúilleabháin", "jean@example.org")
    assert (str(jean.phone), jean.address) == ("+447700900123", "1 Mill Lane")
    assert (imported.counts["changed"], imported.counts["differences"]) == (1, 1)
    found = {(one.field, one.theirs, one.listed) for one in Difference.objects.all()}
    assert found == {
        ("name", "Jean Ní Shúilleabháin", "Jean Ó Súilleabháin"),
        ("email", "jean@example.org", "old@example.org"),
    }
    (task,) = differences_to_settle(make_user(Role.STAFF))
    assert task.detail == "2 waiting"


def test_what_somebody_took_away_is_not_put_back(jean):
    jean.phone = "+447700900999"
    jean.save()
    record_answers(customer=jean, answers={"phone": ""}, by=jean.user, source="me")

    applied(LIST)

    jean.refresh_from_db()
    assert not jean.phone
    assert Difference.objects.filter(field="phone", theirs="").exists()


def test_leaving_empty_what_was_empty_says_nothing(jean):
    record_answers(customer=jean, answers={"phone": ""}, by=jean.user, source="me")

    assert not jean.stated_values.filter(field="phone").exists()


def test_an_address_proved_by_code_is_the_persons_own_word(jean):
    change_email(user=jean.user, email="new@example.org")

    applied(LIST)

    jean.refresh_from_db()
    assert jean.email == "new@example.org"


def test_keeping_their_word_settles_it_for_every_later_list_that_says_the_same(jean):
    applied(LIST)
    staff = make_user(Role.STAFF)
    for one in Difference.objects.all():
        settle(difference=one, choice=Choice.CUSTOMER, by=staff)

    again = checked(LIST)

    assert not again.changes_something
    other = applied(csv_list([*JEAN[:6], "third@example.org", ""]))
    assert other.counts["differences"] == 1
    assert Difference.objects.to_settle().get().listed == "third@example.org"


def test_taking_the_housing_systems_word_changes_the_record_and_keeps_its_history(jean):
    applied(LIST)
    staff = make_user(Role.STAFF)
    for one in Difference.objects.all():
        settle(difference=one, choice=Choice.LANDLORD, by=staff)

    jean.refresh_from_db()
    assert (jean.name, jean.email) == ("Jean Ó Súilleabháin", "old@example.org")
    assert not checked(LIST).changes_something
    later = applied(csv_list([*JEAN[:6], "third@example.org", ""]))
    assert later.counts["differences"] == 0


def test_settling_twice_settles_once(jean):
    applied(LIST)
    one = Difference.objects.get(field="email")
    staff = make_user(Role.STAFF)

    settle(difference=one, choice=Choice.CUSTOMER, by=staff)
    settle(difference=one, choice=Choice.LANDLORD, by=staff)

    jean.refresh_from_db()
    assert jean.email == "jean@example.org"


def test_what_the_person_has_changed_since_is_not_overwritten_by_settling(jean):
    applied(LIST)
    record_answers(customer=jean, answers={"email": "now@example.org"}, source="me")

    settled = settle(
        difference=Difference.objects.get(field="email"),
        choice=Choice.LANDLORD,
        by=make_user(Role.STAFF),
    )

    jean.refresh_from_db()
    assert (jean.email, settled.choice) == ("now@example.org", Choice.AGREED)


def test_a_question_that_is_none_any_more_is_taken_back(jean):
    applied(LIST)

    applied(csv_list([*JEAN[:6], "jean@example.org", "07700 900123"]))

    assert [one.field for one in Difference.objects.to_settle()] == ["name"]
    assert Difference.objects.get(field="email").choice == Choice.AGREED


def test_a_home_that_came_with_the_housing_record_follows_the_list():
    record = make_customer("Jean", reference="GH-1", address="1 Mill Lane")
    newcomer = make_joined_customer("Jean", reference=None)
    record_answers(customer=newcomer, answers={"address": "Mill Ln 1"}, source="join")
    link_to_housing_record(newcomer=newcomer, record=record, by=make_user(Role.STAFF))

    moved = applied(csv_list([*JEAN[:4], "9 Loanhead", "", "", ""]))

    record.refresh_from_db()
    assert record.address == "9 Loanhead"
    assert not Difference.objects.filter(field="address").exists()
    assert moved.counts["changed"] == 1
