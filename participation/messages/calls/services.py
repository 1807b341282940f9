"""Who is rung next, by whom, and what came of it."""

import datetime as dt

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.messages.contact.consents import WORDING, record_consent
from participation.messages.contact.following_up import mark_done, mark_not_reached, put_off
from participation.messages.contact.models import Message, MessageQuerySet, Purpose
from participation.messages.contact.rules import hold_what_was_taken_back
from participation.people.customers.models import Channel, Customer
from participation.questionnaires.codes.in_messages import marks_of
from participation.questionnaires.interviews.people import held_to_ring
from participation.questionnaires.models import PhoneClaim

from .house_rules import CALL_TRIES
from .models import Call, Claim

Outcome = Call.Outcome
TRY_AGAIN = frozenset({Outcome.LEFT_MESSAGE, Outcome.NO_ANSWER})


def calls_waiting() -> MessageQuerySet:
    """Calls to be made that are due, the longest waiting first. One put off comes back later."""
    return Message.objects.filter(
        channel=Channel.PHONE,
        state=Message.State.TO_DO,
        due_at__lte=timezone.now(),
        customer__isnull=False,
    ).order_by("due_at", "pk")


def call_of(officer: User) -> Claim | None:
    """The call this officer has in hand, if it is still to be made."""
    mine = Claim.objects.live().filter(officer=officer, message__state=Message.State.TO_DO)
    return mine.select_related("customer", "message").first()


@transaction.atomic
def take_next(*, officer: User) -> Claim | None:
    """The call in hand, or the next person whom nobody is ringing. None where there is nobody."""
    if claim := call_of(officer):
        return claim
    Claim.objects.stale().delete()
    Claim.objects.filter(officer=officer).delete()
    hold_what_was_taken_back(calls_waiting())
    passed: list[int] = []
    while True:
        on_the_phone = PhoneClaim.objects.live().order_by().values("customer")
        free = calls_waiting().filter(customer__call_claim=None)
        free = free.exclude(customer__in=on_the_phone).exclude(customer__in=passed)
        message = free.select_for_update(of=("self",), skip_locked=True).first()
        if message is None:
            return None
        assert message.customer_id is not None
        if not held_to_ring(message.customer_id) or _on_the_phone(message.customer_id):
            passed.append(message.customer_id)
            continue
        try:
            with transaction.atomic():
                return Claim.objects.create(
                    customer_id=message.customer_id, officer=officer, message=message
                )
        except IntegrityError:
            # Another officer took this person a moment ago about something else, or this officer
            # pressed twice: the first of the two presses has it.
            if claim := call_of(officer):
                return claim


def _on_the_phone(customer: int) -> bool:
    """Asked once they are held: somebody may have taken them since, to put questions to them."""
    return PhoneClaim.objects.live().filter(customer=customer).exists()


@transaction.atomic
def let_go(*, officer: User) -> None:
    """Not now: somebody else may ring them."""
    Claim.objects.filter(officer=officer).delete()


@transaction.atomic
def settle_calls_about(*, questionnaire: int, customer: Customer, by: User, is_over: bool) -> None:
    """Somebody was rung with these questions, which a call asks them too: it is made where
    that ``is_over``, and else waits until tomorrow. Nobody is rung twice about one thing."""
    address, signs = marks_of(questionnaire)
    waiting = Message.objects.filter(
        Q(text__contains=address) | Q(text__contains=signs),
        customer=customer,
        channel=Channel.PHONE,
        state=Message.State.TO_DO,
    )
    for message in waiting:
        Claim.objects.filter(officer=by, message=message).delete()
        if is_over:
            mark_done(message=message, by=by)
        else:
            put_off(message=message, until=timezone.now() + dt.timedelta(days=1))


@transaction.atomic
def record_call(*, message: Message, officer: User, outcome: Outcome, note: str = "") -> Call:
    """Write down what came of it. After ``CALL_TRIES`` without reaching them it counts as failed."""
    message = locked(message)
    if not Claim.objects.filter(officer=officer, message=message).exists():
        raise Refused("This call went to somebody else because it took long. Take the next one.")
    Claim.objects.filter(officer=officer).delete()
    if message.state != Message.State.TO_DO:
        raise Refused("This call has been dealt with already.")
    assert message.customer is not None
    call = Call.objects.create(
        customer=message.customer, message=message, officer=officer, outcome=outcome, note=note
    )
    _follow(call)
    record_fact("call_made", subject=message, actor=officer, outcome=str(outcome))
    return call


def _follow(call: Call) -> None:
    message, officer = call.message, call.officer
    if call.outcome in TRY_AGAIN:
        tries = message.calls.filter(outcome__in=TRY_AGAIN).count()
        if tries < CALL_TRIES.value:
            put_off(message=message, until=timezone.now() + dt.timedelta(days=1))
        else:
            mark_not_reached(message=message, why=f"Rung {tries} times and not reached.")
    elif call.outcome == Outcome.WRONG_NUMBER:
        why = f"{message.address} is the wrong number. Ask for another, or write."
        mark_not_reached(message=message, why=why)
    else:
        if call.outcome == Outcome.NOT_AGAIN:
            _stop_ringing(call)
        mark_done(message=message, by=officer)


def _stop_ringing(call: Call) -> None:
    for purpose in (Purpose.INVITATION, Purpose.MARKETING):
        if Channel.PHONE in WORDING[purpose]:
            record_consent(
                customer=call.customer,
                channel=Channel.PHONE,
                purpose=purpose,
                given=False,
                wording="Asked on the phone not to be rung",
                source="phone call",
                recorded_by=call.officer,
            )
