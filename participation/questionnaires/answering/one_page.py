"""One page of questions: what is answered on it is kept, and leads to the next one that is asked."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect

from base.core import display
from base.core.views import ActOnForm

from ..kept_versions import questions_asked
from ..kinds import field_for
from ..models import Question
from .around import CHANGING, Answering
from .forms import SIZE, SIZES, QuestionsForm
from .pages import Asking, Page

#: Without it, whoever pressed "Continue" sees the same page again and no reason.
CHANGED = "The questions have changed. What you answered is kept."
BROUGHT_UP = "Because of what you answered, there is more to ask on this page."


class OnePage(Answering, ActOnForm):
    """One page of questions. Nothing on it must be answered; what is, is kept."""

    form_class = QuestionsForm
    template_name = "questionnaires/answer_page.html"

    @classmethod
    def boxes_of(cls, *, page: str, **at: Any) -> dict[str, forms.Field]:
        """For what waits until somebody has signed in again: they read it in the words of the questions."""
        questionnaire = cls.questions_at(**at)
        version = questionnaire.asked if questionnaire else None
        questions = questions_asked(version) if version else []
        return {one.source: field_for(one) for one in questions} | QuestionsForm.base_fields

    def get(self, request, *args, **kwargs):
        if self.page is None:
            messages.info(request, self.language.marked(CHANGED))
            return redirect(self.address_of(self.asking.where_to_go_on))
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        """Where something on the page is wrong, that too is said in words of the size that was asked for."""
        size = request.POST.get(SIZE, "")
        if size in SIZES:
            display.change(request, text=size)
        response = super().post(request, *args, **kwargs)
        if size in SIZES:
            display.remember(response, display.chosen(request))
        return response

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
        return {
            **super().get_form_kwargs(),
            "questions": self.on_form,
            "said": self.readable,
            "carried": self.kept.carried,
            "language": self.language,
            "size": display.chosen(self.request)["text"],
        }

    def get_context_data(self, **kwargs):
        pages = self.asking.pages
        at = next((n for n, page in enumerate(pages) if page.code == self.kwargs["page"]), 0)
        if self.changing:
            back = self.address("check")
        else:
            back = self.address_of(pages[at - 1]) if at else self.invitation.page
        return super().get_context_data(
            number=at + 1,
            of=len(pages),
            section=pages[at].section,
            which_page=self.which_page(at + 1, len(pages)),
            back=back,
            changing=self.changing,
            **kwargs,
        )

    def which_page(self, number: int, of: int) -> str:
        if self.changing:
            return self.language.of("Change your answer")
        if of > 1:
            return self.language.of("Your answer, page {number} of {of}", number=number, of=of)
        return self.language.of("Your answer")

    @property
    def changing(self) -> bool:
        return CHANGING in self.request.GET

    def too_late(self):
        """What was typed while it closed is kept as well."""
        form = self.get_form() if self.request.method == "POST" else None
        if form is not None and self.on_form and form.is_valid():
            self.kept.keep(form.said())
        return super().too_late()

    def act(self, form: QuestionsForm) -> str:
        if not form.questions:
            return self.address("start")
        asked_before = self.asking.asked
        said = form.said()
        if not self.kept.may_be_read:
            said = {code: one for code, one in said.items() if one is not None}
        if form.other_language or form.other_size:
            if form.other_language:
                self.language.take(self.request, form.other_language)
                self.kept.language = form.other_language
            if self.kept.has_begun or any(one is not None for one in said.values()):
                self.kept.keep(said)
            return self.request.get_full_path()
        self.kept.keep(said)
        now = Asking(self.asking.questions, self.kept.said)
        if not self.changing:
            page = now.after(form.questions)
            if page is not None and any(one in page.questions for one in form.questions):
                messages.info(self.request, self.language.marked(BROUGHT_UP))
            return self.address_of(page)
        new = [one for one in now.asked if one not in asked_before and one not in form.questions]
        return self.address_of(now.page_of(new[0]) if new else None, changing=True)

    def go_on(self, leads_to: str) -> HttpResponseBase:
        return self.kept.go_on(self, leads_to)
