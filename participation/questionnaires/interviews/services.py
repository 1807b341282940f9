"""Who rings whom now, and what came of it."""

import datetime as dt

from django.db import IntegrityError, transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.people.customers.models import Customer

from ..answering.keeping import hand_in
from ..answering.reading import sheets_of
from ..answering.who import Who
from ..house_rules import INTERVIEW_TRIES
from ..models import PhoneClaim, PhoneScript, PhoneTry, Questionnaire, Sheet
from ..outcomes import IN_VAIN, MAY_BE_BOOKED, Outcome
from .people import IN_ORDER, LATER, Ringing, held_to_ring, rung_by
from .signals import somebody_rung

GONE = "This call went to somebody else because it took long. Ring them again if nobody does."
ANSWERED = "They have answered already."


def whoever_rings(customer: Customer, by: User) -> Who:
    return Who(customer, mode=Sheet.Mode.PHONE, by=by, keyed_by=by, rings=True)


def in_hand(questionnaire: Questionnaire, by: User) -> PhoneClaim | None:
    """The person whom this one of us is ringing now with these questions."""
    mine = PhoneClaim.objects.live().filter(questionnaire=questionnaire, interviewer=by)
    return mine.select_related("customer").first()


@transaction.atomic
def take_next(*, ringing: Ringing, by: User) -> PhoneClaim | None:
    """The person in hand, or the next whose turn has come and whom nobody rings. None where there is nobody."""
    if why := ringing.why_not(by):
        raise Refused(why)
    if claim := in_hand(ringing.questionnaire, by):
        return claim
    _clear(by)
    passed: list[int] = []
    while True:
        rung = PhoneClaim.objects.order_by().values("customer")
        waiting = ringing.people().exclude(pk__in=rung).exclude(pk__in=passed)
        customer = waiting.exclude(turn=LATER).order_by(*IN_ORDER).first()
        if customer is None:
            return None
        if held_to_ring(customer.pk) and (claim := _take(ringing, customer, by)):
            return claim
        passed.append(customer.pk)


@transaction.atomic
def take(*, ringing: Ringing, customer: Customer, by: User, they_rang: bool = False) -> PhoneClaim:
    """Ring this person, or go on with whoever rings us: those need not be on the list, nor let us ring them."""
    if why := ringing.why_not(by):
        raise Refused(why)
    _, sent = sheets_of(ringing.questionnaire, customer)
    if sent is not None:
        raise Refused(ANSWERED)
    whose = ringing.whose
    if whose.owner is not None and (why := whose.owner.refuses(whose.by, customer)):
        raise Refused(why)
    if not they_rang and not ringing.people().filter(pk=customer.pk).exists():
        raise Refused("They are not to be rung about this any more.")
    claim = in_hand(ringing.questionnaire, by)
    if claim is not None and claim.customer_id == customer.pk:
        return claim
    _clear(by)
    locked(customer)  # see ``held_to_ring``
    if (claim := _take(ringing, customer, by)) is None:
        raise Refused(f"{rung_by(customer, by) or 'Somebody else'} is ringing them now.")
    return claim


def _clear(by: User) -> None:
    PhoneClaim.objects.stale().delete()
    PhoneClaim.objects.filter(interviewer=by).delete()


def _take(ringing: Ringing, customer: Customer, by: User) -> PhoneClaim | None:
    """None where somebody else has them: the two unique columns decide between two who ask at once."""
    if rung_by(customer, by):
        return None
    try:
        with transaction.atomic():
            return PhoneClaim.objects.create(
                customer=customer, interviewer=by, questionnaire=ringing.questionnaire
            )
    except IntegrityError:  # this one pressed twice: the first press has it
        claim = in_hand(ringing.questionnaire, by)
        return claim if claim is not None and claim.customer_id == customer.pk else None


def go_on_ringing(*, claim: PhoneClaim) -> None:
    """They are still on the line."""
    PhoneClaim.objects.filter(pk=claim.pk).update(at=timezone.now())


@transaction.atomic
def let_go(*, questionnaire: Questionnaire, by: User) -> None:
    """Not now: somebody else may ring them."""
    PhoneClaim.objects.filter(questionnaire=questionnaire, interviewer=by).delete()


@transaction.atomic
def record_try(
    *,
    ringing: Ringing,
    customer: Customer,
    by: User,
    outcome: Outcome,
    call_back_at: dt.datetime | None = None,
    note: str = "",
) -> PhoneTry:
    """Write down what came of it. Whoever stopped early and lets it count has their answers sent."""
    customer = locked(customer)
    claim = in_hand(ringing.questionnaire, by)
    if claim is None or claim.customer_id != customer.pk:
        raise Refused(GONE)
    _refuse_booking(ringing, customer, outcome, call_back_at)
    if outcome == Outcome.PARTIAL:
        _send(ringing, customer, by)
    phone_try = PhoneTry.objects.create(
        questionnaire=ringing.questionnaire,
        customer=customer,
        interviewer=by,
        outcome=outcome,
        call_back_at=call_back_at,
        number=customer.phone.as_e164 if customer.phone else "",
        note=note,
    )
    claim.delete()
    if phone_try.meaning.spoke and ringing.whose.owner is not None:
        ringing.whose.owner.rang(ringing.whose.by, customer, by)
    record_fact(
        "rung_with_questions",
        subject=ringing.questionnaire,
        actor=by,
        customer=customer.pk,
        outcome=str(outcome),
    )
    somebody_rung.send(sender=PhoneTry, phone_try=phone_try)
    return phone_try


def _refuse_booking(
    ringing: Ringing, customer: Customer, outcome: Outcome, at: dt.datetime | None
) -> None:
    if outcome == Outcome.CALL_BACK and at is None:
        raise Refused("Say when to ring back.")
    if at is None:
        return
    if outcome not in MAY_BE_BOOKED:
        raise Refused("Nobody is rung back after that. Leave the day out.")
    if at <= timezone.now():
        raise Refused("Choose a day and time that are still to come.")
    invitation = ringing.whose.invitation(customer)
    if invitation is not None and invitation.closes_at is not None and at >= invitation.closes_at:
        raise Refused("People cannot answer any more by then. Choose an earlier day.")
    tries = ringing.questionnaire.phone_tries.filter(customer=customer, outcome__in=IN_VAIN).count()
    if outcome in IN_VAIN and tries + 1 >= INTERVIEW_TRIES.value:
        raise Refused(
            f"They have been rung {tries + 1} times and not reached, so they are not rung again."
            " Leave the day out."
        )


def _send(ringing: Ringing, customer: Customer, by: User) -> None:
    who = whoever_rings(customer, by)
    begun, _ = sheets_of(ringing.questionnaire, customer, by, rings=True)
    if begun is None:
        raise Refused("They have not answered anything yet, so nothing can count.")
    hand_in(whose=ringing.whose, sheet=begun, who=who)


@transaction.atomic
def write_script(
    *, questionnaire: Questionnaire, opening: str, ending: str, by: User
) -> PhoneScript:
    script, _ = PhoneScript.objects.update_or_create(
        questionnaire=questionnaire,
        defaults={
            "opening": opening,
            "ending": ending,
            "written_by": by,
            "written_at": timezone.now(),
        },
    )
    record_fact("phone_script_written", subject=questionnaire, actor=by)
    return script
