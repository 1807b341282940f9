"""Single pieces of what people told us, of every kind. Each app registers its own in ``feedback.py``:

    feedback_source(
        FeedbackSource("ideas", "Idea", ideas, day="noted_on", moment=False, words="what", address=page_of("ideas:idea"))
    )

so that one list has them all by day and names no app. ``rows`` are told who reads and give what this person may
read anyway, on the pages of the app itself: nothing can be read in the list alone.
"""

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.urls import reverse

from .declared import Declared
from .folding import every_word


class FeedbackPiece(NamedTuple):
    """One thing that somebody said. ``number`` is that of its row, ``within`` and ``named`` what its address needs
    beside it. ``words`` are empty where some were taken out: see
    :func:`base.core.all_feedback.words_left`."""

    source: "FeedbackSource"
    number: int
    day: dt.date
    service: str
    words: str
    within: int
    named: str

    @property
    def pk(self) -> str:
        """What tells it from all others of the list."""
        return f"{self.source.code}:{self.number}"

    @property
    def address(self) -> str:
        return self.source.address(self)


def nothing_taken_out(numbers: Collection[int]) -> Mapping[int, str]:
    """All that was said is in the words."""
    return {}


@dataclass(frozen=True)
class FeedbackSource:
    """One kind of feedback. ``day``, ``words``, ``service``, ``within`` and ``named`` are fields of its rows, or paths from
    them; without a ``service`` it is about none. ``moment``: the day is kept with the time.

    Where words were taken out of a piece, the rows say nothing in its ``words``, and ``left`` gives, by number, what
    others read. Then ``column`` is where all that was said stands; nobody finds by it a piece that lacks some.
    """

    code: str
    kind: str
    rows: Callable[[Any], QuerySet]
    day: str
    words: str
    address: Callable[[FeedbackPiece], str]
    service: str = ""
    moment: bool = True
    within: str = ""
    named: str = ""
    column: str = ""
    left: Callable[[Collection[int]], Mapping[int, str]] = nothing_taken_out

    def that_say(self, typed: str, rows: QuerySet) -> QuerySet:
        """Those of its rows that have every word that was typed."""
        if not typed:
            return rows
        found = rows.filter(every_word(typed, self.column or self.words))
        return found.exclude(**{self.words: ""}) if self.column else found


FEEDBACK_SOURCES: Declared[FeedbackSource] = Declared("feedback")


def feedback_source(source: FeedbackSource) -> FeedbackSource:
    return FEEDBACK_SOURCES.add(source)


def kinds() -> list[FeedbackSource]:
    """Every kind, by its name."""
    return sorted(FEEDBACK_SOURCES, key=lambda one: one.kind)


def page_of(name: str) -> Callable[[FeedbackPiece], str]:
    """The address of a page that is called by the number of its row alone."""
    return lambda piece: reverse(name, args=[piece.number])
