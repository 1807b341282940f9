"""The rules of sending, one by one."""

import datetime as dt
from itertools import count

import pytest
from django.utils import timezone

from participation.messages.contact import rules
from participation.messages.contact.models import BrokenAddress, Consent, Message, Purpose
from participation.messages.contact.rules import (
    Decision,
    decide,
    too_near,
    with_decision,
)
from participation.people.customers.models import Channel, Customer
from tests.factories.messages import make_message, make_reachable
from tests.factories.people import make_customer

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)
_number = count(1)


@pytest.fixture(autouse=True)
def a_month_between_and_three_a_year(settings):
    settings.INVITATION_COOLDOWN_DAYS, settings.INVITATION_YEARLY_LIMIT = 30, 3


def says(customer: Customer, given: bool, channel: Channel = Channel.EMAIL, **fields) -> None:
    fields.setdefault("purpose", Purpose.INVITATION)
    Consent.objects.create(
        customer=customer, channel=channel, given=given, wording="May we?", source="join", **fields
    )


def agreeing() -> Customer:
    amina = make_reachable()
    says(amina, True)
    return amina


def asked(customer: Customer, *, days_ago: int, **fields) -> Message:
    fields.setdefault("purpose", Purpose.INVITATION)
    fields.setdefault("state", Message.State.SENT)
    moment = timezone.now() - days_ago * DAY
    return make_message(customer, due_at=moment, sent_at=moment, **fields)


def held_by(customer: Customer, purpose: Purpose = Purpose.INVITATION, **more) -> str:
    return decide(customer, purpose, **more).held_by


def test_nobody_is_asked_again_sooner_than_the_landlord_allows():
    amina, jean = agreeing(), agreeing()
    asked(amina, days_ago=29)
    asked(jean, days_ago=31)

    assert (held_by(amina), held_by(jean)) == ("cooldown", "")


@pytest.mark.parametrize("told_otherwise", [False, True])
@pytest.mark.parametrize("days", [-31, -30, -29, 29, 30, 31])
def test_the_rule_of_days_between_is_told_once(days, told_otherwise, monkeypatch):
    """What holds people back and what the contact calendar warns of are the same, also when it changes."""
    if told_otherwise:  # only what was asked before counts
        monkeypatch.setattr(rules, "left_in_peace_around", lambda at: (at - 30 * DAY, at))
    amina, at = agreeing(), timezone.now()
    make_message(
        amina, purpose=Purpose.INVITATION, state=Message.State.PLANNED, due_at=at + days * DAY
    )

    people = with_decision(Customer.objects.filter(pk=amina.pk), Purpose.INVITATION, at=at)

    near = days == -29 or (days == 29 and not told_otherwise)
    assert too_near(at, at + days * DAY) == near
    assert people.values_list("held_by", flat=True).get() == ("cooldown" if near else "")


def test_who_is_about_to_be_asked_counts_as_asked():
    amina = agreeing()
    asked(amina, days_ago=-20, state=Message.State.PLANNED)

    assert held_by(amina) == "cooldown"


def test_nobody_is_asked_more_often_than_the_limit_whoever_asks_and_however():
    amina = agreeing()
    for days_ago, channel in ((40, Channel.EMAIL), (90, Channel.POST), (300, Channel.SMS)):
        asked(amina, days_ago=days_ago, channel=channel)
    jean = agreeing()
    for days_ago in (40, 90, 366):
        asked(jean, days_ago=days_ago)

    assert (held_by(amina), held_by(jean)) == ("yearly_limit", "")


def test_what_was_held_or_failed_and_what_is_no_invitation_asked_nobody_anything():
    amina = agreeing()
    asked(amina, days_ago=1, state=Message.State.HELD, held_by_rule="cooldown")
    asked(amina, days_ago=1, state=Message.State.FAILED)
    for purpose in (Purpose.STATUTORY, Purpose.SERVICE, Purpose.MARKETING):
        asked(amina, days_ago=1, purpose=purpose)

    assert held_by(amina) == ""


def test_notices_and_news_are_not_held_because_somebody_was_asked():
    amina = agreeing()
    says(amina, True, purpose=Purpose.MARKETING)
    asked(amina, days_ago=1)

    for purpose in (Purpose.STATUTORY, Purpose.SERVICE, Purpose.MARKETING):
        assert held_by(amina, purpose) == ""


def test_a_reason_sets_the_days_between_aside_and_never_a_no():
    amina, jean = agreeing(), agreeing()
    asked(amina, days_ago=1)
    says(jean, False)

    assert held_by(amina, set_aside=True) == ""
    assert held_by(jean, set_aside=True) == "opted_out"


def test_the_first_rule_that_forbids_is_the_one_that_is_named():
    amina = agreeing()
    asked(amina, days_ago=1)
    says(amina, False)
    never_asked = make_reachable()
    asked(never_asked, days_ago=1)

    assert (held_by(amina), held_by(never_asked)) == ("opted_out", "no_consent")


def test_a_landlord_may_do_without_either_rule(settings):
    amina = agreeing()
    for days_ago in (1, 2, 3):
        asked(amina, days_ago=days_ago)

    settings.INVITATION_COOLDOWN_DAYS = 0
    assert held_by(amina) == "yearly_limit"
    settings.INVITATION_YEARLY_LIMIT = 0
    assert held_by(amina) == ""


def test_a_send_outs_own_messages_do_not_stand_in_its_way():
    amina = agreeing()
    asked(amina, days_ago=0, state=Message.State.PLANNED, about="sendouts.sendout:7")
    people = Customer.objects.filter(pk=amina.pk)

    own = with_decision(people, Purpose.INVITATION, apart_from=["sendouts.sendout:7"]).get()
    others = with_decision(people, Purpose.INVITATION).get()

    assert (own.held_by, others.held_by) == ("", "cooldown")


def test_many_people_are_judged_in_one_statement(django_assert_num_queries):
    for _ in range(3):
        agreeing()

    with django_assert_num_queries(1):
        assert len(with_decision(Customer.objects.all(), Purpose.INVITATION)) == 3


def test_an_address_that_does_not_work_is_gone_round_where_they_agreed_to_another_way():
    jean = make_customer("Jean", email="jean@example.org", address="3 Mill Lane")
    tam = make_customer("Tam", email="tam@example.org", address="4 Mill Lane")
    says(jean, True)
    says(jean, True, Channel.POST)
    says(tam, True)
    for address in (jean.email, tam.email):
        BrokenAddress.objects.create(address=address, reason="No such mailbox")

    assert decide(jean, Purpose.INVITATION) == Decision(Channel.POST)
    assert held_by(tam) == "broken_address"
    assert decide(tam, Purpose.STATUTORY) == Decision(Channel.POST)
