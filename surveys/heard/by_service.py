"""What people who answered surveys by name said of each service in a stretch of time."""

from collections.abc import Mapping

from base.core.figures import Counted, Piece, told_of
from base.core.measures import measure
from base.core.periods import Period
from participation.questionnaires.house_rules import ANSWERS_THRESHOLD
from participation.questionnaires.kinds import Kind
from participation.questionnaires.models import Question

from ..models import Privacy, Survey
from .stats import NOBODY, Asked, better_by_month, satisfaction_of

#: As the ready questionnaire about repairs asks it, and whoever asks it in the same words.
RIGHT_FIRST_TIME = "Was it done in one visit?"
BY_NAME = (
    "Only surveys by name are counted, each person with the last answers that they sent. Where fewer answered one way "
    "or the other than we show, nothing is shown, nor where it could be worked out from other pages."
)


@measure(
    "Satisfied with the service",
    "Of people who answered in the period, those who gave one of the better answers (very or fairly "
    f"satisfied) to the first question of a survey that asks how satisfied they are. {BY_NAME}",
)
def satisfied(period: Period) -> Counted:
    services = _surveys()
    return _counted(services, satisfaction_of(services), period)


@measure(
    "Repairs done in one visit",
    "Of people who answered in the period how their repair was done, those who said that it was done in one visit. "
    f"Whoever did not know is left out. {BY_NAME}",
)
def right_first_time(period: Period) -> Counted:
    services = _surveys()
    return _counted(services, _asked_yes(services, RIGHT_FIRST_TIME), period)


def _surveys() -> dict[int, str]:
    """The service of each, by its questionnaire. Of our own staff none: a service has its customers’ word."""
    asked = Survey.objects.launched().filter(privacy=Privacy.NAMED, questionnaire__isnull=False)
    asked = asked.of_customers().order_by()
    return dict(asked.values_list("questionnaire", "service"))


def _asked_yes(questionnaires: Mapping[int, str], words: str) -> dict[int, Asked]:
    """A question to which "Yes" is the better answer, as it was asked last, by questionnaire."""
    asked = Question.objects.filter(
        version__questionnaire__in=list(questionnaires), kind=Kind.SINGLE, words=words
    ).exclude(version__opened_at=None)
    asked = asked.order_by("version__number").select_related("version").prefetch_related("options")
    found = {}
    for one in asked:
        counted = [option for option in one.options.all() if option.counts]
        better = frozenset(option.code for option in counted if option.words == "Yes")
        codes = frozenset(option.code for option in counted)
        found[one.version.questionnaire_id] = Asked(one.code, one.words, codes, better)
    return found


def _counted(services: Mapping[int, str], asked: Mapping[int, Asked], period: Period) -> Counted:
    pieces = []
    for number, months in better_by_month(asked, period).items():
        together = sum(months.values(), NOBODY)
        pieces.append(Piece(services[number], together.better, together.of))
    return told_of(pieces, threshold=ANSWERS_THRESHOLD.value)
