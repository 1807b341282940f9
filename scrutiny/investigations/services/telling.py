"""Who hears that an investigation is called off, or that somebody else leads it."""

from django.db.models import Q

from base.accounts.models import User
from participation.messages.contact.services import rendered, send, send_to_address
from participation.people.customers.models import Customer

from ..models import Assignment, Investigation

OFF, HANDED_OVER = "investigations/email/called_off", "investigations/email/handed_over"


def tell_that_it_is_off(investigation: Investigation, why: str) -> int:
    """Each customer once who draws a map of it, or said yes to the joint session. Returns how many."""
    yes = investigation.recent_users.coming().values("customer")
    draw = Assignment.objects.filter(
        investigation=investigation, mapper__customer__isnull=False, mapper__ended_on=None
    ).values("mapper__customer")
    told = Customer.objects.filter(Q(pk__in=yes) | Q(pk__in=draw), erased_at=None).order_by("pk")
    for customer in told:
        send(
            customer,
            OFF,
            about=investigation.source,
            dedupe_key=f"{investigation.source}:off:{customer.pk}",
            context={"investigation": investigation, "why": why},
        )
    return len(told)


def tell_lead_of_hand_over(investigation: Investigation, before: User, why: str) -> None:
    """Whoever led it hears that a manager gave it to somebody else."""
    told = {"investigation": investigation, "why": why}
    subject, text = rendered(HANDED_OVER, told)
    send_to_address(
        before.email,
        template=HANDED_OVER,
        subject=subject,
        text=text,
        dedupe_key=f"{investigation.source}:from:{before.pk}:to:{investigation.lead_officer_id}",
    )
