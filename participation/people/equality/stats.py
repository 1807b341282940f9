"""What people told us about themselves, as totals: of all customers, and of those who took part in each
year. Nothing else in the portal reads anybody's answers but the page on which they gave them.

Rules for publishing (equality monitoring guidance, section 5): counts under the question's threshold
are hidden, with others so that no total gives them away, and nobody at all is such a count. Tables
stand as they were counted, are due on the same nights, and a column is shown only where it is safe
beside all that were ever shown: see :mod:`.columns`.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Case, CharField, Count, F, Q, QuerySet, Value, When
from django.db.models.functions import Concat, Replace
from django.utils import timezone

from base.core.counted_tables import NOT_KNOWN, Cells, Column, Group, Tally, publishable
from participation.people.customers.models import Customer

from .columns import (
    NEVER_COUNTED,
    Parted,
    as_others_have_it,
    is_safe,
    known_in,
    tells_of_few,
)
from .house_rules import EQUALITY_TABLE_DAYS
from .models import Answer, CountedTable, Question

#: The column of all current customers, beside those of who took part by year.
EVERYBODY = ""
#: The rows of a column as they are kept: the name of a group, then its count.
Rows = list[list]


@dataclass(frozen=True)
class AnswerTable:
    """The table of one question as it stands."""

    counted_on: dt.date
    threshold: int
    tally: Tally
    held_back: frozenset[str]

    def is_counted(self, year: str) -> bool:
        """Whether it is shown yet; not where too few people differ from what is shown already."""
        return self.held_back.isdisjoint({EVERYBODY, year})

    def shown(self, year: str) -> dict[Group, Cells]:
        return publishable(self.tally, year, threshold=self.threshold, nobody_tells=True)


def answer_table(code: str, took_part: Mapping[str, QuerySet]) -> AnswerTable | None:
    """The answers to one question, of all our customers and of those who took part.

    ``took_part`` are rows that name a ``customer``, by year. None if the question is not asked.
    """
    question = Question.objects.asked().filter(code=code).first()
    if question is None:
        return None
    table = _standing(question, took_part)
    columns = dict(_columns(table.counts))
    counted = {name: _column(rows or []) for name, rows in columns.items()}
    return AnswerTable(
        table.counted_on,
        question.threshold,
        Tally(counted.pop(EVERYBODY), counted),
        frozenset(name for name, rows in columns.items() if rows is None),
    )


@transaction.atomic
def _standing(question: Question, took_part: Mapping[str, QuerySet]) -> CountedTable:
    """The table that is shown today. Counted anew only when it is due, column by column."""
    key = f"{question.question_set}:{question.code}"
    if table := _counted_in_time(key):
        return table
    Question.objects.select_for_update().get(pk=question.pk)  # one count after the other
    if table := _counted_in_time(key):  # by another page, while this one waited
        return table
    today, last = timezone.localdate(), _last(key)
    stands = dict(_columns(last.counts)) if last else {}
    everybody = _count(question, EVERYBODY, Customer.objects.counted(), stands.get(EVERYBODY))
    counts = {
        "everybody": everybody,
        "took_part": {
            year: _count(question, year, _people(rows), stands.get(year))
            for year, rows in took_part.items()
        },
    }
    if last and counts == last.counts:
        last.checked_on = today
        last.save(update_fields=["checked_on"])
        return last
    return CountedTable.objects.create(key=key, counted_on=today, checked_on=today, counts=counts)


def _people(rows: QuerySet) -> QuerySet:
    return Customer.objects.counted().filter(pk__in=rows.values("customer"))


def _last(key: str) -> CountedTable | None:
    return CountedTable.objects.filter(key=key).first()


def _counted_in_time(key: str) -> CountedTable | None:
    last, today = _last(key), timezone.localdate()
    if last is None:
        return None
    # Whoever moves the nights from one day to the next must not have it counted on each of them.
    rested = today - last.checked_on >= dt.timedelta(days=EQUALITY_TABLE_DAYS.least)
    return None if rested and _counting(last.checked_on) != _counting(today) else last


def _counting(day: dt.date) -> int:
    """The same days for all tables: counted days apart they would differ by who answered between."""
    return day.toordinal() // EQUALITY_TABLE_DAYS.value


def _count(question: Question, name: str, people: QuerySet, stands: Rows | None) -> Rows | None:
    """The column of these people as it may stand now: anew, or as it ``stands``, or None: not yet.

    Of people of whom we know the answer of few, nothing is told, and that may be said at once.
    """
    answers = Answer.objects.filter(question=question)
    # Marked before they are counted, so that what is counted and what is noted is the same.
    if not answers.filter(customer__in=people).update(counted_in=-F("counted_in") - 1):
        return [] if stands is None else stands
    inside, outside = _parted(answers)
    known = known_in(inside)
    few = sum(known.values()) < question.threshold
    if (
        few
        or not is_safe(inside, outside, threshold=question.threshold)
        or tells_of_few(*as_others_have_it(inside, outside), threshold=question.threshold)
        or (
            stands
            and tells_of_few(*_as_it_stands(answers, name, stands), threshold=question.threshold)
        )
    ):
        answers.filter(counted_in__lt=0).update(counted_in=-F("counted_in") - 1)
        return [] if few and stands is None else stands
    _note(answers, name, inside, outside)
    not_known = people.count() - sum(known.values())
    return sorted([name, n] for name, n in {**known, NOT_KNOWN: not_known}.items())


def _as_it_stands(answers: QuerySet, name: str, stands: Rows) -> tuple[Counter, Counter, Parted]:
    """What ``tells_of_few`` takes, of a column held against the one of its name that stands."""
    stay, come = Q(stands_in__contains=_mark(name)), ~Q(stands_in__contains=_mark(name))
    here = answers.filter(counted_in__lt=0)
    (stays, _), (came, _) = _parted(here.filter(stay)), _parted(here.filter(come))
    return known_in({NEVER_COUNTED: dict(stands)}), known_in(stays), came


def _mark(name: str) -> str:
    """How an answer says that it is counted in a column as it stands."""
    return f"|{name or 'everybody'}|"


def _parted(answers: QuerySet) -> tuple[Parted, Parted]:
    """Answers by what they were counted in so far, of the people marked and of the others."""
    inside: Parted = {}
    outside: Parted = {}
    name = Case(
        When(option=None, then=Value(NOT_KNOWN)),
        # Ethnic groups are counted by the heading they stand under.
        When(option__group="", then=F("option__text")),
        default=F("option__group"),
        output_field=CharField(),
    )
    rows = answers.order_by().values_list("counted_in", name).annotate(n=Count("pk"))
    for mark, group, n in rows:
        counted_in, side = (-mark - 1, inside) if mark < 0 else (mark, outside)
        side.setdefault(counted_in, {})[group] = n
    return inside, outside


def _note(answers: QuerySet, name: str, inside: Parted, outside: Parted) -> None:
    """Those who are in the column are told apart from now on from those who are not."""
    mark = _mark(name)
    in_it, here = answers.filter(stands_in__contains=mark), answers.filter(counted_in__lt=0)
    in_it.filter(counted_in__gte=0).update(stands_in=Replace("stands_in", Value(mark), Value("")))
    here.exclude(stands_in__contains=mark).update(stands_in=Concat("stands_in", Value(mark)))
    most = max(*inside, *outside, NEVER_COUNTED)
    new = {
        counted_in: counted_in
        if counted_in != NEVER_COUNTED and counted_in not in outside
        else most + position
        for position, counted_in in enumerate(inside, start=1)
    }
    marks = (When(counted_in=-old - 1, then=Value(number)) for old, number in new.items())
    answers.filter(counted_in__lt=0).update(counted_in=Case(*marks))


def _columns(counts: dict) -> Iterator[tuple[str, Rows | None]]:
    yield EVERYBODY, counts["everybody"]
    yield from counts["took_part"].items()


def _column(rows: Iterable[list]) -> Column:
    return {(name,): n for name, n in rows}
