"""A record becomes theirs by an address that they proved, and by nothing that anybody may type."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

from base.accounts.models import User
from base.core.audience import Role
from participation.joining.involvement.join.services import apply_after_sign_in
from participation.joining.involvement.models import Joining
from participation.messages.contact.models import Message
from participation.people.customers.models import Customer
from tests.factories.people import make_customer, make_user

from .joining import BY_PHONE, YOU, code_in, fill_in, join, token_on, type_in_the_code

pytestmark = pytest.mark.django_db


def test_unproved_details_never_reach_a_record_that_is_there(client):
    known = make_customer("Pat O'Neil", phone="+441414960123", postcode="GM2 2BB")

    join(client, BY_PHONE)

    known.refresh_from_db()
    assert known.joined_at is None
    assert Customer.objects.count() == 2


def test_a_stranger_who_knows_an_address_changes_nothing(client):
    known = make_customer("Jean Sullivan", email="jean@example.org")

    join(client)

    known.refresh_from_db()
    assert (known.name, known.joined_at, known.user) == ("Jean Sullivan", None, None)
    assert Joining.objects.get().applied_at is None


def test_the_imported_record_with_the_proved_address_becomes_theirs(client):
    known = make_customer(
        "Jean Sullivan", email="JEAN@example.org", postcode="GM2 2BB", address="1 Hill Row"
    )

    join(client)
    type_in_the_code(client)

    jean = Customer.objects.get()
    assert jean.pk == known.pk
    assert jean.user.email == "jean@example.org"
    assert jean.reference == known.reference
    assert (jean.postcode, jean.address) == ("GM2 2BB", "1 Hill Row")  # the tenancy knows better
    assert jean.tenure.code == "tenant"  # a gap that they filled
    assert jean.joined_at


def without_tokens(page) -> str:
    return re.sub(r'value="[A-Za-z0-9:._-]{30,}"', "", page.content.decode())


def test_a_known_and_an_unknown_address_look_exactly_alike():
    known, unknown = Client(), Client()
    make_customer("Kim Lee", user=make_user(Role.CUSTOMER, email="kim@example.org"))
    seen = []
    for client, address in [(known, "kim@example.org"), (unknown, "ann@example.org")]:
        pages = {"you": {**YOU, "email": address}}
        fill_in(client, pages)
        check = client.get("/join/check/")
        sent = client.post("/join/check/", {"form_token": token_on(check)})
        after = client.get(sent.url)
        seen.append(
            [
                text.replace(address, "the address")
                for text in (without_tokens(check), sent.url, without_tokens(after))
            ]
        )

    assert seen[0] == seen[1]
    assert len(seen[0][2]) > 1000
    letters = Message.objects.order_by("pk").values_list("template", "address")
    assert list(letters) == [
        ("account/email/login_code", "kim@example.org"),
        ("account/email/login_code", "ann@example.org"),
    ]


def test_proving_another_address_does_not_take_up_what_was_sent_for_the_first(client):
    join(client)
    other = make_user(email="other@example.org")

    apply_after_sign_in(joining_id=Joining.objects.get().pk, user=other)

    assert Joining.objects.get().applied_at is None
    assert Customer.objects.count() == 0
    assert "One step left" in client.get("/join/welcome/").content.decode()


def test_an_address_is_proved_by_the_code_and_not_before(client):
    join(client)
    assert not EmailAddress.objects.get().verified

    type_in_the_code(client)

    assert EmailAddress.objects.get().verified


def test_somebody_imported_later_is_claimed_at_the_next_sign_in(client):
    user = make_user(email="amina@example.org")
    record = make_customer("Amina Hussain", email="amina@example.org")

    client.post("/accounts/login/code/", {"email": user.email})
    type_in_the_code(client)

    record.refresh_from_db()
    assert record.user == user
    assert User.objects.get(pk=user.pk).roles == {Role.CUSTOMER}


def test_an_address_that_nobody_proved_claims_nothing(client):
    user = make_user(email="sam@example.org")
    record = make_customer("Amina Hussain", email="amina@example.org")
    EmailAddress.objects.create(user=user, email="amina@example.org", verified=False)

    client.post("/accounts/login/code/", {"email": user.email})
    type_in_the_code(client)

    record.refresh_from_db()
    assert record.user is None


def test_proving_a_second_address_claims_its_record_at_once(client):
    user = make_user(email="sam@example.org")
    record = make_customer("Sam Reid", email="sam.reid@example.org")
    client.force_login(user)
    client.post("/accounts/email/", {"email": "sam.reid@example.org", "action_add": ""})

    client.post("/accounts/confirm-email/", {"code": code_in(mail.outbox[-1])})

    record.refresh_from_db()
    assert record.user == user
