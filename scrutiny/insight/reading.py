"""All that is known of one service, put together for one reader from what the parts of the portal count."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from base.core.figures import Reader
from base.core.periods import Period
from participation.programme.actions.models import Action
from participation.steering.complaint_figures import stats
from participation.steering.complaint_figures.figures import FROM as COMPLAINTS
from participation.steering.complaint_figures.models import Line
from participation.steering.indicators.of_service import OfService, of_service
from participation.steering.indicators.reading import last_quarters
from scrutiny.recommendations.action_sources import RECOMMENDATION
from scrutiny.recommendations.models import Answer, Recommendation

from .trends import Trend, trend_of

MOST_LESSONS, MOST_RECOMMENDATIONS = 6, 10
#: Quarters that make up a year, which stands beside the year before.
A_YEAR = 4


@dataclass(frozen=True)
class Shown:
    """One figure with its picture."""

    one: OfService
    trend: Trend


@dataclass(frozen=True)
class Part:
    """Figures that come from the same place, and whether what complaints were about belongs under them."""

    source: str
    shown: tuple[Shown, ...]

    @property
    def is_of_complaints(self) -> bool:
        return self.source == COMPLAINTS


@dataclass(frozen=True)
class About:
    """What complaints of one service were about in a year, and what was learned from them."""

    year: Period
    before: Period
    themes: list[stats.ThemeCount]
    stages: list[stats.StageCount]
    lessons: list[Line]
    newest_month: dt.date | None
    themes_mean: str
    stages_mean: str


@dataclass(frozen=True)
class Insight:
    """``complaints`` is None where this reader is not shown how many there are."""

    parts: tuple[Part, ...]
    complaints: About | None
    recommendations: list[Recommendation]
    more_recommendations: int

    @property
    def said_by_figure(self) -> dict[str, tuple[str, tuple[str, str]]]:
        """By its code, the answer of each figure and how it stands against its target."""
        return {
            shown.one.figure.code: (shown.one.answer, shown.one.standing)
            for part in self.parts
            for shown in part.shown
        }

    def figure(self, code: str) -> OfService | None:
        return next(
            (
                shown.one
                for part in self.parts
                for shown in part.shown
                if shown.one.figure.code == code
            ),
            None,
        )


def insight_of(service: str, readers: Iterable[Reader]) -> Insight:
    """The same number of statements, however much is known."""
    parts: dict[str, list[Shown]] = {}
    for one in of_service(service, *readers):
        parts.setdefault(one.figure.source, []).append(Shown(one, trend_of(one)))
    found = list(open_recommendations(service)[: MOST_RECOMMENDATIONS + 1])
    return Insight(
        parts=tuple(Part(source, tuple(shown)) for source, shown in parts.items()),
        complaints=about_complaints(service) if COMPLAINTS in parts else None,
        recommendations=found[:MOST_RECOMMENDATIONS],
        more_recommendations=max(0, len(found) - MOST_RECOMMENDATIONS),
    )


def about_complaints(service: str) -> About:
    """Of the last four quarters that are counted, beside the four before them."""
    quarters = last_quarters()
    year = Period(quarters[A_YEAR - 1].first, quarters[0].last)
    first = quarters[A_YEAR - 1]
    for _ in range(A_YEAR):
        first = first.previous
    before = Period(first.first, quarters[A_YEAR - 1].previous.last)
    lessons, newest = stats.lessons_and_newest_month(service, MOST_LESSONS)
    return About(
        year=year,
        before=before,
        themes=stats.themes(year, before, service),
        stages=stats.stages(year, service),
        lessons=lessons,
        newest_month=newest,
        themes_mean=stats.themes.definition,
        stages_mean=stats.stages.definition,
    )


def open_recommendations(service: str) -> QuerySet[Recommendation]:
    """Those that wait for a reply, and those of which something that was taken on is not confirmed yet."""
    accepted = Q(current__answer__in=[Answer.ACCEPTED, Answer.IN_PART])
    to_do = Action.objects.filter(
        source_code=RECOMMENDATION.code,
        source_id=OuterRef("pk"),
        confirmed_on=None,
        called_off_on=None,
    )
    sent = Recommendation.objects.sent().filter(service=service, withdrawn_on=None)
    still = Q(current__answer="") | (accepted & Q(Exists(to_do)))
    return sent.filter(still).select_related("panel", "current")
