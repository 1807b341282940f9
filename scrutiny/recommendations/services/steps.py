"""Each step is a row that everybody reads, and a message to the panel's members and to whoever raised the matter."""

import datetime as dt

from django.db.models import Q
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from participation.messages.contact.services import send
from participation.people.customers.models import Customer
from participation.programme.actions.models import Action

from ..models import Recommendation, Round, Step

TEMPLATE = "recommendations/email/moved"


def take(
    what: Step.What,
    *,
    round: Round,
    by: User,
    words: str = "",
    on: dt.date | None = None,
    action: Action | None = None,
    due: tuple[dt.date, dt.date] | None = None,
    took: int | None = None,
) -> Step:
    """Write the step down and tell of it. To be called in the transaction that makes it true."""
    recommendation = round.recommendation
    step = Step.objects.create(
        recommendation=recommendation,
        round=round,
        action=action,
        what=what,
        on=on or timezone.localdate(),
        words=words,
        due_before=due[0] if due else None,
        due_after=due[1] if due else None,
        took=took,
        by=by,
    )
    people = who_hears(recommendation)
    for customer in people:
        send(
            customer,
            TEMPLATE,
            about=recommendation.source,
            dedupe_key=f"recommendations.step:{step.pk}:{customer.pk}",
            context={"recommendation": recommendation, "round": round, "step": step},
        )
    step.told = len(people)
    step.save(update_fields=["told"])
    record_fact(
        f"recommendation_{what.value}",
        subject=recommendation,
        actor=by,
        why=words,
        round=round.number,
    )
    return step


def who_hears(recommendation: Recommendation) -> list[Customer]:
    """Who sits on the panel today, and who raised the matter; each once."""
    sitting = recommendation.panel.memberships.sitting().of_customers().values("customer")
    raised = recommendation.raised_by.values("customer")
    people = Customer.objects.filter(Q(pk__in=sitting) | Q(pk__in=raised), erased_at=None)
    return list(people.order_by("pk"))
