"""The answers in words to one question, and which of them a reader is shown."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from ..kinds import Kind
from ..models import Answer, Question, Questionnaire, Reading, Theme
from ..owners import counted_sheets
from ..results.words import hides_whose, may_be_read, sheets_to_read

Stand = Reading.Stand
IN_THEME = Reading.themes.through


@dataclass(frozen=True)
class AskedInWords:
    """One question that is answered in words, in all versions of its questionnaire."""

    questionnaire: Questionnaire
    question: Question
    hides_whose: bool = False

    @classmethod
    def found(cls, questionnaire: int, code: str) -> "AskedInWords":
        """404 where no such question was asked, or nobody may read what was written yet."""
        asked_by = get_object_or_404(Questionnaire, pk=questionnaire)
        asked = Question.objects.filter(version__questionnaire=asked_by, code=code)
        asked = asked.filter(kind__in=(Kind.SHORT, Kind.LONG)).exclude(version__opened_at=None)
        question = asked.order_by("-version__number").first()
        if question is None:
            raise Http404("No question whose answers are words.")
        hides = hides_whose(asked_by)
        if hides and not may_be_read(asked_by, code):
            raise Http404("Nobody may read what one person wrote.")
        return cls(asked_by, question, hides)

    @property
    def code(self) -> str:
        return self.question.code

    @property
    def themes(self) -> QuerySet[Theme]:
        frame = Theme.objects.live()
        return frame.filter(questionnaire=self.questionnaire, question_code=self.code)

    def counted(self) -> QuerySet:
        """Customers' last words that came in time."""
        if self.hides_whose:
            return sheets_to_read(self.questionnaire)
        return counted_sheets(self.questionnaire).exclude(customer=None)

    def answers(self, *, apart: bool = False) -> QuerySet[Answer]:
        """All that was sent and not replaced: of customers, late ones too, or of people who match none.

        Where nobody may know whose they are, those alone that are told together, in no order of time.
        """
        if self.hides_whose:
            told = sheets_to_read(self.questionnaire)
            told = told.none() if apart else told.order_by()
            answers = Answer.objects.filter(sheet__in=told, question__code=self.code)
            return answers.exclude(words="").order_by("words", "pk")
        sent = self.questionnaire.answer_sheets.counted().order_by()
        whose = sent.filter(customer=None) if apart else sent.exclude(customer=None)
        answers = Answer.objects.filter(sheet__in=whose, question__code=self.code)
        return answers.exclude(words="").order_by("pk")

    def late(self, answers: list[Answer]) -> set[int]:
        """Which of these came too late to be counted."""
        sheets = [answer.sheet_id for answer in answers]
        in_time = set(
            counted_sheets(self.questionnaire)
            .filter(pk__in=sheets)
            .order_by()
            .values_list("pk", flat=True)
        )
        return {answer.pk for answer in answers if answer.sheet_id not in in_time}

    def differing(self) -> QuerySet[Answer]:
        """Those that two people read differently, and about which nobody has settled anything."""
        read = Reading.objects.filter(answer=OuterRef("pk"))
        found = IN_THEME.objects.filter(
            reading__answer=OuterRef("pk"), reading__stand__in=(Stand.FIRST, Stand.SECOND)
        )
        two = [Stand.FIRST, Stand.SECOND]
        by_one_alone = found.order_by().values("theme").annotate(n=Count("pk")).filter(n=1)
        return self.answers().filter(
            Exists(read.filter(stand=two[1])),
            ~Exists(read.filter(stand=Stand.SETTLED)),
            Exists(by_one_alone),
        )
