"""Surveys of which everybody reads the results, as evidence."""

from collections.abc import Iterator

from django.db.models import Sum
from django.urls import reverse
from django.utils import timezone

from base.core.evidence import MOST_OFFERED, EvidenceSource, Offer, Piece, evidence_source
from base.core.row_numbers import row_number
from participation.programme.activities.models import Engagement

from .heard.of_year import better_told, survey_answers
from .heard.stats import satisfaction_of
from .models import Survey


def _published():
    return Survey.objects.filter(results_published_at__isnull=False, cancelled_at=None)


def offered(service: str) -> Iterator[Offer]:
    rows = _published().filter(service=service).order_by("-results_published_at", "-pk")
    for one in rows[:MOST_OFFERED]:
        yield Offer(str(one.pk), one.title)


def read(ref: str, service: str) -> Piece | None:
    number = row_number(ref)
    survey = _published().select_related("questionnaire").filter(pk=number or 0).first()
    if survey is None:
        return None
    lines = Engagement.objects.filter(activity=survey.pk, role=Engagement.Role.RESPONDED)
    answers = lines.aggregate(n=Sum("people", default=0))["n"]
    says, definition = f"{answers:,} answered.", survey_answers.definition
    if survey.questionnaire:
        asked = satisfaction_of([survey.questionnaire.pk])
        better = better_told(survey.questionnaire, asked.get(survey.questionnaire.pk))
        if better:
            says += f" {better.percent:.0f}% of {better.of:,} were satisfied: {better.question}"
            definition += f" {better_told.definition}"
    return Piece(
        title=survey.title,
        says=says,
        definition=definition,
        data_date=timezone.localdate(survey.results_published_at),
        address=reverse("surveys:published_results", args=[survey.slug]),
    )


evidence_source(EvidenceSource("surveys", "Results of surveys", offered, read), position=20)
