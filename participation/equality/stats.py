"""What people told us about themselves, as totals. Nothing else in the portal reads anybody's answers
but the page on which they gave them.

Rules for publishing (equality monitoring guidance, section 5): counts under the question's threshold
are hidden, with others so that no total gives them away; a table stands as it was counted, and a
column of it is replaced only by one in which at least that many people differ (differencing); tables
of a part that leaves out fewer people than that are not shown beside the whole.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.db.models import Case, CharField, Count, F, FilteredRelation, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable
from django.utils import timezone

from participation.customers.models import Customer
from portal.core.tables import (
    NOT_ANSWERED,
    NOT_RECORDED,
    NOT_SAID,
    Cells,
    Column,
    Group,
    Tally,
    publishable,
    summed,
)

from .models import CountedTable, Question


@dataclass(frozen=True)
class AnswerTable:
    """One table as it stands: by question, and perhaps by a second question or characteristic."""

    counted_on: dt.date
    threshold: int
    tally: Tally

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
        key="+".join([*(f"{one.question_set}:{one.code}" for one in questions), *by])
        + (f" of {name}" if name else ""),
        threshold=max(question.threshold for question in questions),
        count=lambda: _count(questions, took_part, list(by.values())),
    )
    return AnswerTable(
        table.counted_on,
        max(question.threshold for question in questions),
        Tally(
            _column(table.counts["everybody"]),
            {name: _column(rows) for name, rows in table.counts["took_part"].items()},
        ),
    )


@transaction.atomic
def _standing(*, key: str, threshold: int, count: Callable[[], Tally]) -> CountedTable:
    """The table that is shown today. Counted anew only when it is due, column by column."""
    today = timezone.localdate()
    last = CountedTable.objects.filter(key=key).first()
    if last and (today - last.checked_on).days < settings.EQUALITY_TABLE_DAYS:
        return last
    counts = _as_json(count())
    if last:
        counts = _replaced(last.counts, counts, threshold)
        if counts == last.counts:
            last.checked_on = today
            last.save(update_fields=["checked_on"])
            return last
    table, _ = CountedTable.objects.get_or_create(
        key=key, counted_on=today, defaults={"checked_on": today, "counts": counts}
    )
    return table


def _replaced(old: dict, new: dict, threshold: int) -> dict:
    """Each column of the new count, or the old one where fewer people differ than the threshold."""

    def choose(before: list | None, after: list) -> list:
        if before is None or _differ(before, after) >= threshold:
            return after
        return before

    return {
        "everybody": choose(old["everybody"], new["everybody"]),
        "took_part": {
            name: choose(old["took_part"].get(name), rows)
            for name, rows in new["took_part"].items()
        },
    }


def _differ(before: list, after: list) -> int:
    """The least number of people whose answers can make the difference.

    People who have not answered are not counted: a new customer who says nothing hides nobody.
    """
    old, new = _column(before), _column(after)
    changes = [
        new.get(group, 0) - old.get(group, 0) for group in {*old, *new} if NOT_ANSWERED not in group
    ]
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
