"""Answers that were begun and never sent: kept a while in case they are gone on with, then deleted."""

import datetime as dt

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from ..house_rules import BEGUN_ANSWERS_DAYS
from ..models import Answer, Questionnaire, Sheet
from ..owners import owned
from .files import files_of, forget_unused


def forget_begun_sheets() -> None:
    """Run again, it finds the rest."""
    limit = timezone.now() - dt.timedelta(days=BEGUN_ANSWERS_DAYS.value)
    old = Sheet.objects.filter(sent_at=None, begun_at__lt=limit)
    asked = Questionnaire.objects.filter(pk__in=old.order_by().values("questionnaire"))
    for questionnaire in asked:
        closes_at = _last_moment(questionnaire)
        if closes_at is None or closes_at < limit:
            _forget(old.filter(questionnaire=questionnaire))


@transaction.atomic
def _forget(sheets: QuerySet[Sheet]) -> None:
    """With the files that were sent with them, as far as nothing that was sent has these too."""
    forget_unused(files_of(Answer.objects.filter(sheet__in=sheets.order_by())))
    sheets.delete()


def _last_moment(questionnaire: Questionnaire) -> dt.datetime | None:
    whose = owned(questionnaire)
    if whose.owner is None or whose.owner.invites is None:
        return None
    return whose.owner.invites(whose.by, None).closes_at
