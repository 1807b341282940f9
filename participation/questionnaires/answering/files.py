"""Files that were sent as answers. Answers that somebody sends again share the file with what they sent before."""

from collections.abc import Iterable
from functools import partial

from django.db import transaction
from django.db.models import QuerySet

from ..models import Answer


def files_of(answers: QuerySet[Answer]) -> list[str]:
    """By their names in the storage."""
    return list(answers.exclude(file="").values_list("file", flat=True))


def forget_unused(files: Iterable[str]) -> None:
    """Delete those that no answer has any more, once that is certain. In the caller's transaction."""
    files = set(files)
    if files:
        transaction.on_commit(partial(_delete, files), robust=True)


def _delete(files: set[str]) -> None:
    kept = set(Answer.objects.filter(file__in=files).values_list("file", flat=True))
    storage = Answer._meta.get_field("file").storage  # type: ignore[union-attr]
    for name in sorted(files - kept):
        storage.delete(name)
