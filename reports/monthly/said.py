"""What did people say?"""

from dataclasses import dataclass

from django.db.models import QuerySet

from base.core.periods import Period
from participation.questionnaires.house_rules import ANSWERS_THRESHOLD
from participation.questionnaires.models import Answer, Questionnaire, Quote, Sheet
from participation.questionnaires.results.releases import released_sheets
from participation.questionnaires.themes.stats import people_by_theme
from participation.questionnaires.themes.told import quotes_told, themes_told
from reports.sections import Asked, Material, Section
from reports.sentences import counted
from reports.shapes import Definition, definitions
from surveys.models import Privacy, Survey

MOST_QUOTES = 8


@dataclass(frozen=True)
class Theme:
    """``people`` is None where so few wrote of it, or did not, that the number is not shown."""

    name: str
    people: int | None


@dataclass(frozen=True)
class OfSurvey:
    survey: str
    themes: tuple[Theme, ...]
    quotes: tuple[str, ...]


@dataclass(frozen=True)
class Said:
    answer: str
    surveys: tuple[OfSurvey, ...]
    threshold: int
    counts: tuple[Definition, ...]


def count(asked: Asked) -> Said:
    threshold = ANSWERS_THRESHOLD.value
    told = tuple(
        one
        for survey in _surveys(asked.period, asked.subject)
        if (one := _of(survey, asked.period, threshold)) is not None
    )
    themes = sum(len(one.themes) for one in told)
    return Said(sentence(themes), told, threshold, definitions(people_by_theme))


def _surveys(period: Period, service: str) -> list[Survey]:
    """By name those that were open in it; others only once they have closed, in the month in which they did."""
    launched = (
        Survey.objects.launched()
        .of_customers()
        .filter(service=service, questionnaire__isnull=False)
    )
    by_name = launched.filter(privacy=Privacy.NAMED, starts_at__date__lte=period.last)
    closed = launched.closed().exclude(privacy=Privacy.NAMED).filter(period.holds("ends_at"))
    rows = by_name.filter(ends_at__date__gte=period.first) | closed
    return list(rows.select_related("questionnaire").order_by("title", "pk"))


def _sheets(survey: Survey, questionnaire: Questionnaire, period: Period) -> QuerySet[Sheet]:
    if survey.privacy != Privacy.NAMED:
        return released_sheets(questionnaire)
    sheets = Sheet.objects.counted().filter(questionnaire=questionnaire)
    return sheets.filter(period.holds("sent_at")).exclude(customer=None)


def _of(survey: Survey, period: Period, threshold: int) -> OfSurvey | None:
    """Nothing where fewer than the threshold wrote anything."""
    questionnaire = survey.questionnaire
    if questionnaire is None:
        return None
    sheets = _sheets(survey, questionnaire, period)
    wrote = Answer.objects.filter(option=None, sheet__in=sheets.order_by()).exclude(words="")
    if wrote.order_by().values("sheet").distinct().count() < threshold:
        return None
    themes = themes_told(questionnaire, sheets, threshold=threshold)
    themes = sorted(
        (one for one in themes if one.people),
        key=lambda one: (one.hidden, 0 if one.hidden else -one.people, one.theme.number),
    )
    quotes = quotes_told(Quote.objects.allowed().filter(answer__sheet__in=sheets.order_by()))
    words = [one for each in quotes.values() for one in each]
    if not themes and not words:
        return None
    return OfSurvey(
        survey.title,
        tuple(Theme(one.theme.name, None if one.hidden else one.people) for one in themes),
        tuple(words[:MOST_QUOTES]),
    )


def sentence(themes: int) -> str:
    if not themes:
        return "Nothing of what people wrote this month is sorted by theme."
    return f"What people wrote this month speaks of {counted(themes, 'thing', 'things')}."


def quotes_have_changed(content: Said, kind: str, about: str) -> str:
    """Words that were taken out, or a quote that was taken back, since it was built."""
    quoted = [words for one in content.surveys for words in one.quotes]
    if not quoted:
        return ""
    shown = {words for each in quotes_told(Quote.objects.allowed()).values() for words in each}
    if shown.issuperset(quoted):
        return ""
    return "What people wrote is quoted in other words now. Build it again, then publish it."


def build(material: Material[Said, None]) -> Said:
    return material.this


SECTION = Section(
    code="said",
    heading="What did people say?",
    template="reports/monthly/said.html",
    shape=Said,
    count=count,
    build=build,
    why_not_publish=quotes_have_changed,
)
