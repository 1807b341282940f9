"""How satisfied are they, and is that more than before?"""

from dataclasses import dataclass
from itertools import dropwhile

from base.core.periods import Month
from participation.questionnaires.house_rules import ANSWERS_THRESHOLD
from reports.charts import RowChart, row_chart
from reports.sections import Asked, Material, Section
from reports.shapes import Definition, definitions
from surveys.heard import stats
from surveys.heard.by_service import released_surveys
from surveys.heard.of_year import better_told
from surveys.heard.stats import Satisfied, Trend
from surveys.models import Privacy, Survey

from .of import month_of


@dataclass(frozen=True)
class Stretch:
    """One month. ``percent`` and its interval are None where too few answered to show them."""

    name: str
    better: int | None
    of: int | None
    percent: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Line:
    """One survey by name, month by month; ``change`` holds the last month against those before it that are told."""

    survey: str
    question: str
    months: tuple[Stretch, ...]
    before: Stretch
    change: str

    @property
    def is_told(self) -> bool:
        return any(one.percent is not None for one in self.months)

    @property
    def latest_first(self) -> tuple[Stretch, ...]:
        """From the last month back to the first that anybody answered in."""
        begun = dropwhile(lambda month: month.of == 0, self.months)
        return tuple(reversed(tuple(begun)))

    @property
    def lines(self) -> tuple[Stretch, ...]:
        """And under them all before the last together."""
        return *self.latest_first, self.before

    @property
    def chart(self) -> RowChart | None:
        """Of one month there is nothing to compare."""
        if sum(one.percent is not None for one in self.months) < 2:
            return None
        return row_chart((one.name, one.percent) for one in self.latest_first)


@dataclass(frozen=True)
class Closed:
    """A confidential or anonymous survey that closed in the month: ``percent`` of ``of`` people gave one
    of the better answers; None where that is not told."""

    survey: str
    question: str
    percent: float | None
    of: int | None


@dataclass(frozen=True)
class Satisfaction:
    answer: str
    surveys: tuple[Line, ...]
    #: Surveys that were answered in the year, in no month by enough people to say anything.
    by_few: tuple[str, ...]
    closed: tuple[Closed, ...]
    threshold: int
    counts: tuple[Definition, ...]


@dataclass(frozen=True)
class Figures:
    trends: list[Trend]
    closed: tuple[Closed, ...]
    threshold: int


def count(asked: Asked) -> Figures:
    month = month_of(asked)
    trends = stats.satisfied_by_month(month, asked.subject)
    return Figures(trends, _closed_in(month, asked.subject), ANSWERS_THRESHOLD.value)


def _closed_in(month: Month, service: str) -> tuple[Closed, ...]:
    over = (
        Survey.objects.closed()
        .of_customers()
        .filter(month.holds("ends_at"), service=service, questionnaire__isnull=False)
    )
    surveys = list(over.exclude(privacy=Privacy.NAMED).order_by("ends_at"))
    titles = {one.questionnaire_id: one.title for one in surveys}
    better, asked = better_told(released_surveys(surveys)), stats.satisfaction_of(titles)
    return tuple(
        Closed(
            title, asked[number].words, told.percent if told else None, told.of if told else None
        )
        for number, title in titles.items()
        if number in asked
        for told in [better.get(number)]
    )


def build(material: Material[Figures, None]) -> Satisfaction:
    this = material.this
    lines = tuple(line(one, this.threshold) for one in this.trends)
    return Satisfaction(
        answer=sentence(lines, this.closed),
        surveys=tuple(one for one in lines if one.is_told),
        by_few=tuple(one.survey for one in lines if not one.is_told),
        closed=this.closed,
        threshold=this.threshold,
        counts=definitions(stats.satisfied_by_month),
    )


def line(trend: Trend, threshold: int) -> Line:
    months = [stretch(str(month), one, threshold) for month, one in trend.months]
    while len(months) > 1 and months[0].of == 0:  # nobody was asked yet
        del months[0]
    return Line(
        trend.survey,
        trend.question,
        tuple(months),
        stretch("The months before that are shown, together", trend.before, threshold),
        str(trend.change),
    )


def stretch(name: str, of: Satisfied, threshold: int) -> Stretch:
    """Of nobody, nothing; of few, not how many."""
    if not of.of or of.of < threshold:
        return Stretch(name, None, None if of.of else 0, None, None, None)
    interval = of.interval
    return Stretch(
        name,
        of.better,
        of.of,
        of.percent,
        interval.low if interval else None,
        interval.high if interval else None,
    )


def sentence(lines: tuple[Line, ...], closed: tuple[Closed, ...]) -> str:
    told = [(one, one.months[-1]) for one in lines if one.months[-1].percent is not None]
    if not told:
        if any(one.percent is not None for one in closed):
            return "A survey closed this month. What people said of how satisfied they are stands below."
        return "Too few people answered this month to say how satisfied they are."
    said = [
        f"{month.percent:.0f}% of the {month.of:,} who answered “{one.survey}” are satisfied"
        for one, month in told[:2]
    ]
    more = f", and {len(told) - 2} more stand below" if len(told) > 2 else ""
    return f"{'; '.join(said)}{more}."


SECTION = Section(
    code="satisfied",
    heading="How satisfied are they, and is that more than before?",
    template="reports/monthly/satisfied.html",
    shape=Satisfaction,
    count=count,
    build=build,
)
