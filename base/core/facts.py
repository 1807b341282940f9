"""The append-only log of facts that matter: consent, roles, decisions, publication, exports."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from .models import Fact


def forget_words(lines: models.QuerySet[Fact]) -> None:
    """Take the words out of lines about an erased person: what happened, when and by whom stays.

    The one change that is ever made to the log, because the law asks for it (UK GDPR art. 17).
    """
    models.QuerySet.update(lines, changes={}, why="")


def record_fact(
    what: str,
    *,
    subject: models.Model | type[models.Model],
    actor=None,
    why: str = "",
    **changes: Any,
) -> None:
    """Write one line. Call it inside the transaction that makes the fact true.

    The subject is a row, or a model for what is about many rows of it at once.
    """
    line_of_log(what, subject=subject, actor=actor, why=why, **changes).save()


def record_facts(lines: Iterable[Fact]) -> None:
    """Write several lines at once, in one statement."""
    Fact.objects.bulk_create(lines)


def line_of_log(
    what: str,
    *,
    subject: models.Model | type[models.Model],
    actor=None,
    why: str = "",
    **changes: Any,
) -> Fact:
    """A line that is not written yet."""
    return Fact(
        what=what,
        actor=actor if actor is not None and actor.is_authenticated else None,
        subject_type=subject._meta.label_lower,
        subject_id=None if isinstance(subject, type) else subject.pk,
        changes=changes,
        why=why,
    )
