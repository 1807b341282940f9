"""The files of pictures, which versions of the same question share."""

from collections.abc import Iterable
from functools import partial

from django.db import transaction

from .models import Option, Question


def pictures_of(questions: Iterable[Question]) -> list[str]:
    """By their names in the storage."""
    rows = [row for one in questions for row in (one, *one.options.all())]
    return [str(row.picture.name) for row in rows if row.picture]


def forget_pictures(names: Iterable[str]) -> None:
    """Delete those that stand beside nothing any more, once that is certain. In the caller's transaction."""
    if names := set(names):
        transaction.on_commit(partial(_delete, names), robust=True)


def _delete(names: set[str]) -> None:
    kept = {
        name
        for model in (Question, Option)
        for name in model.objects.filter(picture__in=names).values_list("picture", flat=True)
    }
    storage = Question._meta.get_field("picture").storage  # type: ignore[union-attr]
    for name in sorted(names - kept):
        storage.delete(name)
