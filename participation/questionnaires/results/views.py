"""Reading what was answered."""

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.generic import DetailView, ListView

from base.core.audience import Audience
from base.core.paging import NearestPage

from ..models import Answer, Question, Questionnaire
from ..owners import counted_sheets, owner_of
from .counting import COUNTED, listed, results_of


class OfCustomers:
    """Answers of customers, or with ``?apart`` those of people who match no customer: never of both."""

    @property
    def apart(self) -> bool:
        return "apart" in self.request.GET

    def sheets_of(self, questionnaire: Questionnaire) -> QuerySet:
        sent = counted_sheets(questionnaire)
        return sent.filter(customer=None) if self.apart else sent.exclude(customer=None)


class Results(OfCustomers, DetailView):
    """What was answered to each question."""

    audience = Audience.STAFF
    model = Questionnaire
    template_name = "questionnaires/results.html"

    def get_context_data(self, **kwargs):
        sheets = self.sheets_of(self.object)
        unmatched = self.object.answer_sheets.counted().filter(customer=None)
        return super().get_context_data(
            owner=owner_of(self.object),
            results=results_of(self.object, sheets),
            people=sheets.count(),
            unmatched=unmatched.count(),
            apart=self.apart,
            definition=COUNTED,
            **kwargs,
        )


class AnswersInWords(OfCustomers, NearestPage, ListView):
    """What people wrote to one question, the latest first. Who wrote it is not told."""

    audience = Audience.STAFF
    template_name = "questionnaires/answers.html"
    context_object_name = "answers"
    paginate_by = 50

    def get_queryset(self):
        self.questionnaire = get_object_or_404(Questionnaire, pk=self.kwargs["pk"])
        asked = Question.objects.filter(
            version__questionnaire=self.questionnaire, code=self.kwargs["code"]
        )
        self.question = asked.exclude(version__opened_at=None).order_by("-version__number").first()
        if self.question is None or not listed(self.question):
            raise Http404("No question whose answers are words.")
        sheets = self.sheets_of(self.questionnaire)
        answers = Answer.objects.filter(sheet__in=sheets, question__code=self.question.code)
        return answers.select_related("question", "sheet").order_by("-sheet__sent_at", "-pk")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            questionnaire=self.questionnaire, question=self.question, **kwargs
        )
