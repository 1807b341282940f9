"""Looking at questions as people will see them, and at what was answered."""

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.generic import DetailView, ListView

from base.core.audience import Audience
from base.core.paging import NearestPage

from ..answer_forms import PreviewForm
from ..answer_pages import Asking
from ..models import Answer, Question, Questionnaire
from ..owners import counted_sheets, owner_of
from ..results import COUNTED, listed, results_of
from ..services.answering import questions_of


class Preview(DetailView):
    """Page after page as people will see them. What is typed stands in the address and is kept nowhere."""

    audience = Audience.STAFF
    model = Questionnaire
    template_name = "questionnaires/preview.html"

    def get_context_data(self, **kwargs):
        version = self.object.draft or self.object.asked
        questions = questions_of(version) if version else []
        return super().get_context_data(**self.walked(questions), questions=questions, **kwargs)

    def walked(self, questions: list[Question]) -> dict:
        """The page to show: the first, the same where something on it is wrong, or the one after it."""
        typed = self.request.GET
        everything = PreviewForm(typed, questions=questions, said={})
        everything.is_valid()
        said = {code: one for code, one in everything.said().items() if one is not None}
        asking = Asking(questions, said)
        done = [one for one in questions if one.code in typed.get("shown", "").split()]
        if any(one.source in everything.errors for one in done):
            page = done
            form = PreviewForm(typed, questions=page, said=said)
        else:
            after = asking.after(done) if done else next(iter(asking.pages), None)
            page = list(after.questions) if after else []
            form = PreviewForm(questions=page, said=said) if page else None
        here = page[0].place if page else len(questions) + 1
        pages = [set(one.questions) for one in asking.pages]
        return {
            "form": form,
            "number": next((n for n, one in enumerate(pages, start=1) if {*page} & one), 0),
            "of": len(pages),
            "carried": everything.carried(page),
            "left_out": [
                one.place for one in questions if one.place < here and one not in asking.asked
            ],
        }


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
