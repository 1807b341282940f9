"""What is told of answers, and as of when.

Two tables of nearly the same people tell what the few answered who are in one of them. So what is told
stands as it was, a paper that is keyed in late or an answer that is changed notwithstanding, until so
many people have come or changed theirs that they are no small number.
"""

import datetime as dt

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from base.core.rows import locked

from ..counted import sheets_of, which_of
from ..house_rules import ANSWERS_THRESHOLD
from ..models import Questionnaire, Release
from .counting import results_of
from .small_numbers import Hiding


def released(questionnaire: Questionnaire) -> Hiding:
    """What may be told of the answers of people who are customers, by the landlord's threshold."""
    results = results_of(questionnaire, released_sheets(questionnaire))
    return Hiding(results, threshold=ANSWERS_THRESHOLD.value)


def released_sheets(questionnaire: Questionnaire) -> QuerySet:
    return sheets_of(which_of(questionnaire, as_of=as_of(questionnaire).isoformat()))


def as_of(questionnaire: Questionnaire) -> dt.datetime:
    """Until when answers are in what is told."""
    last = questionnaire.releases.first()
    if last is not None and not _many_changed(questionnaire, last.as_of):
        return last.as_of
    return _release(questionnaire).as_of


@transaction.atomic
def _release(questionnaire: Questionnaire) -> Release:
    locked(questionnaire)  # somebody else may be looking for the first time
    last = questionnaire.releases.first()
    if last is not None and not _many_changed(questionnaire, last.as_of):
        return last
    return Release.objects.create(questionnaire=questionnaire, as_of=timezone.now())


def _many_changed(questionnaire: Questionnaire, since: dt.datetime) -> bool:
    changed = questionnaire.answer_sheets.changed_since(since)
    people = changed.aggregate(
        known=Count("customer", distinct=True), unmatched=Count("pk", filter=Q(customer=None))
    )
    return sum(people.values()) >= ANSWERS_THRESHOLD.value
