"""What people who answered surveys by name said of each service in a stretch of time."""

from collections.abc import Callable, Iterable, Iterator

from django.db.models import Q, QuerySet

from base.core.figures import Counted, Piece, told_of
from base.core.measures import measure
from base.core.periods import Period
from participation.questionnaires.house_rules import ANSWERS_THRESHOLD
from participation.questionnaires.kinds import Kind
from participation.questionnaires.models import Question
from participation.questionnaires.results.releases import released

from ..models import Privacy, Survey, SurveyType
from .stats import NOBODY, Asked, better_by_month, has_middle, satisfaction_of, whole

#: The question of each questionnaire, by its number, as some figure counts it.
Which = Callable[[Iterable[int]], dict[int, Asked]]

#: As the ready questionnaire about repairs asks it, and whoever asks it in the same words.
RIGHT_FIRST_TIME = "Was it done in one visit?"
BY_NAME = (
    "Only surveys by name are counted, each person with the last answers that they sent: of a survey after a job or a visit "
    "those of the period, and of any other that closed in it all together, as its results are told. Where fewer answered one way "
    "or the other than we show, nothing is shown, nor where it could be worked out from other pages."
)


@measure(
    "Satisfied with the service",
    "Of people who answered, those who gave one of the better answers (very or fairly "
    f"satisfied) to the first question of a survey that asks how satisfied they are. {BY_NAME}",
)
def satisfied(period: Period) -> Counted:
    return _counted(period, satisfaction_of)


@measure(
    "Repairs done in one visit",
    "Of people who answered how their repair was done, those who said that it was done in one visit. "
    f"Whoever did not know is left out. {BY_NAME}",
)
def right_first_time(period: Period) -> Counted:
    return _counted(period, asked_in_one_visit)


def told_by_quarter(survey: Survey) -> frozenset[str]:
    """The codes of the questions of which quarters are told and so not all answers together. Two statements for a
    survey that is counted by quarter, and none for others."""
    if survey.privacy != Privacy.NAMED or survey.survey_type != SurveyType.TRANSACTION:
        return frozenset()
    asked = Question.objects.filter(
        Q(kind=Kind.SCALE) | Q(kind=Kind.SINGLE, words=RIGHT_FIRST_TIME),
        version__questionnaire=survey.questionnaire_id,
    ).exclude(version__opened_at=None)
    codes, satisfaction = set(), {}
    for one in asked.order_by("version", "place").prefetch_related("options"):
        if one.kind == Kind.SINGLE:
            codes.add(one.code)
        elif has_middle(one):
            satisfaction.setdefault(one.version_id, one.code)
    return frozenset({*codes, *satisfaction.values()})


def asked_in_one_visit(questionnaires: Iterable[int]) -> dict[int, Asked]:
    """A question to which "Yes" is the better answer, as it was asked last, by questionnaire."""
    asked = Question.objects.filter(
        version__questionnaire__in=list(questionnaires), kind=Kind.SINGLE, words=RIGHT_FIRST_TIME
    ).exclude(version__opened_at=None)
    asked = asked.order_by("version__number").select_related("version").prefetch_related("options")
    found = {}
    for one in asked:
        counted = [option for option in one.options.all() if option.counts]
        better = frozenset(option.code for option in counted if option.words == "Yes")
        codes = frozenset(option.code for option in counted)
        found[one.version.questionnaire_id] = Asked(one.code, one.words, codes, better)
    return found


def _by_name() -> QuerySet[Survey]:
    """Of our own staff none: a service has its customers’ word."""
    asked = Survey.objects.launched().filter(privacy=Privacy.NAMED, questionnaire__isnull=False)
    return asked.of_customers().order_by()


def _counted(period: Period, which: Which) -> Counted:
    return told_of(
        [*_of_quarter(period, which), *_of_whole(period, which)], threshold=ANSWERS_THRESHOLD.value
    )


def _of_quarter(period: Period, which: Which) -> Iterator[Piece]:
    """Of surveys that go on and on: what was answered in the period."""
    going_on = _by_name().filter(survey_type=SurveyType.TRANSACTION)
    services = dict(going_on.values_list("questionnaire", "service"))
    for number, months in better_by_month(which(services), period).items():
        together = sum(months.values(), NOBODY)
        yield Piece(services[number], together.better, together.of)


def _of_whole(period: Period, which: Which) -> Iterator[Piece]:
    """Of all others the results as they are told, once: a part of them would tell what the rest is."""
    closed = _by_name().exclude(survey_type=SurveyType.TRANSACTION).closed()
    closed = closed.filter(period.holds("ends_at")).select_related("questionnaire")
    surveys = {one.questionnaire_id: one for one in closed}
    for number, asked in which(surveys).items():
        survey = surveys[number]
        of, is_hidden = whole(released(survey.questionnaire), asked)
        yield Piece(survey.service, of.better, of.of, is_hidden)
