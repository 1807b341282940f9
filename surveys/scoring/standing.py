"""What somebody is scored by is written as a draft, taken into use once, and put away."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.questionnaires.models import Questionnaire

from .models import ScoredBy

S = TypeVar("S", bound=ScoredBy)


@transaction.atomic
def draft_to_write(row: S, *, instead: str) -> S:
    """The row, for a change to it. Raises Refused of one that is in use."""
    row = locked(row)
    if row.in_use_since:
        raise Refused(f"It is in use, so it stays as it is. {instead}")
    return row


@transaction.atomic
def take_into_use(
    row: S,
    *,
    ask: Callable[[S, Sequence[Any]], Questionnaire],
    without_criteria: str,
    fact: str,
    by: User,
) -> S:
    """From now on its questions stand, as ``ask`` writes them. Pressed twice, it is in use."""
    row = locked(row)
    if row.in_use_since is None:
        criteria = list(row.criteria.all())
        if not criteria:
            raise Refused(without_criteria)
        row.questionnaire = ask(row, criteria)
        row.in_use_since = timezone.now()
        row.save(update_fields=["questionnaire", "in_use_since"])
        record_fact(fact, subject=row, actor=by)
    return row


@transaction.atomic
def retire(row: S, *, of_a_draft: str, fact: str, by: User) -> S:
    """Nothing new is scored by it. Pressed twice, it is retired."""
    row = locked(row)
    if row.in_use_since is None:
        raise Refused(of_a_draft)
    if row.retired_at is None:
        row.retired_at = timezone.now()
        row.save(update_fields=["retired_at"])
        record_fact(fact, subject=row, actor=by)
    return row
