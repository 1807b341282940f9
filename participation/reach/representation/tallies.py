"""Whole counts of who takes part beside who our customers are; what may be shown of them is in ``stats``."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from base.core.counted_tables import NOT_RECORDED, Column, Group, Tally, summed
from base.core.periods import FinancialYear
from participation.people.customers.models import Customer
from participation.people.equality.stats import AnswerTable, answer_table
from participation.programme.activities.models import Engagement

from .characteristics import CHARACTERISTICS, ON_RECORD, Characteristic

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

    @property
    def plain(self) -> tuple[int, str, str]:
        return self.year, self.kind, self.level

    def rows(self) -> QuerySet:
        rows = Engagement.objects.named().within(FinancialYear.starting(self.year))
        if self.kind:
            rows = rows.filter(activity__kind=self.kind)
        return rows.filter(activity__level__code=self.level) if self.level else rows


def tally(by: Sequence[Characteristic], slices: Sequence[ParticipationSlice]) -> Tally:
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


def years_counted() -> range:
    """This financial year and those before it that pages show, by the year each starts in."""
    current = FinancialYear.current().start_year
    return range(current - YEARS + 1, current + 1)


def kept_answers(asked: Characteristic) -> AnswerTable | None:
    """Every year is counted together, so that all of a table is of one day."""
    years = [FinancialYear.starting(year) for year in years_counted()]
    return answer_table(
        asked.question,
        {str(one.start_year): Engagement.objects.of_customers().within(one) for one in years},
    )


def on_record(people: QuerySet) -> dict[str, Column]:
    """Customers by each fact of the record, in one statement."""
    facts = {code: CHARACTERISTICS[code].expression for code in ON_RECORD}
    named = {f"by_{code}": one("") for code, one in facts.items() if one is not None}
    rows = people.annotate(**named).order_by().values_list(*named).annotate(n=Count("pk"))
    found: dict[str, Counter] = {code: Counter() for code in ON_RECORD}
    for *names, n in rows:
        for code, name in zip(ON_RECORD, names, strict=True):
            found[code][(name or NOT_RECORDED,)] += n
    return {code: dict(column) for code, column in found.items()}
