"""Who answers for each service of the landlord."""

from django.db import transaction

from base.accounts.models import User
from base.core.facts import record_fact

from ..models import ServiceLead


@transaction.atomic
def name_leads(*, leads: dict[str, User | None], by: User) -> None:
    """Who answers for each service from now on; None for nobody by name."""
    for service, officer in leads.items():
        if officer is None:
            ServiceLead.objects.filter(service=service).delete()
        else:
            ServiceLead.objects.update_or_create(service=service, defaults={"officer": officer})
    chosen = {service: officer.pk for service, officer in leads.items() if officer}
    record_fact("service_leads_named", subject=ServiceLead, actor=by, leads=chosen)


def lead_of(service: str) -> User | None:
    """Who answers for it; None where nobody is named, or whoever is has left."""
    return leads_of().get(service)


def leads_of() -> dict[str, User]:
    """Who answers for each service, of those for which somebody does."""
    named = ServiceLead.objects.filter(officer__is_active=True).select_related("officer")
    return {one.service: one.officer for one in named}
