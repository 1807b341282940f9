"""Whoever sits on the panel, and whoever suggested the topic, hears of each step by the way they chose."""

from typing import Any

from django.db.models import Q

from participation.messages.contact.services import send
from participation.people.customers.models import Customer

from ..models import Change, Exercise, Move

MOVED = "exercises/email/moved"
CHANGED = "exercises/email/changed"
FACTS = "exercises/email/facts_said"


def tell(move: Move) -> int:
    """One message each. Returns how many were told."""
    return _tell(move.exercise, MOVED, f"move:{move.pk}", stage=move.get_stage_display())


def tell_of_change(change: Change) -> int:
    return _tell(change.exercise, CHANGED, f"change:{change.pk}", change=change)


def tell_of_facts(exercise: Exercise) -> int:
    """The landlord has said which facts are wrong, or that none is."""
    return _tell(
        exercise, FACTS, "facts", members_alone=True, comments=exercise.fact_comments.count()
    )


def _tell(
    exercise: Exercise, template: str, what: str, *, members_alone: bool = False, **context: Any
) -> int:
    people = members_of(exercise) if members_alone else who_hears(exercise)
    for customer in people:
        send(
            customer,
            template,
            about=exercise.source,
            dedupe_key=f"exercises.exercise:{exercise.pk}:{what}:{customer.pk}",
            context={"exercise": exercise, **context},
        )
    return len(people)


def who_hears(exercise: Exercise) -> list[Customer]:
    """Each once. Until everybody can read it, the members alone: an observer has no page of it before."""
    if not exercise.shared_on:
        return members_of(exercise)
    sitting = exercise.panel.memberships.sitting().of_customers().values("customer")
    them = Q(pk__in=sitting)
    if exercise.topic.suggested_by_id:
        them |= Q(pk=exercise.topic.suggested_by_id)
    return list(Customer.objects.filter(them, erased_at=None).order_by("pk"))


def members_of(exercise: Exercise) -> list[Customer]:
    """Those who may open the panel's own page of it."""
    sitting = exercise.panel.memberships.sitting().of_customers().counted().values("customer")
    return list(Customer.objects.filter(pk__in=sitting, erased_at=None).order_by("pk"))
