"""Those who watch a standard hear by the way they chose when it is due to be looked at."""

from django.db.models import QuerySet

from participation.messages.contact.services import send
from participation.people.customers.models import Customer

from .models import ServiceStandard

TEMPLATE = "standards/email/to_review"
ANSWERED = "standards/email/answered"


def tell_of_reviews() -> None:
    """Each member once for each day of review. Run twice, it tells nobody twice."""
    due = ServiceStandard.objects.to_review().exclude(group=None).select_related("group")
    for standard in due:
        for customer in _members(standard):
            send(
                customer,
                TEMPLATE,
                about=standard.source,
                dedupe_key=f"{standard.source}:{standard.review_on}:{customer.pk}",
                context={"standard": standard},
            )


def tell_of_answer(standard: ServiceStandard) -> None:
    """Those who proposed it hear whether the landlord agrees."""
    for customer in _members(standard):
        send(
            customer,
            ANSWERED,
            about=standard.source,
            dedupe_key=f"{standard.source}:answered:{customer.pk}",
            context={"standard": standard},
        )


def _members(standard: ServiceStandard) -> QuerySet[Customer]:
    if standard.group is None:
        return Customer.objects.none()
    sitting = standard.group.memberships.sitting().of_customers().counted().values("customer")
    return Customer.objects.filter(pk__in=sitting, erased_at=None).order_by("pk")
