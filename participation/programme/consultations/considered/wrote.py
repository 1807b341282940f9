"""What people wrote to a consultation, theme by theme: how many, what was thought of it, and in whose words."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import QuerySet

from participation.questionnaires.kinds import Kind
from participation.questionnaires.models import Question, Quote, Theme
from participation.questionnaires.themes.stats import read_of_each_question
from participation.questionnaires.themes.told import quotes_told, themes_told

from ..models import Consultation, ThemeConsideration


@dataclass(frozen=True)
class OfTheme:
    """``people`` wrote of it; ``hidden`` where so few did that others are not told how many."""

    theme: Theme
    people: int
    hidden: bool = False
    consideration: ThemeConsideration | None = None


@dataclass
class OfQuestion:
    """``read`` people's answers to it were read."""

    question: Question
    read: int
    themes: list[OfTheme] = field(default_factory=list)
    quotes: list[str] = field(default_factory=list)


def what_people_wrote(
    consultation: Consultation, sheets: QuerySet, *, threshold: int = 0
) -> list[OfQuestion]:
    """Of each question that was answered in words. ``sheets`` are those that count.

    Where fewer than ``threshold`` wrote of a theme, or fewer than it of those who were read did not, the
    number is hidden. Seven statements, however many there are.
    """
    questionnaire = consultation.questionnaire
    if questionnaire is None:
        return []
    each = read_of_each_question(sheets.filter(questionnaire=questionnaire))
    read = {code: n for (_, code), n in each.items()}
    considered = {row.theme_id: row for row in consultation.considerations.all()}
    of_question: dict[str, list[OfTheme]] = defaultdict(list)
    for one in themes_told(questionnaire, sheets, threshold=threshold):
        of_question[one.theme.question_code].append(
            OfTheme(one.theme, one.people, one.hidden, considered.get(one.theme.pk))
        )
    quotes = quotes_told(Quote.objects.allowed().filter(answer__sheet__questionnaire=questionnaire))
    return [
        OfQuestion(
            question,
            read.get(question.code, 0),
            sorted(
                of_question[question.code],
                key=lambda one: (one.hidden, 0 if one.hidden else -one.people, one.theme.number),
            ),
            quotes.get(question.code, []),
        )
        for question in _asked_in_words(consultation)
    ]


def _asked_in_words(consultation: Consultation) -> list[Question]:
    """As each was asked last, in the order of the questions."""
    asked = Question.objects.filter(version__questionnaire=consultation.questionnaire_id)
    asked = asked.filter(kind__in=(Kind.SHORT, Kind.LONG)).exclude(version__opened_at=None)
    latest: dict[str, Question] = {}
    for question in asked.order_by("-version__number", "place"):
        latest.setdefault(question.code, question)
    return list(latest.values())
