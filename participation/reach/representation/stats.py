"""Who takes part, beside who our customers are."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import Case, CharField, Count, QuerySet, Value, When
from django.db.models.functions import Concat

from base.core.counted_tables import (
    NOT_RECORDED,
    Cells,
    Group,
    Tally,
    is_unknown,
    publishable,
    summed,
)
from base.core.house_rules import SMALL_NUMBER_THRESHOLD
from base.core.measures import measure
from base.core.periods import FinancialYear
from participation.people.customers.models import Customer
from participation.people.equality.stats import AnswerTable, answer_table
from participation.programme.activities.models import Engagement

from .characteristics import AGE_BANDS, Characteristic
from .comparing import Compared, compare

YEARS = 3


@dataclass(frozen=True)
class ParticipationSlice:
    """Taking part in what: anything in a year, or one kind or one level of activity in it."""

    year: int
    kind: str = ""
    level: str = ""

    @property
    def slice(self) -> str:
        if self.kind:
            return f"{self.year} kind {self.kind}"
        return f"{self.year} level {self.level}" if self.level else str(self.year)

    def rows(self) -> QuerySet:
        rows = Engagement.objects.named().within(FinancialYear.starting(self.year))
        if self.kind:
            rows = rows.filter(activity__kind=self.kind)
        return rows.filter(activity__level__code=self.level) if self.level else rows


@dataclass(frozen=True)
class Known:
    """Of how many people we know the answer: the response rate, printed beside every comparison."""

    of: int
    known: int | None

    @property
    def percent(self) -> int | None:
        return None if self.known is None or self.of < 20 else round(100 * self.known / self.of)


@dataclass(frozen=True)
class Comparison:
    """One characteristic, or two together, in one year. ``counted_on`` is set for kept tables.

    ``groups`` are compared; ``unknown`` are those whose group we do not know. ``withheld`` says why
    nothing is shown.
    """

    groups: tuple[Compared, ...] = ()
    unknown: tuple[Compared, ...] = ()
    customers: Known = Known(0, 0)
    people: Known = Known(0, 0)
    threshold: int = 5
    counted_on: dt.date | None = None
    withheld: str = ""

    @property
    def under(self) -> tuple[Compared, ...]:
        return tuple(group for group in self.groups if group.is_under)

    @property
    def something_hidden(self) -> bool:
        return any(None in (one.customers, one.people) for one in (*self.groups, *self.unknown))


NOT_ASKED = Comparison(withheld="This question is not asked at the moment.")
NOT_COUNTED = "We count this for the last three years only."
TOO_SOON = "Too few people have told us about themselves since we last counted. We show this once more have."
TOO_CLOSE = "Nearly everybody who took part did this, so the few who did not could be worked out."


@measure(
    "Who takes part",
    "People whose names were taken, each once in the year, by what they are now, beside all current "
    "customers; partner agencies are in neither. The rate is people for every 1,000 customers. The index is a group’s share of those "
    "who took part divided by its share of customers, of those whose group we know: 1 is an even share.",
)
def who_takes_part(
    by: Sequence[Characteristic], slices: Sequence[ParticipationSlice]
) -> list[Comparison]:
    """One comparison for each taking part asked about, the same characteristics in all."""
    questions = [one for one in by if one.question]
    if not questions:
        tally = _count(by, slices)
        threshold = SMALL_NUMBER_THRESHOLD.value
        return [
            _comparison(
                publishable(tally, one.slice, threshold=threshold), tally, one.slice, threshold
            )
            for one in slices
        ]
    kept = _kept(by, questions)
    return [NOT_ASKED if kept is None else _from_kept(kept, one) for one in slices]


#: The name of the people who are compared where no year and no activity says who they are.
THESE = "these"


@measure(
    "Beside all our customers",
    "These people, each once, by what they are now, beside all current customers. Nothing is compared "
    "for a group of fewer than 20 customers, or where these are fewer than 20 people.",
)
def beside_customers(by: Characteristic, people: QuerySet, *, hide_small: bool) -> Comparison:
    """``people`` are customers. By facts of the record alone, never by what they told us.

    Small numbers need no hiding from those who see these people by name.
    """
    current = Customer.objects.current()
    tally = Tally(_column(by, current), {THESE: _column(by, current.filter(pk__in=people))})
    threshold = SMALL_NUMBER_THRESHOLD.value
    if hide_small:
        cells = publishable(tally, THESE, threshold=threshold)
    else:
        these = tally.took_part[THESE]
        cells = {group: Cells(n, these.get(group, 0)) for group, n in tally.everybody.items()}
    return _comparison(cells, tally, THESE, threshold)


def answers_beside_customers(by: Characteristic, rows: QuerySet, *, name: str) -> Comparison:
    """The same by what they told us: counted rarely and kept, like every table of answers.

    ``rows`` name a ``customer``; ``name`` is their own, so that the table is kept for them.
    """
    kept = answer_table([by.question], [rows.annotate(slice=Value(THESE))], name=name)
    if kept is None:
        return NOT_ASKED
    if not kept.is_counted(THESE):
        return Comparison(withheld=TOO_SOON, counted_on=kept.counted_on)
    cells = kept.shown(THESE, whole=THESE) or {}
    comparison = _comparison(cells, kept.tally, THESE, kept.threshold)
    return replace(comparison, counted_on=kept.counted_on)


def _column(by: Characteristic, people: QuerySet) -> dict[Group, int]:
    assert by.expression is not None
    rows = people.annotate(group=by.expression("")).order_by().values_list("group")
    return summed(((name or NOT_RECORDED,), n) for name, n in rows.annotate(n=Count("pk")))


def _from_kept(kept: AnswerTable, slice_: ParticipationSlice) -> Comparison:
    if slice_.year <= FinancialYear.current().start_year - YEARS:
        return Comparison(withheld=NOT_COUNTED, counted_on=kept.counted_on)
    if not kept.is_counted(slice_.slice, str(slice_.year)):
        return Comparison(withheld=TOO_SOON, counted_on=kept.counted_on)
    cells = kept.shown(slice_.slice, whole=str(slice_.year))
    if cells is None:
        return Comparison(withheld=TOO_CLOSE, counted_on=kept.counted_on)
    comparison = _comparison(cells, kept.tally, slice_.slice, kept.threshold)
    return replace(comparison, counted_on=kept.counted_on)


def _comparison(cells: dict[Group, Cells], tally: Tally, slice_: str, threshold: int) -> Comparison:
    all_customers = sum(tally.everybody.values())
    all_people = sum(tally.took_part.get(slice_, {}).values())
    rows = compare(cells, all_customers=all_customers, all_people=all_people)
    unknown = tuple(row for row in rows if is_unknown(row.group))
    known = tuple(row for row in rows if not is_unknown(row.group))
    order = [name for _, name in reversed(AGE_BANDS)]
    return Comparison(
        groups=tuple(
            sorted(
                known,
                key=lambda row: [
                    (order.index(name) if name in order else -1, name) for name in row.group
                ],
            )
        ),
        unknown=unknown,
        customers=Known(all_customers, _known(all_customers, [row.customers for row in unknown])),
        people=Known(all_people, _known(all_people, [row.people for row in unknown])),
        threshold=threshold,
    )


def _known(total: int, unknown: list[int | None]) -> int | None:
    shown = [count for count in unknown if count is not None]
    return total - sum(shown) if len(shown) == len(unknown) else None


def _count(by: Sequence[Characteristic], slices: Sequence[ParticipationSlice]) -> Tally:
    """One query for everybody and one for each slice, so that a database can join and not look up."""
    current = Customer.objects.counted()

    def column(people: QuerySet) -> dict[Group, int]:
        named = {f"by_{one.code}": one.expression("") for one in by if one.expression is not None}
        rows = people.annotate(**named).order_by().values_list(*named).annotate(n=Count("pk"))
        return summed((tuple(name or NOT_RECORDED for name in group), n) for *group, n in rows)

    return Tally(
        column(current),
        {
            slice_.slice: column(current.filter(pk__in=slice_.rows().values("customer")))
            for slice_ in slices
        },
    )


def _kept(by: Sequence[Characteristic], questions: Sequence[Characteristic]) -> AnswerTable | None:
    """Every slice is counted together, so that all of a table is of one day."""
    first = FinancialYear.current().start_year - YEARS + 1
    years = [FinancialYear.starting(first + n) for n in range(YEARS)]
    start = Case(
        *(
            When(day__gte=one.first, day__lte=one.last, then=Value(str(one.start_year)))
            for one in years
        ),
        output_field=CharField(),
    )
    rows = Engagement.objects.of_customers().filter(
        day__gte=years[0].first, day__lte=years[-1].last
    )
    return answer_table(
        [one.question for one in questions],
        [
            rows.annotate(slice=start),
            rows.annotate(slice=_slice(start, " kind ", "activity__kind")),
            rows.annotate(slice=_slice(start, " level ", "activity__level__code")),
        ],
        by={one.code: one.expression for one in by if one.expression is not None},
    )


def _slice(year: Case, what: str, field: str) -> Concat:
    return Concat(year, Value(what), field, output_field=CharField())
