"""Mentions of safety in what people wrote: whole words of a list that the landlord keeps."""

import re
from collections.abc import Iterable, Iterator

from django.db.models import Q, QuerySet

from base.accounts.models import User
from base.core.measures import measure
from base.core.periods import Period
from participation.questionnaires.models import Answer, Sheet

from ..house_rules import SAFETY_WORDS
from ..models import Privacy, Survey


def words_of_safety() -> tuple[str, ...]:
    """As the landlord lists them: single words or a few together, in small letters."""
    listed = (" ".join(one.split()).casefold() for one in SAFETY_WORDS.value.split(","))
    return tuple(one for one in listed if one)


def speaks_of_safety(text: str, words: Iterable[str]) -> bool:
    """Whether one of the words stands in it, whole: "gas" is not in "gasped"."""
    plain = " ".join(text.split()).casefold()
    return any(re.search(rf"(?<!\w){re.escape(one)}(?!\w)", plain) for one in words)


def mentions(answers: QuerySet[Answer]) -> Iterator[Answer]:
    """Those answers that speak of safety. The database finds the letters, and we look for whole words."""
    words = words_of_safety()
    anywhere = Q(pk__in=[])
    for one in words:
        anywhere |= Q(words__icontains=one.split()[0])
    for answer in answers.filter(anywhere):
        if speaks_of_safety(answer.words, words):
            yield answer


def written_in(period: Period, surveys: QuerySet[Survey]) -> QuerySet[Answer]:
    """What people wrote to these surveys in a period, as their last word."""
    sheets = Sheet.objects.counted().filter(
        period.holds("sent_at"), questionnaire__in=surveys.order_by().values("questionnaire")
    )
    written = Answer.objects.exclude(words="").filter(option=None, sheet__in=sheets.order_by())
    return written.order_by("-sheet__sent_at", "pk")


def that_may_be_read(user: User) -> QuerySet[Survey]:
    """Surveys of which somebody may read what one person answered: see ``surveys.reading``."""
    handled = Survey.handlers.through.objects.filter(user=user.pk).values("survey")
    theirs = Q(lead_officer=user.pk) | Q(pk__in=handled)
    return (
        Survey.objects.launched()
        .of_customers()
        .filter(Q(privacy=Privacy.NAMED) | (Q(privacy=Privacy.CONFIDENTIAL) & theirs))
    )


@measure(
    "Mentions of safety",
    lambda: (
        "Answers in people’s own words to surveys by name, sent in the period, in which one of these "
        f"words stands whole: {', '.join(words_of_safety())}."
    ),
)
def mentions_of_safety(period: Period, service: str) -> int:
    surveys = Survey.objects.launched().filter(service=service, privacy=Privacy.NAMED)
    return sum(1 for _ in mentions(written_in(period, surveys)))
