"""What counts in a number about all surveys of a year, as everybody may read it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet, Sum

from base.core.measures import measure
from base.core.periods import Period
from participation.programme.activities.models import Engagement, Outcome
from participation.programme.activities.stats import Story
from participation.questionnaires.house_rules import ANSWERS_THRESHOLD
from participation.questionnaires.results.releases import Released
from participation.questionnaires.themes.told import themes_of_each

from ..kinds import SURVEY
from ..models import Survey
from .by_service import released_surveys
from .stats import satisfaction_of, whole

#: Themes of one survey, those of most people first.
MOST_THEMES = 5


def _of_customers() -> QuerySet[Survey]:
    return Survey.objects.launched().of_customers()


@measure(
    "Surveys that could be answered",
    "Surveys of customers that were open on at least one day of the period. One that comes round after each job counts once.",
)
def surveys_open(period: Period) -> int:
    begun = _of_customers().filter(starts_at__date__lte=period.last)
    return begun.filter(ends_at__date__gte=period.first).count()


@measure(
    "Answers to surveys",
    "Times that somebody answered a survey of customers in the period, in whatever way. An answer that was changed counts once, "
    "and an anonymous survey on the day after it closed.",
)
def survey_answers(period: Period) -> int:
    lines = _answered().filter(period.holds("day", moment=False))
    return lines.aggregate(n=Sum("people", default=0))["n"]


def _answered() -> QuerySet[Engagement]:
    return Engagement.objects.filter(
        activity__in=_of_customers().order_by().values("pk"), role=Engagement.Role.RESPONDED
    )


@measure(
    "Surveys whose results everybody can read",
    "Surveys of customers whose results were published in the period, by the day of counting; of the period before, by the same "
    "day then.",
)
def results_published(period: Period, on: dt.date) -> int:
    return _published(period).filter(results_published_at__date__lte=on).count()


def _published(period: Period) -> QuerySet[Survey]:
    return _of_customers().filter(period.holds("results_published_at"), questionnaire__isnull=False)


@measure(
    "What came of surveys",
    "Points that were raised in surveys and answered in the period, where everybody can read the answer, by where they stand "
    "now.",
)
def points_from_surveys(period: Period) -> dict[str, int]:
    points = _points(period).values_list("state")
    found: dict[str, int] = {}
    for (state,) in points:
        found[state] = found.get(state, 0) + 1
    return {state.value: found.get(state.value, 0) for state in Outcome.State}


def _points(period: Period) -> QuerySet[Outcome]:
    answered = Outcome.objects.published().answered_in(period)
    return answered.filter(activity__kind=SURVEY.code)


@dataclass(frozen=True)
class ThemeOfMany:
    name: str
    people: int


@dataclass(frozen=True)
class Better:
    """``percent`` of the ``of`` whose answer counts gave one of the better answers to a question."""

    question: str
    percent: float
    of: int


@dataclass(frozen=True)
class SurveyTold:
    """One survey of which everybody reads the results, ``answers`` to it, and what was made of it."""

    title: str
    answers: int
    satisfied: Better | None
    themes: tuple[ThemeOfMany, ...]
    summary: str
    next_steps: str
    published_at: dt.datetime


def surveys_told(period: Period) -> Sequence[SurveyTold]:
    """The latest first. Of what few people said, nothing: neither how many nor what it was."""
    surveys = list(_published(period).order_by("-results_published_at", "pk"))
    if not surveys:
        return []
    numbers = [one.pk for one in surveys]
    lines = _answered().filter(activity__in=numbers).order_by().values_list("activity")
    answers = dict(lines.annotate(n=Sum("people")))
    released = released_surveys(surveys)
    better, themes = better_told(released), _themes(released)
    return [
        SurveyTold(
            one.title,
            answers.get(one.pk, 0),
            better.get(one.questionnaire_id),
            themes.get(one.questionnaire_id, ()),
            one.summary,
            one.next_steps,
            one.results_published_at,
        )
        for one in surveys
        if one.questionnaire_id is not None and one.results_published_at is not None
    ]


@measure(
    "Satisfied",
    "Of the people whose answer counts, those who gave one of the better answers (very or fairly satisfied) to the "
    "first question of the survey that asks how satisfied they are, as its results are published.",
)
def better_told(released: Mapping[int, Released]) -> dict[int, Better]:
    """By questionnaire, as it is told of that survey everywhere; none of one of which it is not, or that does not ask."""
    found = {}
    for number, asked in satisfaction_of(released).items():
        of, is_hidden = whole(released[number].told, asked)
        if not is_hidden and of.percent is not None:
            found[number] = Better(asked.words, of.percent, of.of)
    return found


def _themes(released: Mapping[int, Released]) -> dict[int, tuple[ThemeOfMany, ...]]:
    told = themes_of_each(
        {number: one.sheets for number, one in released.items()}, threshold=ANSWERS_THRESHOLD.value
    )
    found = {}
    for number, themes in told.items():
        many = [one for one in themes if one.people and not one.hidden]
        many.sort(key=lambda one: (-one.people, one.theme.number))
        found[number] = tuple(ThemeOfMany(one.theme.name, one.people) for one in many[:MOST_THEMES])
    return found


def stories_from_surveys(period: Period, most: int) -> list[Story]:
    """Points raised in surveys that were done or are on their way, the latest first. Those that staff marked for
    telling, and those that were not possible, are told with all others."""
    points = _points(period).filter(state__in=(Outcome.State.DONE, Outcome.State.DOING), best=False)
    rows = points.select_related("area", "activity").order_by("-answered_on", "-pk")
    return [
        Story(
            said=one.said,
            answer=one.answer,
            state=one.state,
            proof=one.proof,
            area=one.area.name if one.area else "",
            activity=one.activity.title if one.activity and one.has_open_origin else "",
        )
        for one in rows[:most]
    ]
