"""Single answers in words, where one of us may read them one by one. Whoever owns the questions says of which."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, TextField, Value, When
from django.urls import reverse

from base.core.feedback import FeedbackPiece

from ..kinds import Kind
from ..models import Answer, BankEntry, Question, Redaction
from ..models.sheets import last_words
from .taking_out import shown

#: Paths from an answer.
DAY, QUESTIONNAIRE, QUESTION = "sheet__sent_at", "sheet__questionnaire_id", "question__code"


def answers_in_words(questionnaires: QuerySet) -> QuerySet[Answer]:
    """Everybody's last word to these, with ``shown_words``: empty where something was taken out, for it is found by no
    letter of that. What was said to an equality question is in none.

    The questions are looked up at once: a database that is told their numbers reads no answer to any other.
    """
    equality = Q(bank_entry__collection=BankEntry.Collection.EQUALITY)
    asked = Question.objects.filter(
        version__questionnaire__in=questionnaires, kind__in=(Kind.SHORT, Kind.LONG)
    )
    questions = list(asked.exclude(equality).order_by("pk").values_list("pk", flat=True))
    answers = Answer.objects.filter(last_words("sheet__"), question__in=questions).exclude(words="")
    taken_out = Exists(Redaction.objects.filter(answer=OuterRef("pk")))
    return answers.order_by().annotate(
        shown_words=Case(
            When(taken_out, then=Value("")), default=F("words"), output_field=TextField()
        )
    )


def words_that_are_left(numbers: Collection[int]) -> dict[int, str]:
    """Of answers of which something was taken out, by their numbers. One statement."""
    taken_out: dict[Answer, list[Redaction]] = defaultdict(list)
    for one in Redaction.objects.filter(answer__in=numbers).select_related("answer"):
        taken_out[one.answer].append(one)
    return {answer.pk: shown(answer.words, rows) for answer, rows in taken_out.items()}


def page_of_answer(piece: FeedbackPiece) -> str:
    key = Answer(pk=piece.number).key
    return reverse("questionnaires:answer", args=[piece.within, piece.named, key])


#: What is the same of every owner's answers.
SHAPE: dict[str, Any] = {
    "day": DAY,
    "words": "shown_words",
    "column": "words",
    "within": QUESTIONNAIRE,
    "named": QUESTION,
    "address": page_of_answer,
    "left": words_that_are_left,
}
