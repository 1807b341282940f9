"""Who joined waits for an officer, who finds their housing record."""

import datetime as dt

import pytest
from django.utils import timezone

from base.core.audience import Role
from base.core.models import Fact
from base.core.tasks_waiting import Task
from base.core.worklist import SOURCES
from participation.joining.involvement.join.worklist import people_who_joined
from participation.joining.involvement.models import Joining
from participation.people.customers.models import Customer
from tests.factories.people import make_customer, make_joined_customer, make_user

from .joining import BY_PHONE, YOU, join, type_in_the_code

pytestmark = pytest.mark.django_db


def waiting(officer) -> list[Task]:
    return list(people_who_joined(officer))


def test_people_who_joined_are_on_the_staff_worklist():
    assert people_who_joined in SOURCES


def test_joining_again_changes_answers_and_leaves_officers_in_peace(client):
    amina = make_joined_customer("Amina Hussain")
    client.force_login(amina.user)

    join(client)

    amina.refresh_from_db()
    assert amina.level.code == "consultation"
    assert waiting(make_user(Role.STAFF)) == []


def test_an_address_that_nobody_proves_is_on_the_worklist_after_a_day(client):
    join(client)
    officer = make_user(Role.STAFF)
    assert waiting(officer) == []
    Joining.objects.update(sent_at=timezone.now() - dt.timedelta(days=1, hours=1))

    (task,) = waiting(officer)

    assert task.what == "1 person has not confirmed their email address"
    client.force_login(officer)
    page = client.get(task.address).content.decode()
    assert "Jean Ó Súilleabháin" in page
    joining = Joining.objects.get()
    client.post(f"/staff/joined/{joining.pk}/")
    assert waiting(officer) == []
    assert Fact.objects.about(joining).get().what == "joining_settled"


def test_two_records_with_one_address_are_not_guessed_between(client):
    make_customer("Jean", email="jean@example.org")
    make_customer("Sean", email="jean@example.org")

    join(client)
    type_in_the_code(client)

    new = Customer.objects.get(user__isnull=False)
    assert new.reference is None
    officer = make_user(Role.STAFF)
    (task,) = waiting(officer)
    assert task.what == f"Welcome {YOU['name']}"
    assert task.detail == "Find their housing record"
    client.force_login(officer)
    found = client.get(task.address).context["found"]
    assert {record.name for record in found} == {"Jean", "Sean"}


def test_an_officer_links_somebody_to_their_housing_record(client):
    record = make_customer("Patrick O'Neil", postcode="GM1 1AA", address="2 Mill Lane")
    join(client, BY_PHONE)
    officer = make_user(Role.STAFF)
    (task,) = waiting(officer)
    client.force_login(officer)
    assert [one.pk for one in client.get(f"{task.address}?q=mill").context["found"]] == [record.pk]

    client.post(task.address, {"record": record.pk})

    record.refresh_from_db()
    assert Customer.objects.get() == record
    assert (record.name, str(record.phone), record.address) == (
        "Pat O'Neil",
        "+441414960123",
        "2 Mill Lane",
    )
    assert record.joined_at
    assert {option.code for option in record.preferences.all()} >= {"online", "repairs"}
    assert record.messages.count() == 1
    assert [consent.channel for consent in record.consents.all()] == ["phone"]
    assert Joining.objects.get().customer == record
    assert waiting(officer) == []


def test_a_record_that_somebody_signs_in_with_is_not_given_away(client):
    record = make_joined_customer("Jean Sullivan", reference="C1")
    join(client, {"you": {**YOU, "email": "new@example.org"}})
    type_in_the_code(client)
    joining = Joining.objects.get()
    client.force_login(make_user(Role.STAFF))

    page = client.post(f"/staff/joined/{joining.pk}/", {"record": record.pk}, follow=True)

    assert "Somebody already signs in with that record" in page.content.decode()
    assert Customer.objects.count() == 2
