"""What people wrote to a consultation, theme by theme: how many, what was thought of it, and in whose words."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import QuerySet

from participation.questionnaires.kinds import Kind
from participation.questionnaires.models import Question, Quote, Theme
from participation.questionnaires.themes.stats import in_each_theme, read_of_each_question
from participation.questionnaires.themes.taking_out import quoted

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
    number is hidden. Six statements, however many there are.
    """
    questionnaire = consultation.questionnaire
    if questionnaire is None:
        return []
    people, read = in_each_theme(sheets), read_of_each_question(sheets)
    considered = {row.theme_id: row for row in consultation.considerations.all()}
    of_question: dict[str, list[OfTheme]] = defaultdict(list)
    for theme in Theme.objects.live().filter(questionnaire=questionnaire):
        n, of = people.get(theme.pk, 0), read.get(theme.question_code, 0)
        hidden = 0 < n < threshold or 0 < of - n < threshold
        of_question[theme.question_code].append(OfTheme(theme, n, hidden, considered.get(theme.pk)))
    quotes = _quotes(consultation)
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


def _quotes(consultation: Consultation) -> Mapping[str, list[str]]:
    rows = Quote.objects.allowed().filter(
        answer__sheet__questionnaire=consultation.questionnaire_id
    )
    found: dict[str, list[str]] = defaultdict(list)
    rows = list(rows.select_related("answer__question").prefetch_related("answer__redactions"))
    for row, words in zip(rows, quoted(rows), strict=True):
        found[row.answer.question.code].append(words)
    return found
