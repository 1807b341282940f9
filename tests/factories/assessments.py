"""Equality impact assessments, complete enough to be signed off."""

import datetime as dt

from django.utils import timezone

from base.core.audience import Role
from participation.steering.assessments.models import Assessment, Impact, Strand
from participation.steering.assessments.services import (
    send_for_sign_off,
    sign_off,
    start_assessment,
)

from .people import make_user

ANSWERS = {
    "policy": "Repairs by appointment only",
    "aims": "So that nobody waits in all day.",
    "benefits": "People who work, and people who care for somebody.",
    "adverse": "People without a phone.",
    "enough_data": True,
    "data": "Calls of last year, and the survey of 300 tenants.",
    "resources": "A phone is needed, and not everybody has credit.",
    "providers": "Two contractors; it is in their contracts.",
    "outcome": Assessment.Outcome.NEUTRAL,
    "monitoring": "We count missed appointments by area.",
    "review_after": Assessment.ReviewAfter.SIX_MONTHS,
}


def make_assessment(**fields) -> Assessment:
    """A draft in which every question is answered."""
    by = fields.pop("by", None) or make_user(Role.STAFF)
    return start_assessment(by=by, **{**ANSWERS, **fields})


def make_full_assessment(**fields) -> Assessment:
    """A draft in which every strand is judged; it is bad for disabled people, and what we do is due."""
    assessment = make_assessment(outcome=Assessment.Outcome.FULL, **fields)
    Impact.objects.bulk_create(
        Impact(
            assessment=assessment,
            strand=strand,
            effect=Impact.Effect.NEUTRAL,
            evidence="Calls of last year.",
            consulted="The tenants' panel.",
        )
        for strand in Strand.objects.in_use()
    )
    Impact.objects.filter(assessment=assessment, strand__code="disability").update(
        effect=Impact.Effect.NEGATIVE,
        mitigation="A line for text relay.",
        owner=assessment.author,
        due_on=timezone.localdate() + dt.timedelta(days=7),
    )
    return assessment


def make_signed_assessment(assessment: Assessment | None = None, **fields) -> Assessment:
    assessment = assessment or make_assessment(**fields)
    send_for_sign_off(assessment=assessment, by=assessment.author)
    return sign_off(assessment=assessment, by=make_user(Role.MANAGER, name="Ewan Galbraith"))
