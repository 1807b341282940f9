"""Somebody answers the questions of one row: page by page, a look at it all, and it is sent.

An owner makes four views of these by :func:`four_pages`, of one class of its own with their audience, who
answers (:class:`.who.SignedIn`), which row it is and where each page stands: see
``consultations/views/answering.py``.
"""

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.views.generic import TemplateView, View

from base.core.views import ActOnForm

from .around import NAMES, Answering
from .forms import SendForm
from .one_page import OnePage
from .pages import Asking

__all__ = ["NAMES", "Answering", "Asking", "Check", "OnePage", "Sent", "Start", "four_pages"]


class Start(Answering, View):
    """Where they are: at the first page, where they left off, or done."""

    http_method_names = ["get"]

    def get(self, request, *args, **kwargs):
        if self.kept.has_sent and not self.kept.has_begun:
            return redirect(self.address("sent"))
        return redirect(self.address_of(self.asking.where_to_go_on))


class Check(Answering, ActOnForm):
    """All that they answered, each with a link to change it, and the button that sends it."""

    template_name = "questionnaires/answer_check.html"

    def get_form_class(self):
        return self.invitation.also.form if self.invitation.also else SendForm

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "language": self.language}

    def get(self, request, *args, **kwargs):
        if not (self.kept.has_begun or self.kept.has_sent):
            return redirect(self.address_of(self.asking.where_to_go_on))
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        return super().post(request, *args, **kwargs) if self.kept.has_begun else self.sent_before()

    def sent_before(self) -> HttpResponseBase:
        """It was sent a moment ago, in another tab or by another press. What else they say counts all the same:
        whoever goes back to tick it is not left waiting for it."""
        if self.invitation.also and self.kept.has_sent:
            form = self.get_form()
            if not form.is_valid():
                return self.form_invalid(form)
            if said := self.invitation.also.take(form.cleaned_data):
                messages.success(self.request, said)
        return redirect(self.address("start"))

    def get_context_data(self, **kwargs):
        said = self.kept.in_words()
        if self.kept.may_be_read:
            said |= self.language.chosen(self.asking)
        lines = [
            (question, said.get(question.code, ""), self.address_of(page, changing=True))
            for page in self.asking.pages
            for question in page.questions
        ]
        back = self.address_of(self.asking.pages[-1])
        wrote = any(said for question, said, _ in lines if question.has_words)
        return super().get_context_data(
            lines=lines,
            back=back,
            asks_to_quote=self.invitation.asks_to_quote and wrote,
            **kwargs,
        )

    def act(self, form) -> str:
        if self.invitation.asks_to_quote:
            self.kept.may_quote = "may_quote" in self.request.POST
        self.kept.send(self.whose)
        if self.invitation.also and (said := self.invitation.also.take(form.cleaned_data)):
            messages.success(self.request, said)
        self.done = f"An answer to “{self.whose.by}”: sent"
        return self.kept.leads_to or self.address("sent")


class Sent(Answering, TemplateView):
    """What stands as their answer, and until when they may change it."""

    template_name = "questionnaires/answer_sent.html"

    def get(self, request, *args, **kwargs):
        if not self.kept.has_sent:
            return redirect(self.address("start"))
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            answers=self.what_stands(),
            in_english=self.in_english,
            check=self.address("check"),
            **kwargs,
        )

    def what_stands(self) -> list[tuple[str, str]]:
        """In the language that they answer in; in English while they have changed some and not sent it,
        for then the questions at hand repeat what is not sent."""
        stands = self.kept.read_out(sent=True)
        if not stands or self.in_english:
            return stands
        said = self.kept.in_words() | self.language.chosen(self.asking)
        questions = [question for page in self.asking.pages for question in page.questions]
        return [(one.words, said[one.code]) for one in questions if said.get(one.code)]

    @property
    def in_english(self) -> bool:
        return self.language.words is None or self.kept.has_begun


def four_pages(answering: type) -> tuple[type, type, type, type]:
    """The views that start, ask page by page, show all before it is sent, and afterwards."""
    start, page, check, sent = (
        type(
            f"{answering.__name__}{view.__name__}",
            (answering, view),
            {"__module__": answering.__module__},
        )
        for view in (Start, OnePage, Check, Sent)
    )
    return start, page, check, sent
