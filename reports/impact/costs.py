"""What did it cost?"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from base.core.templatetags.words import pounds
from participation.programme.activities import stats as taking_part
from reports.charts import PairChart, pair_chart
from reports.sections import Asked, Material, Section
from reports.shapes import Amounts, Definition, Pair, definitions

from .lines import held


@dataclass(frozen=True)
class Costs:
    answer: str
    cost: Amounts
    hours: Amounts
    each_time: Amounts
    held: Pair
    costed: Pair
    counts: tuple[Definition, ...]

    @property
    def cost_chart(self) -> PairChart:
        return pair_chart([("Cost in pounds", _whole(self.cost.this), _whole(self.cost.last))])

    @property
    def hours_chart(self) -> PairChart:
        return pair_chart([("Staff hours", _whole(self.hours.this), _whole(self.hours.last))])


@dataclass(frozen=True)
class Figures:
    """``each_time`` is None where no cost has been entered, or nobody took part where it has."""

    cost: Decimal
    hours: Decimal
    each_time: Decimal | None
    held: int
    costed: int


def count(asked: Asked) -> Figures:
    return Figures(
        cost=asked(taking_part.cost),
        hours=asked(taking_part.staff_hours),
        each_time=asked(taking_part.cost_per_engagement),
        held=held(asked),
        costed=asked(taking_part.activities_costed),
    )


def build(material: Material[Figures, None]) -> Costs:
    this, last = material.both
    return Costs(
        answer=sentence(pounds(this.cost), pounds(this.each_time)),
        cost=Amounts(this.cost, last.cost),
        hours=Amounts(this.hours, last.hours),
        each_time=Amounts(this.each_time, last.each_time),
        held=Pair(this.held, last.held),
        costed=Pair(this.costed, last.costed),
        counts=definitions(
            taking_part.cost,
            taking_part.activities_costed,
            taking_part.staff_hours,
            taking_part.cost_per_engagement,
        ),
    )


def sentence(total: str, each_time: str) -> str:
    if not each_time:
        return "No cost has been entered for this year's activities."
    return (
        f"Working with customers cost {total}. Where we know the cost, it comes to {each_time} each time "
        "somebody took part."
    )


def _whole(amount: Decimal | None) -> int | None:
    """Half an hour is rounded up, as everybody does by hand."""
    return None if amount is None else int(amount.quantize(Decimal(1), ROUND_HALF_UP))


SECTION = Section(
    code="costs",
    heading="What did it cost?",
    template="reports/impact/costs.html",
    shape=Costs,
    count=count,
    build=build,
)
