"""Members of the panel who worked on an exercise are in the ledger, from the day on which its report is published."""

import datetime as dt

from base.accounts.models import User
from participation.people.customers.models import Customer
from participation.programme.activities.models import Engagement
from participation.programme.activities.services import record_engagement

from ..models import Exercise, SectionVersion


def record_members(exercise: Exercise, *, day: dt.date, by: User) -> None:
    """Whoever gathered evidence, wrote a finding or a part of the report, each once. Who only moved it on did not."""
    users = {
        *exercise.evidence.values_list("added_by", flat=True),
        *exercise.findings.values_list("written_by", flat=True),
        *SectionVersion.objects.filter(section__exercise=exercise).values_list("by", flat=True),
    }
    for customer in Customer.objects.filter(user__in=users, erased_at=None).order_by("pk"):
        record_engagement(
            activity=exercise,
            role=Engagement.Role.CONTRIBUTED,
            source=f"exercises.exercise:{exercise.pk}:{customer.pk}",
            customer=customer,
            day=day,
            by=by,
        )
