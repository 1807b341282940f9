"""Who is to be rung with the questions of one row, in which order, and why somebody is not."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import (
    Case,
    Count,
    DateTimeField,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from base.accounts.models import User
from base.core.declared import Declared
from participation.people.customers.models import Customer, CustomerQuerySet

from ..house_rules import INTERVIEW_TRIES
from ..models import PhoneClaim, PhoneTry, Questionnaire
from ..outcomes import IN_VAIN, MAY_BE_BOOKED, Outcome, that
from ..owners import Owned, owned

ANONYMOUS = (
    "These answers are anonymous, and whoever rings would hear who said what. So nobody is rung, and nobody "
    "answers by phone: people answer online with their code."
)
NOT_YOURS = "These answers are given in confidence, so only those who handle them ring people."
NOT_NOW = "People cannot answer this now, so nobody is rung."
RINGS_NOBODY = "Nobody is rung about this."
#: Whoever was not reached is left in peace so long.
REST = dt.timedelta(days=1)

#: Apps above that have people rung too say in ``ringing.py`` whom one of us is ringing now, whoever asks:
#: of a customer, somebody else's name, or empty.
RINGING: Declared = Declared("ringing")


@dataclass(frozen=True)
class Ringing:
    """The questions of one row, as somebody rings people with them."""

    questionnaire: Questionnaire
    whose: Owned

    @classmethod
    def about(cls, questionnaire: Questionnaire) -> "Ringing":
        return cls(questionnaire, owned(questionnaire))

    def why_not(self, user: User) -> str:
        """Why this one of us rings nobody with them now; empty where they may."""
        whose = self.whose
        if whose.owner is None or whose.owner.invites is None:
            return RINGS_NOBODY
        if whose.is_anonymous:
            return ANONYMOUS
        if not whose.is_handled_by(user):
            return NOT_YOURS
        invitation = whose.invitation()
        if invitation is None or not invitation.is_open:
            return NOT_NOW
        return RINGS_NOBODY if whose.owner.rings(whose.by) is None else ""

    def people(self) -> CustomerQuerySet:
        """Those who are to be rung, today or later, with ``tries``, ``last_at``, ``last_outcome`` and
        ``due_at``, from when on; None of somebody who was never rung. ``turn`` puts them in order."""
        may = self.whose.owner.rings(self.whose.by) if self.whose.owner else None
        if may is None or self.whose.is_anonymous:
            may = Customer.objects.none()
        return in_turn(still_to_ring(may, self.questionnaire))


def with_tries(people: CustomerQuerySet, questionnaire: Questionnaire) -> CustomerQuerySet:
    tries = PhoneTry.objects.filter(questionnaire=questionnaire, customer=OuterRef("pk"))
    last = tries.order_by("-pk")
    vain = tries.filter(outcome__in=IN_VAIN).order_by().values("customer").annotate(n=Count("pk"))
    all_of_them = tries.order_by().values("customer").annotate(n=Count("pk"))
    return people.annotate(
        tries=Coalesce(Subquery(all_of_them.values("n")), Value(0)),
        in_vain=Coalesce(Subquery(vain.values("n")), Value(0)),
        last_at=Subquery(last.values("at")[:1]),
        last_outcome=Subquery(last.values("outcome")[:1]),
        last_number=Subquery(last.values("number")[:1]),
        call_back_at=Subquery(last.values("call_back_at")[:1]),
    )


def still_to_ring(people: CustomerQuerySet, questionnaire: Questionnaire) -> CustomerQuerySet:
    """Nobody whose last word it was, whom we tried often enough, or whose number is wrong until it changes."""
    tried = with_tries(people, questionnaire)
    never = Q(last_outcome=None)
    asked_for_it = Q(last_outcome=Outcome.CALL_BACK)
    again = Q(last_outcome__in=MAY_BE_BOOKED, in_vain__lt=INTERVIEW_TRIES.value) & (
        Q(last_outcome__in=that(again=True)) | Q(call_back_at__isnull=False)
    )
    mended = Q(last_outcome__in=that(is_wrong=True, no_more=False)) & ~Q(phone=F("last_number"))
    return tried.filter(never | asked_for_it | again | mended)


def in_turn(people: CustomerQuerySet) -> CustomerQuerySet:
    """Call-backs that are due, the longest due first; whoever was never rung; whoever was, the longest ago
    first; and last those whose time comes later."""
    now = timezone.now()
    rested = ExpressionWrapper(F("last_at") + Value(REST), output_field=DateTimeField())
    again = Q(last_outcome__in=that(again=True))
    due_at = Case(
        When(call_back_at__isnull=False, then=F("call_back_at")),
        When(again, then=rested),
        default=None,
        output_field=DateTimeField(),
    )
    return people.annotate(due_at=due_at).annotate(
        turn=Case(
            When(due_at__gt=now, then=Value(3)),
            When(call_back_at__isnull=False, then=Value(0)),
            When(due_at=None, then=Value(1)),
            default=Value(2),
            output_field=IntegerField(),
        )
    )


#: As they are rung.
IN_ORDER = ("turn", "due_at", "pk")
LATER = 3


def held_to_ring(customer: int) -> bool:
    """Whoever takes somebody to ring, about whatever, holds them first until the transaction ends: the claims
    stand in two tables, and neither knows of the other's until it is kept. False where somebody else holds them.

    Nobody waits for a person while holding another: those are passed by.
    """
    people = Customer.objects.select_for_update(of=("self",), skip_locked=True, no_key=True)
    return people.filter(pk=customer).first() is not None


def rung_by(customer: Customer, user: User) -> str:
    """Who else has this person on the phone, with these questions or about anything."""
    claim = (
        PhoneClaim.objects.live().filter(customer=customer).select_related("interviewer").first()
    )
    if claim is not None and claim.interviewer_id != user.pk:
        return str(claim.interviewer)
    return next((name for rings in RINGING if (name := rings(customer, user))), "")


def said_no_more(
    people: CustomerQuerySet, questionnaire: Questionnaire | int | None
) -> CustomerQuerySet:
    """Without those who said on the phone that they want to hear no more of it, or cannot."""
    ended = PhoneTry.objects.no_more().filter(questionnaire=questionnaire)
    return people.exclude(pk__in=ended.order_by().values("customer"))
