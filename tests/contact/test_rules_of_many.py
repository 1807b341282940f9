"""The rules of sending over many made-up people, beside a plain telling of them."""

import datetime as dt
import random
from itertools import count

import pytest
from django.db import transaction
from django.utils import timezone

from participation.messages.contact.models import BrokenAddress, Consent, Message, Purpose
from participation.messages.contact.rules import agrees_to, decide, with_decision
from participation.people.customers.models import Channel, Customer
from tests.factories.people import make_customer

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)
_number = count(1)


@pytest.fixture(autouse=True)
def a_month_between_and_three_a_year(settings):
    settings.INVITATION_COOLDOWN_DAYS, settings.INVITATION_YEARLY_LIMIT = 30, 3


@pytest.fixture(scope="module")
def crowd(django_db_setup, django_db_blocker):
    """People of every kind the rules know, made once: the tests here only look at them."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_crowd()
        transaction.set_rollback(True)


def make_crowd() -> list[Customer]:
    """With no pattern but the dice's."""
    dice = random.Random(4)
    people = [
        make_customer(
            f"Person {n}",
            email=dice.choice(["", f"person{n}@example.org"]),
            phone=dice.choice(["", "+441414960112", "+447700900123"]),
            address=dice.choice(["", "3 Mill Lane"]),
            preferred_channel=dice.choice(["", *Channel.values]),
            erased_at=timezone.now() if dice.random() < 0.05 else None,
        )
        for n in range(250)
    ]
    now = timezone.now()
    Consent.objects.bulk_create(
        Consent(
            customer=person,
            purpose=dice.choice(Consent.Purpose.values),
            channel=dice.choice(Channel.values),
            given=dice.random() < 0.7,
            wording="May we?",
            source="join",
            at=now - dice.randint(1, 5) * DAY,  # often the same moment
        )
        for person in people
        for _ in range(dice.randint(0, 7))
    )
    Message.objects.bulk_create(
        Message(
            customer=person,
            channel=Channel.EMAIL,
            purpose=dice.choice([Purpose.INVITATION, Purpose.INVITATION, Purpose.SERVICE]),
            template="x",
            dedupe_key=f"crowd:{next(_number)}",
            address="x",
            state=dice.choice([Message.State.SENT, Message.State.PLANNED, Message.State.FAILED]),
            due_at=(due := now - dice.randint(-40, 500) * DAY),
            sent_at=dice.choice([due, due + DAY]),
        )
        for person in people
        for _ in range(dice.choice([0, 0, 1, 2, 5]))
    )
    BrokenAddress.objects.bulk_create(
        BrokenAddress(address=person.email, reason="No such mailbox")
        for person in people
        if person.email and dice.random() < 0.3
    )
    return people


def told_plainly(customer: Customer, purpose: Purpose, only: Channel | None) -> tuple[str, str]:
    """The rules of sending as somebody would explain them, one person at a time."""
    channels = [channel for channel in customer.channels_to_reach if only in (None, channel)]
    if customer.erased_at or not channels:
        return only or "email", "no_address"
    broken = BrokenAddress.objects.filter(address=customer.email).exists()
    channels.sort(key=lambda channel: broken and channel == Channel.EMAIL)
    if purpose in (Purpose.STATUTORY, Purpose.SERVICE):
        return channels[0], ""
    word = {}
    for consent in customer.consents.filter(purpose=purpose).order_by("at", "pk"):
        word[consent.channel] = consent.given
    agreed = [channel for channel in channels if word.get(channel)]
    if not agreed:
        return channels[0], "opted_out" if False in word.values() else "no_consent"
    if broken and agreed == [Channel.EMAIL]:
        return Channel.EMAIL, "broken_address"
    if purpose == Purpose.INVITATION:
        times = [
            message.sent_at or message.due_at
            for message in customer.messages.all()
            if message.purpose == Purpose.INVITATION and message.state != Message.State.FAILED
        ]
        now = timezone.now()
        if any(abs(now - moment) < 30 * DAY for moment in times):
            return agreed[0], "cooldown"
        if len([moment for moment in times if moment > now - 365 * DAY]) >= 3:
            return agreed[0], "yearly_limit"
    return agreed[0], ""


@pytest.mark.parametrize("purpose", Purpose)
@pytest.mark.parametrize("only", [None, Channel.POST])
def test_all_at_once_and_one_by_one_say_what_the_rules_say(crowd, purpose, only):
    at_once = {
        person.pk: (person.channel, person.held_by)
        for person in with_decision(Customer.objects.all(), purpose, only=only)
    }
    one_by_one = {}
    for person in crowd[::5]:  # it asks the same of the database as of all, once a person
        decision = decide(person, purpose, only=only)
        one_by_one[person.pk] = (decision.channel, decision.held_by)
    plainly = {person.pk: told_plainly(person, purpose, only) for person in crowd}

    assert at_once == plainly
    assert one_by_one.items() <= plainly.items()
    if purpose == Purpose.INVITATION and only is None:
        met = {rule for _, rule in plainly.values()}
        assert met == {
            *("", "no_address", "opted_out", "no_consent", "broken_address"),
            *("cooldown", "yearly_limit"),
        }


def test_whoever_agrees_is_never_held_for_want_of_consent(crowd):
    agree = set(
        Customer.objects.filter(
            agrees_to(Purpose.INVITATION, Channel.values), erased_at=None
        ).values_list("pk", flat=True)
    )
    judged = with_decision(Customer.objects.filter(erased_at=None), Purpose.INVITATION)
    not_for_want = {
        person.pk
        for person in judged
        if person.held_by not in {"no_address", "no_consent", "opted_out"}
    }

    assert agree == not_for_want
