"""The page that a link to one answer opens: the answer is chosen, and one button says that it is theirs.

Mail programs follow links by themselves, so following one records nothing.
"""

from typing import Any

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse

from base.core.audience import Audience
from base.core.once import OnceForm
from base.core.views import ActOnForm

from ..answering import views
from ..models import Option, Question
from .tapping import ONE_PRESS
from .views import ByCode

MORE = "Thank you, we have your answer. If you have a minute more, there is more to ask."
KEPT = "We have kept your answer. It counts once you send it at the end."
CHANGED = "The questions have changed since we wrote to you. Please choose your answer here."


class TapAnswer(ByCode, views.Answering, ActOnForm):
    """Whoever has not begun to answer has answered with that press, and may go on with what else is asked.
    What somebody has begun and not sent stays so, with this answer in it."""

    audience = Audience.EVERYONE
    form_class = OnceForm
    template_name = "questionnaires/code_tap.html"

    def address(self, name: str, *more: str) -> str:
        """Of a page of questions, where no answer stands behind the code."""
        return reverse(self.pages[name], args=[self.code.code, *more])

    @property
    def question(self) -> Question:
        return self.asking.questions[0]

    @property
    def option(self) -> Option | None:
        """The answer of the link; None where the first question has it no more."""
        options = self.question.options.all() if self.question.kind in ONE_PRESS else ()
        return next((one for one in options if one.code == self.kwargs["option"]), None)

    @property
    def is_theirs(self) -> bool:
        said = self.asking.said.get(self.question.code)
        return self.option is not None and said == (self.option.code,)

    def get(self, request, *args, **kwargs):
        return self.elsewhere() or super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        return self.elsewhere() or super().post(request, *args, **kwargs)

    def elsewhere(self) -> Any:
        owner = self.whose.owner
        if owner is None or not owner.taps(self.whose.by):
            return redirect(self.address("start"))
        if self.option is None:
            messages.info(self.request, CHANGED)
            return redirect(self.address_of(self.asking.pages[0]))
        if self.kept.has_sent and not self.kept.has_begun and self.is_theirs:
            return redirect(self.address("start"))
        return None

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            question=self.question,
            option=self.option,
            others=self.address_of(self.asking.pages[0]),
            more=len(self.asking.asked) - 1,
            **kwargs,
        )

    def act(self, form) -> str:
        assert self.option is not None  # else they were led elsewhere
        had_begun = self.kept.has_begun
        self.kept.keep({self.question.code: (self.option.code,)})
        if not had_begun:
            self.kept.send(self.whose)
        now = views.Asking(self.asking.questions, self.kept.said)
        page = now.after([self.question])
        if page is None and not had_begun:
            return self.address("sent")
        messages.success(self.request, KEPT if had_begun else MORE)
        return self.address_of(page)
