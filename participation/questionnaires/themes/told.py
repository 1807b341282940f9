"""What is told of what people wrote: how many of each theme, and words that they let us show."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

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
    theirs = {questionnaire.pk: sheets.filter(questionnaire=questionnaire)}
    return themes_of_each(theirs, threshold=threshold).get(questionnaire.pk, [])


def themes_of_each(
    sheets: Mapping[int, QuerySet[Sheet]], *, threshold: int
) -> dict[int, list[ThemeTold]]:
    """The same of several, by their numbers. Three statements for all."""
    which = reduce(or_, (Q(pk__in=theirs.order_by()) for theirs in sheets.values()), Q(pk__in=[]))
    counted = Sheet.objects.filter(which)
    people, read = in_each_theme(counted), read_of_each_question(counted)
    told: dict[int, list[ThemeTold]] = defaultdict(list)
    for theme in Theme.objects.live().filter(questionnaire__in=list(sheets)):
        number = theme.questionnaire_id
        n, of = people.get(theme.pk, 0), read.get((number, theme.question_code), 0)
        hidden = 0 < n < threshold or 0 < of - n < threshold
        told[number].append(ThemeTold(theme, n, of, hidden))
    return told


def quotes_told(quotes: QuerySet[Quote]) -> Mapping[str, list[str]]:
    """In the words that are left of each, by the code of the question. Two statements."""
    rows = list(quotes.select_related("answer__question").prefetch_related("answer__redactions"))
    found: dict[str, list[str]] = defaultdict(list)
    for row, words in zip(rows, quoted(rows), strict=True):
        found[row.answer.question.code].append(words)
    return found
