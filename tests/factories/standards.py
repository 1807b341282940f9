"""Service standards and the looks at them."""

import datetime as dt

from django.utils import timezone

from base.accounts.models import User
from base.core.audience import Role
from participation.people.groups.models import Group
from scrutiny.standards.models import MiniReview, ServiceStandard, Verdict
from scrutiny.standards.services import review_standard, write_standard

from .people import make_user


def make_standard_of_service(
    name: str = "Emergency repairs", *, group: Group | None = None, days: int = 90, **fields
) -> ServiceStandard:
    """In force, to be looked at in so many days."""
    by = User.objects.holding(Role.STAFF).first() or make_user(Role.STAFF)
    said = {"words": "We come within 24 hours.", "service": "repairs"}
    return write_standard(
        by=fields.pop("by", by),
        name=name,
        group=group,
        review_on=timezone.localdate() + dt.timedelta(days=days),
        **(said | fields),
    )


def make_mini_review(standard: ServiceStandard, by: User, **fields) -> MiniReview:
    said = {
        "verdict": Verdict.PARTLY,
        "looked_at": "Forty jobs.",
        "evidence": "34 of 40 in time.",
        "next_on": timezone.localdate() + dt.timedelta(days=180),
    }
    return review_standard(standard=standard, by=by, **(said | fields))
