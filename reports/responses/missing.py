"""Consultations that closed and of which the board has no paper."""

import datetime as dt

from django.db.models import Exists, OuterRef, QuerySet

from participation.programme.consultations.models import Consultation
from reports.models import ReportEdition

from .of import CODE, SUBJECT

#: The board reads it so long before the day of the decision.
BEFORE_DECISION = dt.timedelta(days=7)
#: How far back a decision without a paper is told of.
A_YEAR = dt.timedelta(days=365)


def without_paper() -> QuerySet[Consultation]:
    """Published ones that nothing has been built of for the board."""
    built = ReportEdition.objects.filter(
        kind=CODE, subject=OuterRef("subject"), state__in=ReportEdition.BUILT
    )
    published = Consultation.objects.published().filter(cancelled_at=None)
    return published.annotate(subject=SUBJECT).filter(~Exists(built))


def decided_without_paper(today: dt.date) -> QuerySet[Consultation]:
    """In the last year: the board decided and had not been told in a paper what people said."""
    rows = without_paper().filter(decided_on__gte=today - A_YEAR)
    return rows.order_by("-decided_on", "pk")
