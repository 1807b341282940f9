"""Whoever suggested a topic, supports it or asked for it hears what becomes of it; and the panel what it has to do."""

from django.db.models import Q

from participation.messages.contact.services import send
from participation.people.customers.models import Customer

from ..models import Topic

TEMPLATE = "topics/email/moved"
#: The panel itself hears of these.
FOR_PANEL = ("must", "vote")
#: Nobody but whoever suggested it knows of these.
BEFORE_ANYBODY = ("public", "kept_back")


def tell(topic: Topic, what: str, *, of: str = "") -> int:
    """One message each, by the way they chose. ``of`` tells two votes apart. Returns how many were told."""
    people = who_hears(topic, what)
    for customer in people:
        send(
            customer,
            TEMPLATE,
            about=topic.source,
            dedupe_key=f"{topic.source}:{what}:{of}:{customer.pk}",
            context={"topic": topic, "what": what},
        )
    return len(people)


def who_hears(topic: Topic, what: str) -> list[Customer]:
    """Each once, however many of these they are."""
    them = Q(pk=topic.suggested_by_id)
    if what not in BEFORE_ANYBODY and what != "vote":
        them |= Q(pk__in=topic.supports.live().values("customer"))
        them |= Q(pk__in=topic.groups_asked.exclude(customer=None).values("customer"))
    if what == "vote":
        them = Q(pk__in=[])
    if what in FOR_PANEL:
        them |= Q(pk__in=topic.panel.memberships.sitting().of_customers().values("customer"))
    return list(Customer.objects.filter(them, erased_at=None).order_by("pk"))
