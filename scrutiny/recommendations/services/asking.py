"""Whoever owes a reply hears of it: when it is asked, some days before, and when its day has passed."""

from collections.abc import Iterable

from django.utils import timezone

from base.accounts.models import User
from base.core.audience import Role
from base.core.working_days import after_working_days
from participation.messages.contact.services import rendered, send, send_to_address
from participation.programme.activities.leads.services import lead_of

from ..house_rules import RECOMMENDATION_REMIND_WORKING_DAYS
from ..models import Recommendation, Round
from .steps import who_hears

TO_LANDLORD, TO_MEMBERS = "recommendations/email/to_reply", "recommendations/email/late"


def who_replies(recommendation: Recommendation) -> Iterable[User]:
    """Whoever is named for the service; where nobody is, every manager."""
    lead = lead_of(recommendation.service)
    return [lead] if lead else User.objects.holding(Role.MANAGER)


def ask_for_reply(round: Round) -> None:
    _write(round, "asked")


def remind() -> None:
    """Of what is due soon, and of what is late. A day that has moved is reminded of anew, and the one before no more."""
    today = timezone.localdate()
    soon = after_working_days(today, RECOMMENDATION_REMIND_WORKING_DAYS.value)
    waiting = Recommendation.objects.waiting().filter(current__due_on__lte=soon)
    rounds = Round.objects.filter(pk__in=waiting.values("current"))
    for round in rounds.select_related("recommendation__panel", "recommendation__activity"):
        if round.due_on >= today:
            _write(round, "soon")
            continue
        _write(round, "late")
        _tell_members(round)


def _write(round: Round, when: str) -> None:
    recommendation = round.recommendation
    for user in who_replies(recommendation):
        told = {"recommendation": recommendation, "round": round, "when": when}
        subject, text = rendered(TO_LANDLORD, told)
        send_to_address(
            user.email,
            template=TO_LANDLORD,
            subject=subject,
            text=text,
            dedupe_key=f"{recommendation.source}:{round.number}:{round.due_on}:{when}:{user.pk}",
        )


def _tell_members(round: Round) -> None:
    recommendation = round.recommendation
    for customer in who_hears(recommendation):
        send(
            customer,
            TO_MEMBERS,
            about=recommendation.source,
            dedupe_key=f"{recommendation.source}:{round.number}:{round.due_on}:late:c{customer.pk}",
            context={"recommendation": recommendation, "round": round},
        )
