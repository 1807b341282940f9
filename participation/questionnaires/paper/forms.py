"""Whose a paper form is, its questions in the order of the paper, and what two of us read differently."""

from collections.abc import Mapping
from typing import Any

from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Button, Layout, Size, Submit
from django import forms
from django.http import QueryDict
from django.utils import timezone

from base.core.forms import DateField, PlainAnswers
from base.core.once import OnceForm

from ..answering.forms import QuestionsForm
from ..codes.forms import CodeField
from ..kinds import Said
from ..models import Keying, Question, Version
from .form import mark_of
from .layout import on_paper


class BeginForm(PlainAnswers, OnceForm):
    """Whose form it is: by its code, or a person who was found, or nobody's whom we know."""

    code = CodeField(
        label="Its code",
        required=False,
        help_text="At the top of each page, after “Your code”. Type it, or scan the square.",
    )
    nobody = forms.BooleanField(
        label="It has no code, and we do not know whose it is", required=False
    )
    version = forms.ChoiceField(label="Which form is it?", widget=forms.RadioSelect)
    received_on = DateField(label="When did it come?", noun="Day on which it came")

    def __init__(self, *args, versions: list[Version], customer: Any, **kwargs):
        super().__init__(*args, **kwargs)
        self.customer = customer
        self.fields["received_on"].initial = timezone.localdate
        names = [
            (str(one.pk), f"{mark_of(one)}, asked from {one.opened_at:%-d %B %Y}")
            for one in versions
        ]
        self.fields["version"].choices = names
        self.fields["version"].initial = names[0][0]
        if len(versions) == 1:
            del self.fields["version"]
        if customer is not None:
            del self.fields["code"], self.fields["nobody"]
        self.helper = FormHelper(self)
        self.helper.label_size = self.helper.legend_size = Size.SMALL
        self.helper.layout = Layout(*self.fields, Submit("key", "Key it in"))

    def clean(self):
        cleaned = super().clean()
        asked = self.customer is None and "code" not in self.errors
        if asked and bool(cleaned.get("code")) == bool(cleaned.get("nobody")):
            self.add_error(
                "code", "Type its code, find the person below, or tick that nobody knows"
            )
        return cleaned


class KeyingForm(QuestionsForm):
    """All questions on one page, numbered as on the paper."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, said={}, **kwargs)
        for one in on_paper(self.questions):
            field = self.fields[one.question.source]
            field.label = f"{one.question.place}. {one.question.words}"
            field.help_text = f"Only if {one.only_if}." if one.only_if else ""
        self.helper.label_size = self.helper.legend_size = Size.SMALL
        buttons = [
            Submit("finish", "It is all typed"),
            Button.secondary("draft", "Keep it, and go on later"),
        ]
        self.helper.layout.fields[-1:] = buttons


class SettleForm(QuestionsForm):
    """The questions that two of us read differently, each as the paper has it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper.label_size = self.helper.legend_size = Size.SMALL
        self.helper.layout.fields[-1:] = [Submit("settle", "This is what the paper says")]


def typed_in_form(data: QueryDict) -> list[tuple[str, str]]:
    """Names and values of the boxes of questions, to be kept as they are."""
    return [
        (name, value) for name, values in data.lists() if name.startswith("q_") for value in values
    ]


def as_sent(typed: list[tuple[str, str]]) -> QueryDict:
    """The same as a browser would send it again."""
    data = QueryDict(mutable=True)
    for name, value in typed:
        data.appendlist(name, value)
    return data


def said_in_keying(keying: Keying, questions: list[Question]) -> Mapping[str, Said | None]:
    """What a finished keying says; it was valid when it was finished."""
    form = KeyingForm(as_sent(keying.typed), questions=questions)
    form.full_clean()
    return form.said()
