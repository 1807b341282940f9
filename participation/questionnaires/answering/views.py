"""Somebody answers the questions of one row: page by page, a look at it all, and it is sent.

An owner makes four views of these by :func:`four_pages`, of one class of its own with their audience, who
answers (:class:`.who.SignedIn`), which row it is and where each page stands: see
``consultations/views/answering.py``.
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.generic import TemplateView, View

from base.core import display
from base.core.views import ActOnForm

from ..kinds import field_for
from ..models import Question, Questionnaire, Version
from ..owners import Invitation, Owned
from ..piping import piped
from .forms import SIZE, SIZES, QuestionsForm, SendForm
from .keeping import Keeping, OnSheet
from .kept_versions import questions_asked
from .language import Language, choose_language
from .pages import Asking, Page
from .who import Who

#: What an owner's pages are called.
NAMES = ("start", "page", "check", "sent")
CHANGING = "change"
#: Sent with what a page carries, to look at another page and answer nothing.
LOOK = "look"
#: Without it, whoever pressed "Continue" sees the same page again and no reason.
CHANGED = "The questions have changed. What you answered is kept."
BROUGHT_UP = "Because of what you answered, there is more to ask on this page."


class Answering:
    """Whose questions they are, whose answer it is, what is asked and what they have said up to now."""

    #: The name of the address of each of the ``NAMES``.
    pages: Mapping[str, str]
    request: Any
    kwargs: dict[str, Any]
    whose: Owned
    who: Who
    invitation: Invitation
    kept: Keeping
    version: Version
    language: Language
    asking: Asking

    def find_who(self, request) -> Who | HttpResponseBase:
        """Who answers, or where somebody is led who cannot yet."""
        raise NotImplementedError

    def find_whose(self) -> Owned:
        """The row whose questions are asked; raises ``Http404`` where they may not see it."""
        raise NotImplementedError

    def find_version(self) -> Version | None:
        """What they are asked."""
        raise NotImplementedError

    def find_invitation(self) -> Invitation:
        return self.whose.owner.invites(self.whose.by, self.who.customer)

    def find_kept(self, version: Version) -> Keeping:
        row, owner = self.whose.by, self.whose.owner
        kept = owner.keeps(self, row, version) if owner else None
        return kept or OnSheet(version.questionnaire, self.who)

    @classmethod
    def questions_at(cls, **at: Any) -> Questionnaire | None:
        """What is asked at such an address, for whoever must sign in again before they go on."""
        return None

    def address(self, name: str, *more: str) -> str:
        """Of one of the ``pages``, that of a page of questions with its code."""
        at = [found for part, found in self.kwargs.items() if part != "page"]
        return reverse(self.pages[name], args=[*at, *more])

    def dispatch(self, request, *args, **kwargs):
        who = self.find_who(request)
        if not isinstance(who, Who):
            return who
        self.who = who
        self.whose = self.find_whose()
        row, owner = self.whose.by, self.whose.owner
        self.invitation = self.find_invitation()
        if why := owner.refuses(row, who.customer):
            return self.not_for_them(why)
        version = self.find_version()
        if version is None or not self.invitation.has_started:
            return self.not_asked()
        self.kept = self.find_kept(version)
        if self.kept.leads_to and self.kept.has_sent:
            return redirect(self.kept.leads_to)
        self.version = version
        questions = questions_asked(version)
        self.language = choose_language(request, version, questions, who.customer)
        self.kept.language = self.language.code
        self.asking = Asking(piped(questions, self.readable), self.kept.said)
        if not self.invitation.is_open:
            return self.too_late()
        if self.kept.carried and LOOK in request.POST:
            request.method = "GET"
            return self.get(request, *args, **kwargs)  # type: ignore[attr-defined]
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]

    @property
    def readable(self) -> Mapping[str, Any]:
        """What was said up to now, as far as whoever looks reads it."""
        return self.kept.said if self.kept.may_be_read else {}

    def not_for_them(self, why: str) -> HttpResponseBase:
        messages.info(self.request, why)
        return redirect(self.invitation.page)

    def not_asked(self) -> HttpResponseBase:
        """Nobody is asked yet, or ever was: its page says when it is open, or was."""
        return redirect(self.invitation.page)

    def too_late(self) -> HttpResponseBase:
        """It closed before they were done, or was called off: they read what was kept of theirs."""
        status = 409 if self.request.method == "POST" else 200
        template = "questionnaires/answer_closed.html"
        return render(self.request, template, self.around(), status=status)

    def around(self) -> dict[str, Any]:
        """What every page knows."""
        return {
            "invitation": self.invitation,
            "row": self.whose.by,
            "who": self.who,
            "kept": self.kept,
            "version": self.version,
            "language": self.language,
            "on_the_phone": None,
        }

    def address_of(self, page: Page | None, *, changing: bool = False) -> str:
        """Of one page of questions; after the last one, of what they look through and send."""
        if page is None:
            return self.address("check")
        return self.address("page", page.code) + (f"?{CHANGING}=1" if changing else "")

    def get_context_data(self, **kwargs):
        return super().get_context_data(**self.around(), **kwargs)  # type: ignore[misc]


class Start(Answering, View):
    """Where they are: at the first page, where they left off, or done."""

    http_method_names = ["get"]

    def get(self, request, *args, **kwargs):
        if self.kept.has_sent and not self.kept.has_begun:
            return redirect(self.address("sent"))
        return redirect(self.address_of(self.asking.where_to_go_on))


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
