"""All pieces of feedback that one person may read, in one list: see :mod:`base.core.feedback`."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import (
    CharField,
    DateTimeField,
    F,
    IntegerField,
    Model,
    QuerySet,
    Value,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from .feedback import FeedbackPiece, FeedbackSource, kinds
from .periods import Period

#: What the list is sorted by, as the statement calls its columns.
DAY, KIND, SERVICE, WORDS = "on_day", "of_kind", "of_service", "in_words"


def words_left(pieces: Iterable[FeedbackPiece]) -> dict[str, str]:
    """Of those of which something was taken out, what others read. One statement for each kind that has such."""
    lacking: dict[FeedbackSource, list[int]] = {}
    for one in pieces:
        if not one.words:
            lacking.setdefault(one.source, []).append(one.number)
    return {
        f"{source.code}:{number}": words
        for source, numbers in lacking.items()
        for number, words in source.left(numbers).items()
    }


class Part(NamedTuple):
    """Of one kind: what this person may read, and what of it was asked for. Words are looked for in the latter alone; where
    the few of a page are fetched again, it is from the former: no row is looked through twice."""

    source: FeedbackSource
    readable: QuerySet
    asked_for: QuerySet


@dataclass(frozen=True)
class AllFeedback:
    """What one person may read, in one order: each page is one statement, however many kinds and rows there are.

    Every kind is read no further than the page reaches, and only these few rows are put in order together. It
    stands where a list has its rows: it is sliced, counted, and gone through for a file.
    """

    parts: tuple[Part, ...]
    column: str = DAY
    falling: bool = True

    @classmethod
    def read_by(cls, user: Any) -> "AllFeedback":
        each = [(source, source.rows(user).order_by()) for source in kinds()]
        return cls(tuple(Part(source, rows, rows) for source, rows in each))

    # --- which of it, and in which order ----------------------------------------------------

    def narrowed(
        self, *, kind: str = "", service: str = "", period: Period | None = None, typed: str = ""
    ) -> "AllFeedback":
        """``typed`` are words that it has, in whatever order. What is about no service has none."""
        parts = []
        for part in self.parts:
            source, rows = part.source, part.asked_for
            if kind and source.code != kind:
                continue
            if service:
                of_it = {source.service: service} if source.service else {"pk__in": ()}
                rows = rows.filter(**of_it)
            if period is not None:
                rows = rows.filter(period.holds(source.day, moment=source.moment))
            parts.append(part._replace(asked_for=source.that_say(typed, rows)))
        return replace(self, parts=tuple(parts))

    def sorted_by(self, column: str, *, falling: bool) -> "AllFeedback":
        return replace(self, column=column, falling=falling)

    # --- what a list asks of its rows -------------------------------------------------------

    @property
    def model(self) -> type[Model]:
        """How the log names what a file was taken of: its kind, or the first of several."""
        return self.parts[0].asked_for.model

    def order_by(self, *names: str) -> "AllFeedback":
        """Whoever counts wants no order, and here none is made for it."""
        return self

    def count(self, most: int | None = None) -> int:
        """One statement. ``most``: it counts no further."""
        rows = [one.asked_for.annotate(piece=F("pk")).values_list("piece") for one in self.parts]
        return _together(rows)[:most].count()

    def __getitem__(self, asked: slice) -> list[FeedbackPiece]:
        first, last = asked.start or 0, asked.stop
        rows = [self._first(one, last) for one in self.parts]
        return list(self._pieces(self._in_order(rows)[first:last]))

    def iterator(self, chunk_size: int) -> Iterator[FeedbackPiece]:
        """All of it in its order, for a file."""
        rows = [self._shaped(one.source, one.asked_for) for one in self.parts]
        return self._pieces(self._in_order(rows).iterator(chunk_size=chunk_size))

    # --- how it is read ---------------------------------------------------------------------

    @cached_property
    def _places(self) -> tuple[FeedbackSource, ...]:
        """A kind's number in the statement is its place here, so that numbers sort as the names do."""
        return tuple(kinds())

    def _first(self, part: Part, number: int) -> QuerySet:
        """The first of one kind, in the order that all have together. SQLite cuts no part of a statement, so there they
        are fetched by their numbers."""
        source = part.source
        by = {DAY: source.day, SERVICE: source.service, WORDS: source.words}.get(self.column, "")
        chosen = [f"-{by}" if self.falling else by] if by else []
        first = part.asked_for.order_by(*chosen, f"-{source.day}", "-pk")
        if len(self.parts) > 1 and connection.features.supports_slicing_ordering_in_compound:
            return self._shaped(source, first)[:number]
        some = part.readable.filter(pk__in=first.values("pk")[:number])
        return self._shaped(source, some)

    def _shaped(self, source: FeedbackSource, rows: QuerySet) -> QuerySet:
        """A day that is kept without its time is taken as the beginning of that day: both databases do so by themselves
        where days and moments stand in one column. SQLite would read a plain column of days as days, moments too; of
        what a function gives it knows no kind."""
        return rows.annotate(
            piece=F("pk"),
            **{
                KIND: Value(self._places.index(source), output_field=IntegerField()),
                DAY: Coalesce(source.day, source.day, output_field=DateTimeField()),
                SERVICE: _field(source.service, Value("", output_field=CharField())),
                WORDS: F(source.words),
            },
            within_row=_field(source.within, Value(0, output_field=IntegerField())),
            with_code=_field(source.named, Value("", output_field=CharField())),
        ).values_list("piece", KIND, DAY, SERVICE, WORDS, "within_row", "with_code")

    def _in_order(self, rows: Sequence[QuerySet]) -> QuerySet:
        sign = "-" if self.falling else ""
        return _together(rows).order_by(f"{sign}{self.column}", f"-{DAY}", KIND, "-piece")

    def _pieces(self, rows: Iterable[tuple]) -> Iterator[FeedbackPiece]:
        for number, place, at, service, words, within, named in rows:
            source = self._places[place]
            yield FeedbackPiece(source, number, _day(at), service or "", words, within, named)


def _field(path: str, otherwise: Value) -> Any:
    return F(path) if path else otherwise


def _together(rows: Sequence[QuerySet]) -> QuerySet:
    first, *others = rows
    return first.union(*others, all=True) if others else first


def _day(at: dt.datetime | dt.date) -> dt.date:
    return timezone.localdate(at) if isinstance(at, dt.datetime) else at
