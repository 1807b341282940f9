"""What is told of what people wrote: how many of each theme, and words that they let us show."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from ..models import Questionnaire, Quote, Sheet, Theme
from .stats import in_each_theme, read_of_each_question
from .taking_out import quoted


@dataclass(frozen=True)
class ThemeTold:
    """``people`` wrote of it, of ``of`` whose answer was read; ``hidden`` where so few did, or did not,
    that others are not told how many."""

    theme: Theme
    people: int
    of: int
    hidden: bool


def themes_told(
    questionnaire: Questionnaire, sheets: QuerySet[Sheet], *, threshold: int
) -> list[ThemeTold]:
    """Of every theme of this questionnaire; ``sheets`` are those that count. Three statements."""
    people, read = in_each_theme(sheets), read_of_each_question(questionnaire, sheets)
    told = []
    for theme in Theme.objects.live().filter(questionnaire=questionnaire):
        n, of = people.get(theme.pk, 0), read.get(theme.question_code, 0)
        told.append(ThemeTold(theme, n, of, 0 < n < threshold or 0 < of - n < threshold))
    return told


def quotes_told(quotes: QuerySet[Quote]) -> Mapping[str, list[str]]:
    """In the words that are left of each, by the code of the question. Two statements."""
    rows = list(quotes.select_related("answer__question").prefetch_related("answer__redactions"))
    found: dict[str, list[str]] = defaultdict(list)
    for row, words in zip(rows, quoted(rows), strict=True):
        found[row.answer.question.code].append(words)
    return found
