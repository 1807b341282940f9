"""Somebody answers an open consultation: its questions page by page, a look at it all, and it is sent.

Whatever a page was answered with is kept, so that they can go on another day and on another device.
An officer who acts for somebody uses the same pages.
"""

from urllib.parse import quote

from django import forms
from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.generic import TemplateView, View

from base.core.audience import Audience
from base.core.once import OnceForm
from base.core.views import ActOnForm
from participation.people.customers.mine import AlsoForOfficers, customer_of
from participation.programme.activities.for_whom import sitting_on
from participation.questionnaires.answering.forms import QuestionsForm
from participation.questionnaires.answering.pages import Asking, Page
from participation.questionnaires.answering.services import (
    begin_sheet,
    in_words,
    keep_answers,
    questions_of,
    said_on,
)
from participation.questionnaires.kinds import field_for
from participation.questionnaires.models import Question, Questionnaire, Sheet

from ..answering import read_out, send_answers, sheets_of
from ..models import Consultation
from ..questions import version_asked_if_any

#: How somebody for whom an officer acts reached us; anybody else does it online.
MODES = {
    "phone": Sheet.Mode.PHONE,
    "post": Sheet.Mode.PAPER,
    "in_person": Sheet.Mode.IN_PERSON,
    "other": Sheet.Mode.IN_PERSON,
}
CHANGING = "change"


class Answering(AlsoForOfficers):
    """The consultation, whose answer it is, what is asked and what they have said up to now."""

    consultation: Consultation
    asking: Asking
    begun: Sheet | None
    sent: Sheet | None

    def dispatch(self, request, *args, **kwargs):
        self.customer = customer_of(request)
        if self.customer is None:  # they can sign in and have not said who they are yet
            return redirect(f"/join/?back={quote(request.path)}")
        theirs = Consultation.objects.published().visible_to(request.user)
        self.consultation = get_object_or_404(theirs, slug=kwargs["slug"])
        if not self.consultation.is_open_to(self.customer):
            messages.info(request, f"This is only for {sitting_on(self.consultation)}.")
            return redirect(self.consultation)
        version = version_asked_if_any(self.consultation)
        if version is None or not self.consultation.has_started:
            return redirect(self.consultation)  # which says when it is open, or was
        officer = request.acting.officer if request.acting else None
        self.begun, self.sent = sheets_of(version.questionnaire, self.customer, officer)
        sheet = self.sheet
        self.asking = Asking(questions_of(version), said_on(sheet) if sheet else {})
        if not self.consultation.is_open:
            return self.too_late()
        return super().dispatch(request, *args, **kwargs)

    @property
    def sheet(self) -> Sheet | None:
        return self.begun or self.sent

    def too_late(self):
        """It closed before they were done, or was called off: they read what was kept of theirs."""
        context = {
            "consultation": self.consultation,
            "sent": self.sent,
            "shown": self.sheet,
            "answers": read_out(self.sheet) if self.sheet else [],
        }
        status = 409 if self.request.method == "POST" else 200
        return render(self.request, "consultations/answer_closed.html", context, status=status)

    def address(self, name: str, *more: str) -> str:
        return reverse(f"consultations:{name}", args=[self.consultation.slug, *more])

    def address_of(self, page: Page | None, *, changing: bool = False) -> str:
        """Of one page of questions; after the last one, of what they look through and send."""
        if page is None:
            return self.address("check_answers")
        return self.address("answer_page", page.code) + (f"?{CHANGING}=1" if changing else "")

    def get_context_data(self, **kwargs):
        return super().get_context_data(consultation=self.consultation, **kwargs)


class StartAnswering(Answering, View):
    """Where they are: at the first page, where they left off, or done."""

    audience = Audience.CUSTOMERS
    http_method_names = ["get"]

    def get(self, request, *args, **kwargs):
        if self.begun is None and self.sent is not None:
            return redirect(self.address("answer_sent"))
        return redirect(self.address_of(self.asking.where_to_go_on))


class AnswerPage(Answering, ActOnForm):
    """One page of questions. Nothing on it must be answered; what is, is kept."""

    audience = Audience.CUSTOMERS
    form_class = QuestionsForm
    template_name = "consultations/answer_page.html"

    @staticmethod
    def boxes_of(slug: str, page: str) -> dict[str, forms.Field]:
        """For what waits until somebody has signed in again: they read it in the words of the questions."""
        of = Questionnaire.objects.filter(consultation__slug=slug).first()
        version = of.asked if of else None
        questions = questions_of(version) if version else []
        return {one.source: field_for(one) for one in questions} | QuestionsForm.base_fields

    def get(self, request, *args, **kwargs):
        if self.page is None:
            messages.info(request, "The questions have changed. What you answered is kept.")
            return redirect(self.address_of(self.asking.where_to_go_on))
        return super().get(request, *args, **kwargs)

    @property
    def page(self) -> Page | None:
        return self.asking.page(self.kwargs["page"])

    @property
    def on_form(self) -> list[Question]:
        """What is asked here; of a page that was sent, what was asked when it was opened."""
        opened_with = self.request.POST.get("shown", "").split()
        known = [one for one in self.asking.questions if one.code in opened_with]
        return known or list(self.page.questions if self.page else ())

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "questions": self.on_form, "said": self.asking.said}

    def get_context_data(self, **kwargs):
        pages = self.asking.pages
        at = next((n for n, page in enumerate(pages) if page.code == self.kwargs["page"]), 0)
        if self.changing:
            back = self.address("check_answers")
        else:
            back = self.address_of(pages[at - 1]) if at else self.consultation.get_absolute_url()
        return super().get_context_data(
            number=at + 1, of=len(pages), back=back, changing=self.changing, **kwargs
        )

    @property
    def changing(self) -> bool:
        return CHANGING in self.request.GET

    def too_late(self):
        """What was typed while it closed is kept as well."""
        form = self.get_form() if self.request.method == "POST" else None
        if form is not None and self.on_form and form.is_valid():
            self.begun = self.keep(form)
        return super().too_late()

    @transaction.atomic
    def keep(self, form: QuestionsForm) -> Sheet:
        acting = self.request.acting
        sheet = begin_sheet(
            questionnaire=self.consultation.questionnaire,
            customer=self.customer,
            mode=MODES[acting.asked] if acting else Sheet.Mode.ONLINE,
            keyed_by=acting.officer if acting else None,
        )
        keep_answers(sheet=sheet, said=form.said())
        return sheet

    def act(self, form: QuestionsForm) -> str:
        if not form.questions:
            return self.address("start_answering")
        asked_before = self.asking.asked
        now = Asking(self.asking.questions, said_on(self.keep(form)))
        if not self.changing:
            return self.address_of(now.after(form.questions))
        new = [one for one in now.asked if one not in asked_before and one not in form.questions]
        return self.address_of(now.page_of(new[0]) if new else None, changing=True)


class CheckAnswers(Answering, ActOnForm):
    """All that they answered, each with a link to change it, and the button that sends it."""

    audience = Audience.CUSTOMERS
    form_class = OnceForm
    template_name = "consultations/answer_check.html"

    def get(self, request, *args, **kwargs):
        if self.sheet is None:
            return redirect(self.address_of(self.asking.where_to_go_on))
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        if self.begun is None:  # it was sent a moment ago, in another tab or by another press
            return redirect(self.address("start_answering"))
        return super().post(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        said = in_words(self.sheet)
        lines = [
            (question, said.get(question.code, ""), self.address_of(page, changing=True))
            for page in self.asking.pages
            for question in page.questions
        ]
        return super().get_context_data(
            lines=lines,
            begun=self.begun,
            sent=self.sent,
            back=self.address_of(self.asking.pages[-1]),
            **kwargs,
        )

    def act(self, form) -> str:
        send_answers(consultation=self.consultation, sheet=self.begun, by=self.request.user)
        self.done = f"An answer to “{self.consultation}”: sent"
        return self.address("answer_sent")


class AnswerSent(Answering, TemplateView):
    """What stands as their answer, and until when they may change it."""

    audience = Audience.CUSTOMERS
    template_name = "consultations/answer_sent.html"

    def get(self, request, *args, **kwargs):
        if self.sent is None:
            return redirect(self.address("start_answering"))
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(answers=read_out(self.sent), begun=self.begun, **kwargs)
