"""The pages on which staff write questions."""

from typing import Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import DetailView

from base.core.audience import Audience
from base.core.refused import Refused
from base.core.stale_edits import seen
from base.core.views import FormAboutRow, OneButton, RemoveButton, WriteRow

from ..kept_versions import questions_of
from ..models import DoubtfulTime, Question, Questionnaire
from ..owners import owned
from .advice import HOW_RECKONED, advice_on
from .arranging import move_question, remove_question, write_section, write_words_around
from .forms import GridForm, QuestionForm
from .grids import write_grid
from .outline import outline_of
from .section_forms import SectionForm, WordsAroundForm
from .services import begin_correction, drop_correction, open_questionnaire, write_question

FROZEN = "People are being asked this already. Begin a correction first."


class QuestionnairePage(DetailView):
    """Its questions in their order, those that are being written before those that people are asked."""

    audience = Audience.STAFF
    model = Questionnaire
    template_name = "questionnaires/questionnaire.html"

    def get_context_data(self, **kwargs):
        draft, asked = self.object.draft, self.object.asked
        version = draft or asked
        questions = questions_of(version) if version else []
        advice = advice_on(questions) if draft and questions else None
        whose = owned(self.object)
        doubts = DoubtfulTime.objects.filter(answer__questionnaire=self.object)
        return super().get_context_data(
            version=version,
            owner=whose.by,
            not_now=whose.not_now,
            draft=draft,
            asked=asked,
            pages=outline_of(questions, advice.on if advice else {}),
            advice=advice,
            how_reckoned=HOW_RECKONED,
            has_doubts=whose.is_handled_by(self.request.user) and doubts.exists(),
            **kwargs,
        )


class QuestionnaireButton(OneButton):
    model = Questionnaire

    def get_queryset(self):
        return Questionnaire.objects.all()

    def leads_to(self) -> str:
        return self.object.staff_address


class Open(QuestionnaireButton):
    audience = Audience.STAFF

    def act(self, questionnaire: Questionnaire) -> str:
        if not_now := owned(questionnaire).not_now:
            raise Refused(not_now)
        open_questionnaire(questionnaire=questionnaire, by=self.request.user)
        return "People are asked these questions from now on."


class Correct(QuestionnaireButton):
    audience = Audience.STAFF

    def act(self, questionnaire: Questionnaire) -> str:
        if not_now := owned(questionnaire).not_now:
            raise Refused(not_now)
        begin_correction(questionnaire=questionnaire, by=self.request.user)
        return (
            "Change what is wrong, then ask the questions again. Until then, people are asked"
            " what they were asked before."
        )


class DropCorrection(QuestionnaireButton):
    audience = Audience.STAFF

    def act(self, questionnaire: Questionnaire) -> str:
        drop_correction(questionnaire=questionnaire, by=self.request.user)
        return "The corrections are gone. People are asked what they were asked before."


class OfQuestionnaire:
    """A page or a button about one of its questions, ``pk``."""

    kwargs: dict[str, Any]

    def get_queryset(self):
        mine = Question.objects.filter(version__questionnaire=self.kwargs["questionnaire"])
        return mine.select_related("bank_entry")


class WriteQuestion(OfQuestionnaire, WriteRow):
    audience = Audience.STAFF
    model = Question
    context_object_name = "question"
    form_class = QuestionForm
    template_name = "questionnaires/write_question.html"
    success_message = "The question is saved."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.questionnaire = get_object_or_404(Questionnaire, pk=kwargs["questionnaire"])
        self.draft = self.questionnaire.draft

    def get(self, request, *args, **kwargs):
        if self.draft is None or (self.row and self.row.version_id != self.draft.pk):
            messages.error(request, FROZEN)
            return redirect(self.questionnaire.staff_address)
        return super().get(request, *args, **kwargs)

    @property
    def is_grid(self) -> bool:
        return bool(self.row and self.row.grid)

    def get_form_class(self):
        return seen(GridForm) if self.is_grid else super().get_form_class()

    def get_row(self):
        """Of a grid, its first row: it is changed as one."""
        row = super().get_row()
        if row and row.grid:
            return self.get_queryset().filter(version=row.version, grid=row.grid).first()
        return row

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "earlier": self.earlier()}

    def earlier(self) -> list[Question]:
        version = self.row.version if self.row else self.draft
        questions = questions_of(version) if version else []
        return [one for one in questions if not self.row or one.place < self.row.place]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            questionnaire=self.questionnaire, is_grid=self.is_grid, **kwargs
        )

    def act(self, form) -> str:
        about = {"questionnaire": self.questionnaire, "by": self.request.user, **form.said()}
        if self.is_grid:
            question = write_grid(first=self.row, **about)
        else:
            question = write_question(question=self.row, **about)
        return f"{self.questionnaire.staff_address}#question-{question.pk}"


class WriteGrid(WriteQuestion):
    """A new one; one that is there has the address of its first row."""

    audience = Audience.STAFF
    is_grid = True


class WriteSection(WriteQuestion):
    """The section that begins with a question, if one does."""

    audience = Audience.STAFF
    form_class = SectionForm
    template_name = "questionnaires/write_section.html"
    success_message = "The section is saved."
    is_grid = False

    def act(self, form) -> str:
        write_section(question=self.row, **form.said())
        return f"{self.questionnaire.staff_address}#question-{self.row.pk}"


class WriteWordsAround(FormAboutRow):
    audience = Audience.STAFF
    model = Questionnaire
    context_object_name = "questionnaire"
    form_class = WordsAroundForm
    template_name = "questionnaires/words_around.html"
    success_message = "The words are saved."

    def get(self, request, *args, **kwargs):
        if self.row.draft is None:
            messages.error(request, FROZEN)
            return redirect(self.row.staff_address)
        return super().get(request, *args, **kwargs)

    def get_initial(self):
        draft = self.row.draft
        return {"introduction": draft.introduction, "thanks": draft.thanks} if draft else {}

    def act(self, form) -> str:
        said = form.cleaned_data
        write_words_around(
            questionnaire=self.row, introduction=said["introduction"], thanks=said["thanks"]
        )
        return self.row.staff_address


class QuestionButton(OfQuestionnaire, OneButton):
    model = Question

    def leads_to(self) -> str:
        address = self.object.version.questionnaire.staff_address
        return f"{address}#question-{self.object.pk}"


class MoveUp(QuestionButton):
    audience = Audience.STAFF

    def act(self, question: Question) -> None:
        move_question(question=question, up=True)


class MoveDown(QuestionButton):
    audience = Audience.STAFF

    def act(self, question: Question) -> None:
        move_question(question=question, up=False)


class RemoveQuestion(OfQuestionnaire, RemoveButton):
    audience = Audience.STAFF
    model = Question

    def leads_to(self) -> str:
        return reverse("questionnaires:questionnaire", args=[self.kwargs["questionnaire"]])

    def act(self, question: Question) -> str:
        remove_question(question=question)
        return f"“{question}” is removed."
