"""What people who answered surveys by name said of each service in a stretch of time."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from django.db.models import Q, QuerySet

from base.core.figures import Counted, Piece, told_of
from base.core.measures import measure
from base.core.periods import Period
from participation.questionnaires.house_rules import ANSWERS_THRESHOLD
from participation.questionnaires.kinds import Kind
from participation.questionnaires.models import Question
from participation.questionnaires.results.releases import Released, released_of_each

from ..models import Privacy, Survey, SurveyType
from .stats import NOBODY, Asked, better_by_month, has_middle, satisfaction_of, whole

#: The question of each questionnaire, by its number, as some figure counts it.
Which = Callable[[Iterable[int]], dict[int, Asked]]

#: As the ready questionnaire about repairs asks it, and whoever asks it in the same words.
RIGHT_FIRST_TIME = "Was it done in one visit?"
BY_NAME = (
    "Only surveys by name are counted, each person with the last answers that they sent, so that whoever answers "
    "the same survey again, after a second job, counts where they answered last, and whoever answers two surveys in each: of a survey after a job or a visit "
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


def told_by_quarter(surveys: Iterable[Survey]) -> dict[int, frozenset[str]]:
    """By questionnaire the codes of the questions of which quarters are told, and so not all answers together. Two
    statements where one of the surveys is counted by quarter, and none else."""
    numbers = [
        one.questionnaire_id
        for one in surveys
        if one.privacy == Privacy.NAMED and one.survey_type == SurveyType.TRANSACTION
    ]
    if not numbers:
        return {}
    asked = Question.objects.filter(
        Q(kind=Kind.SCALE) | Q(kind=Kind.SINGLE, words=RIGHT_FIRST_TIME),
        version__questionnaire__in=numbers,
    ).exclude(version__opened_at=None)
    codes: dict[int, set[str]] = defaultdict(set)
    asked = asked.order_by("version", "place").select_related("version")
    with_satisfaction = set()
    for one in asked.prefetch_related("options"):
        if one.kind == Kind.SCALE and (one.version_id in with_satisfaction or not has_middle(one)):
            continue
        if one.kind == Kind.SCALE:
            with_satisfaction.add(one.version_id)
        codes[one.version.questionnaire_id].add(one.code)
    return {number: frozenset(found) for number, found in codes.items()}


def released_surveys(surveys: Iterable[Survey]) -> dict[int, Released]:
    """What may be told of each, by questionnaire: as many statements for many as for one."""
    surveys = [one for one in surveys if one.questionnaire_id]
    numbers = [one.questionnaire_id for one in surveys if one.questionnaire_id]
    return released_of_each(numbers, told_elsewhere=told_by_quarter(surveys))


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
    closed = closed.filter(period.holds("ends_at"))
    services = {one.questionnaire_id: one.service for one in closed if one.questionnaire_id}
    released = released_surveys(closed)
    for number, asked in which(services).items():
        of, is_hidden = whole(released[number].told, asked)
        yield Piece(services[number], of.better, of.of, is_hidden)
