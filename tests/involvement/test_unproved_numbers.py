"""No text goes to a number that anybody may have typed, and nobody counts by their own word alone."""

import pytest

from base.core.audience import Role
from base.core.periods import FinancialYear
from participation.joining.involvement.join.services import (
    link_joining,
    send_joining,
    settle_joining,
)
from participation.joining.involvement.join.worklist import numbers_to_look_at
from participation.joining.recruitment.models import Recruit
from participation.messages.contact.models import Message, Purpose
from participation.messages.contact.rules import decide, with_decision
from participation.people.customers.models import Channel, Customer
from participation.people.customers.services import claim_record, record_answers
from participation.people.imports.models import Difference
from participation.people.imports.services import settle
from participation.records.merging.services import merge_records, undo_merge
from reports.digital import joined
from tests.factories.lists import applied, csv_list
from tests.factories.people import make_customer, make_joined_customer, make_user
from tests.factories.recruitment import make_piece

pytestmark = pytest.mark.django_db

MOBILE, OTHER = "+447700900123", "+447700900456"
BY_TEXT = {"name": "Pat O'Neil", "phone": MOBILE, "preferred_channel": "sms", "consents": ["sms"]}


@pytest.fixture
def visitor() -> Customer:
    """Somebody who joined by phone: no address is proved, nobody has looked."""
    customer = send_joining(answers=BY_TEXT).customer
    assert customer is not None
    return customer


def takes_texts(customer: Customer) -> bool:
    """By both tellings of the rules, of one person and of many."""
    customer.refresh_from_db()
    one = decide(customer, Purpose.SERVICE).channel
    (many,) = with_decision(Customer.objects.filter(pk=customer.pk), Purpose.SERVICE)
    assert one == many.channel
    return one == Channel.SMS


def test_a_visitor_who_joins_gets_no_text(visitor):
    welcome = Message.objects.get(customer=visitor)

    assert welcome.channel == Channel.PHONE
    assert not takes_texts(visitor)
    assert decide(visitor, Purpose.INVITATION).held_by == "no_consent"


def test_their_consent_holds_once_an_officer_has_welcomed_them(visitor, officer):
    settle_joining(joining=visitor.joinings.get(), by=officer)

    assert takes_texts(visitor)
    assert decide(visitor, Purpose.INVITATION).held_by == ""


def test_a_number_typed_by_somebody_signed_in_waits_for_a_look_too(client, amina, officer):
    record_answers(
        customer=amina,
        answers={"phone": MOBILE, "preferred_channel": "sms"},
        by=amina.user,
        source="me",
    )
    assert not takes_texts(amina)
    (task,) = numbers_to_look_at(officer)
    client.force_login(officer)
    assert "No text goes there until one of us has rung it" in client.get(task.address).text

    client.post(f"{task.address}confirm/")

    assert takes_texts(amina)
    assert list(numbers_to_look_at(officer)) == []
    assert "It is their number" not in client.get(task.address).text


def test_the_same_number_said_again_is_no_new_one(visitor, officer):
    settle_joining(joining=visitor.joinings.get(), by=officer)

    record_answers(customer=visitor, answers={"phone": MOBILE}, by=None, source="me")

    assert takes_texts(visitor)


def test_what_an_officer_typed_was_looked_at(amina, officer):
    record_answers(
        customer=amina,
        answers={"phone": MOBILE, "preferred_channel": "sms"},
        by=officer,
        source="phone",
    )

    assert takes_texts(amina)


def test_numbers_of_an_applied_list_are_fine():
    applied(csv_list(["GH-1", "Tam Rennie", "", "", "", "", "", MOBILE]), whole_list=False)

    assert takes_texts(Customer.objects.get(reference="GH-1"))


@pytest.mark.parametrize("choice", [Difference.Choice.LANDLORD, Difference.Choice.CUSTOMER])
def test_a_list_that_says_otherwise_has_an_officer_look(choice, officer):
    jean = make_customer("Jean Smith", reference="GH-1", preferred_channel="sms")
    record_answers(customer=jean, answers={"phone": MOBILE}, by=None, source="me")
    applied(csv_list(["GH-1", "Jean Smith", "", "", "", "", "", OTHER]), whole_list=False)

    settle(difference=Difference.objects.get(field="phone"), choice=choice, by=officer)

    assert takes_texts(jean)


def test_a_joined_record_is_looked_at_until_it_is_taken_apart(visitor, officer):
    kept = make_customer("Pat O'Neil", preferred_channel="sms")
    merge = merge_records(kept=visitor, away=kept, by=officer)
    assert takes_texts(visitor)

    undo_merge(merge=merge, by=officer)

    assert not takes_texts(visitor)


# --- who counts ----------------------------------------------------------------------------------


def counted(customer: Customer) -> list[bool]:
    piece = Recruit.objects.counted().filter(joining__customer=customer).exists()
    share = joined(FinancialYear.current().so_far)
    return [Customer.objects.counted().filter(pk=customer.pk).exists(), piece, share.everything > 0]


@pytest.fixture
def recruited(visitor) -> Customer:
    Recruit.objects.create(joining=visitor.joinings.get(), link=make_piece())
    return visitor


def test_a_visitor_is_in_no_figure(recruited):
    assert counted(recruited) == [False, False, False]


def test_a_visitor_counts_once_an_officer_has_welcomed_them(recruited, officer):
    """By a campaign only once they are found in the housing list."""
    settle_joining(joining=recruited.joinings.get(), by=officer)

    assert counted(recruited) == [True, False, True]


def test_or_once_they_are_found_in_the_housing_list(recruited, officer):
    record = make_customer("Pat O'Neil")

    link_joining(joining=recruited.joinings.get(), record=record, by=officer)

    assert counted(record) == [True, True, True]
    assert takes_texts(record)


def test_or_once_they_prove_their_address(visitor):
    Customer.objects.filter(pk=visitor.pk).update(email="pat@example.org")

    claim_record(user=make_user(Role.CUSTOMER, email="pat@example.org"), email="pat@example.org")

    assert Customer.objects.counted().filter(pk=visitor.pk).exists()
    assert not takes_texts(visitor)


def test_somebody_who_proved_their_address_before_joining_counts_at_once():
    amina = make_joined_customer()
    send_joining(answers={"name": "Amina Hussain", "email": amina.email}, user=amina.user)

    assert Customer.objects.counted().filter(pk=amina.pk).exists()
