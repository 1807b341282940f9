"""Whoever sits on the panel, and whoever suggested the topic, hears of each step by the way they chose."""

from django.db.models import Q

from participation.messages.contact.services import send
from participation.people.customers.models import Customer

from ..models import Exercise, Stage

TEMPLATE = "exercises/email/moved"


def tell(exercise: Exercise, stage: Stage) -> int:
    """One message each. Returns how many were told."""
    people = who_hears(exercise, stage)
    for customer in people:
        send(
            customer,
            TEMPLATE,
            about=exercise.source,
            dedupe_key=f"exercises.exercise:{exercise.pk}:{stage}:{customer.pk}",
            context={"exercise": exercise, "stage": stage.label},
        )
    return len(people)


def who_hears(exercise: Exercise, stage: Stage) -> list[Customer]:
    """Each once. Until everybody can read it, the members alone."""
    sitting = exercise.panel.memberships.sitting().of_customers().values("customer")
    them = Q(pk__in=sitting)
    if exercise.shared_on and exercise.topic.suggested_by_id:
        them |= Q(pk=exercise.topic.suggested_by_id)
    return list(Customer.objects.filter(them, erased_at=None).order_by("pk"))
