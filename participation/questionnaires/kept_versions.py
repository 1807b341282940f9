"""The questions of a version that people are asked: read once in a process, for from its opening on none of them
changes.

What is kept by is the version and the moment it was opened, so nothing has to be told to forget. Whoever asks is
given rows of their own, for their words are changed to be shown: in another language, with earlier answers in them. Their
options are shared, and are never changed (:func:`.translating.services.read_in` puts others in their place).
"""

import datetime as dt
from copy import copy
from typing import Any

from .models import Question, Version

MOST_KEPT = 50
_KEPT: dict[tuple[int, dt.datetime], list[Question]] = {}


def questions_of(version: Version) -> list[Question]:
    """In their order, with their options. Two statements."""
    return list(version.questions.select_related("bank_entry").prefetch_related("options"))


def questions_asked(version: Version) -> list[Question]:
    """The same of a version that was opened, mostly without a statement; what the bank says of them may be old."""
    if version.opened_at is None:
        return questions_of(version)
    key = (version.pk, version.opened_at)
    if key not in _KEPT:
        if len(_KEPT) >= MOST_KEPT:
            _KEPT.clear()
        _KEPT[key] = questions_of(version)
    return [_own(question, version) for question in _KEPT[key]]


def forget_questions() -> None:
    _KEPT.clear()


def _own(question: Any, version: Version) -> Question:
    own = copy(question)
    # A dictionary of its own: whoever puts other options in their place does so for this row alone.
    own.__dict__["_prefetched_objects_cache"] = dict(question._prefetched_objects_cache)
    own.version = version
    return own
