"""What people told us about themselves, as totals. Nothing else in the portal reads anybody's answers
but the page on which they gave them.

Rules for publishing (equality monitoring guidance, section 5): counts under the question's threshold
are hidden, with others so that no total gives them away; tables of a part that leaves out fewer
people than that are not shown beside the whole. Of two counts of the same thing, in an earlier table,
or in one that breaks it down another way, nobody differs or at least that many people (differencing):
so all tables stand as they were counted, are due on the same nights, and a column that would differ
by fewer is not replaced, or not shown yet.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db import transaction
from django.db.models import (
    Case,
    CharField,
    Count,
    F,
    FilteredRelation,
    Max,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.utils import timezone

from base.core.counted_tables import (
    NOT_ANSWERED,
    NOT_RECORDED,
    NOT_SAID,
    Cells,
    Column,
    Group,
    Tally,
    merged,
    publishable,
    summed,
)
from participation.people.customers.models import Customer

from .house_rules import EQUALITY_TABLE_DAYS
from .models import CountedTable, Question

#: The column of all current customers, beside those of who took part by slice.
EVERYBODY = ""
#: The rows of a column as they are kept: the names of a group, then its count.
Rows = list[list]


@dataclass(frozen=True)
class Key:
    """What a table is about: questions, then characteristics of the record, then perhaps whose it is."""

    questions: tuple[str, ...]
    by: tuple[str, ...] = ()
    name: str = ""

    def __str__(self) -> str:
        return "+".join([*self.questions, *self.by]) + (f" of {self.name}" if self.name else "")

    @classmethod
    def read(cls, text: str) -> "Key":
        about, _, name = text.partition(" of ")
        parts = about.split("+")
        asked = tuple(part for part in parts if ":" in part)
        return cls(asked, tuple(part for part in parts if ":" not in part), name)

    def answers(self, question: str, rows: Rows) -> dict[Group, int]:
        """What a column says of one question, without those who have not answered it.

        People who have not answered are not counted: a new customer who says nothing hides nobody.
        """
        axis = self.questions.index(question)
        return summed(((row[axis],), row[-1]) for row in rows if row[axis] != NOT_ANSWERED)

    def lines(self, tally: Tally, column: Column) -> dict[Group, dict[Group, int]]:
        """A column by what staff know of people: their age band or tenure, as it would be shown."""
        found: dict[Group, dict[Group, int]] = {}
        for group, count in merged(replace(tally, took_part={"": column})).took_part[""].items():
            if NOT_ANSWERED not in group:
                found.setdefault(group[len(self.questions) :], {})[group] = count
        return found


@dataclass(frozen=True)
class AnswerTable:
    """One table as it stands: by question, and perhaps by a second question or characteristic."""

    counted_on: dt.date
    threshold: int
    tally: Tally
    held_back: frozenset[str] = frozenset()

    def is_counted(self, *slices: str) -> bool:
        """Whether they are shown yet; not where too few people differ from what is shown already."""
        return self.held_back.isdisjoint({EVERYBODY, *slices})

    def shown(self, slice_: str, *, whole: str) -> dict[Group, Cells] | None:
        """``whole`` is the slice that this one is a part of. None where it would differ by too few."""
        if 0 < self._people(whole) - self._people(slice_) < self.threshold:
            return None
        return publishable(self.tally, slice_, threshold=self.threshold)

    def _people(self, slice_: str) -> int:
        return sum(self.tally.took_part.get(slice_, {}).values())


def answer_table(
    codes: Sequence[str],
    took_part: Sequence[QuerySet],
    *,
    by: Mapping[str, Callable[[str], Combinable]] | None = None,
    name: str = "",
) -> AnswerTable | None:
    """Answers to one or two questions, of all current customers and of those who took part.

    ``took_part`` are rows that name a ``customer`` and a ``slice``; ``by`` is one more characteristic,
    by its name, as an expression on whatever leads to the customer. ``name`` keeps the table apart from
    that of all who took part. None if a question is not asked.
    """
    asked = {
        question.code: question for question in Question.objects.asked().filter(code__in=codes)
    }
    if set(asked) != set(codes):
        return None
    questions = [asked[code] for code in codes]
    by = by or {}
    table = _standing(
        Key(tuple(f"{one.question_set}:{one.code}" for one in questions), tuple(by), name),
        questions,
        count=lambda: _count(questions, took_part, list(by.values())),
    )
    columns = dict(_columns(table.counts))
    held_back = frozenset(one for one, rows in columns.items() if rows is None)
    counted = {one: _column(rows or []) for one, rows in columns.items()}
    return AnswerTable(
        table.counted_on,
        max(question.threshold for question in questions),
        Tally(counted.pop(EVERYBODY), counted),
        held_back,
    )


@transaction.atomic
def _standing(
    key: Key, questions: Sequence[Question], *, count: Callable[[], Tally]
) -> CountedTable:
    """The table that is shown today. Counted anew only when it is due, column by column."""
    if table := _counted_in_time(key):
        return table
    # Tables of one question are counted one after the other: each is held against all that stand.
    same = Question.objects.filter(pk__in=[question.pk for question in questions])
    list(same.order_by("pk").select_for_update())
    if table := _counted_in_time(key):  # by another page, while this one waited
        return table
    today, last = timezone.localdate(), _last(key)
    threshold = max(question.threshold for question in questions)
    counts = fitting(_as_json(count()), key=key, standing=_all_standing(), threshold=threshold)
    if last and counts == last.counts:
        last.checked_on = today
        last.save(update_fields=["checked_on"])
        return last
    return CountedTable.objects.create(
        key=str(key), counted_on=today, checked_on=today, counts=counts
    )


def _last(key: Key) -> CountedTable | None:
    return CountedTable.objects.filter(key=str(key)).first()


def _counted_in_time(key: Key) -> CountedTable | None:
    last, today = _last(key), timezone.localdate()
    if last is None:
        return None
    # Whoever moves the nights from one day to the next must not have it counted on each of them.
    rested = today - last.checked_on >= dt.timedelta(days=EQUALITY_TABLE_DAYS.least)
    return None if rested and _counting(last.checked_on) != _counting(today) else last


def _counting(day: dt.date) -> int:
    """The same days for all tables: counted days apart they would differ by who answered between."""
    return day.toordinal() // EQUALITY_TABLE_DAYS.value


def _all_standing() -> dict[Key, dict]:
    """What is shown of each table, its latest edition."""
    latest = CountedTable.objects.order_by().values("key").annotate(latest=Max("pk"))
    tables = CountedTable.objects.filter(pk__in=latest.values("latest"))
    return {Key.read(text): counts for text, counts in tables.values_list("key", "counts")}


def fitting(new: dict, *, key: Key, standing: Mapping[Key, dict], threshold: int) -> dict:
    """Each column of the new count as it may stand beside what is shown now: itself, or the one that
    is shown, or None where there is none.

    Everybody is the same in a table of somebody's own as in that of all who took part, and so stands
    in for it.
    """
    old = standing.get(key, {"everybody": None, "took_part": {}})
    shown_of_all = standing.get(replace(key, name=""), old)
    tallies = [Tally(_column(one["everybody"] or []), {}) for one in (old, new)]

    def may_stand(name: str, after: Rows) -> bool:
        for other, counts in standing.items():
            theirs = dict(_columns(counts)).get(name)
            if theirs is None or (name != EVERYBODY and other.name != key.name):
                continue
            for question in {*key.questions} & {*other.questions}:
                shown, counted = other.answers(question, theirs), key.answers(question, after)
                if 0 < _differ(shown, counted) < threshold:
                    return False
        return True

    def may_follow(before: Rows, after: Rows) -> bool:
        columns = [_column(before), _column(after)]
        if _differ(*(_answered(column) for column in columns)) < threshold:
            return False
        if not key.by:
            return True
        was, now = (key.lines(*both) for both in zip(tallies, columns, strict=True))
        changes = (_differ(was.get(line, {}), now.get(line, {})) for line in {*was, *now})
        return not any(0 < people < threshold for people in changes)

    def choose(name: str, after: Rows, before: Rows | None) -> Rows | None:
        fits = may_stand(name, after) and (before is None or may_follow(before, after))
        return after if fits else before

    everybody = choose(EVERYBODY, new["everybody"], old["everybody"])
    return {
        "everybody": shown_of_all["everybody"] if everybody is None else everybody,
        "took_part": {
            name: choose(name, new["took_part"].get(name, []), old["took_part"].get(name))
            for name in sorted({*old["took_part"], *new["took_part"]})
        },
    }


def _columns(counts: dict) -> Iterator[tuple[str, Rows | None]]:
    yield EVERYBODY, counts["everybody"]
    yield from counts["took_part"].items()


def _answered(column: Column) -> dict[Group, int]:
    return {group: count for group, count in column.items() if NOT_ANSWERED not in group}


def _differ(old: Column, new: Column) -> int:
    """The least number of people whose answers can make the difference."""
    changes = [new.get(group, 0) - old.get(group, 0) for group in {*old, *new}]
    return max(
        sum(change for change in changes if change > 0),
        -sum(change for change in changes if change < 0),
    )


def _count(questions: Sequence[Question], took_part: Sequence[QuerySet], by: Sequence) -> Tally:
    everybody = _grouped(Customer.objects.counted(), "", questions, by).annotate(n=Count("pk"))
    slices: dict[str, list[tuple[Group, int]]] = {}
    for rows in took_part:
        current = rows.filter(customer__ended_on=None, customer__erased_at=None)
        counted = _grouped(current, "customer__", questions, by, "slice").annotate(
            n=Count("customer", distinct=True)
        )
        for slice_, *group, n in counted:
            slices.setdefault(slice_, []).append((_group(group), n))
    return Tally(
        summed((_group(group), n) for *group, n in everybody),
        {slice_: summed(counts) for slice_, counts in slices.items()},
    )


def _grouped(
    rows: QuerySet, to_customer: str, questions: Sequence[Question], by: Sequence, *more: str
) -> QuerySet:
    names = []
    for question in questions:
        link, name = f"answer_{question.pk}", f"group_{question.pk}"
        rows = rows.annotate(
            **{
                link: FilteredRelation(
                    f"{to_customer}equality_answers",
                    condition=Q(**{f"{to_customer}equality_answers__question": question.pk}),
                )
            }
        ).annotate(
            **{
                name: Case(
                    When(**{f"{link}__prefer_not_to_say": True}, then=Value(NOT_SAID)),
                    When(**{f"{link}__option": None}, then=Value(NOT_ANSWERED)),
                    # Ethnic groups are counted by the heading they stand under.
                    When(**{f"{link}__option__group": ""}, then=F(f"{link}__option__text")),
                    default=F(f"{link}__option__group"),
                    output_field=CharField(),
                )
            }
        )
        names.append(name)
    for position, expression in enumerate(by):
        rows = rows.annotate(**{f"by_{position}": expression(to_customer)})
        names.append(f"by_{position}")
    return rows.order_by().values_list(*more, *names)


def _group(names: Sequence[str | None]) -> Group:
    return tuple(name or NOT_RECORDED for name in names)


def _as_json(tally: Tally) -> dict:
    def rows(column: Column) -> list:
        return sorted([*group, count] for group, count in column.items())

    return {
        "everybody": rows(tally.everybody),
        "took_part": {name: rows(column) for name, column in tally.took_part.items()},
    }


def _column(rows: list) -> dict[Group, int]:
    return {tuple(group): count for *group, count in rows}
