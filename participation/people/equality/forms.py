from django import forms

from base.core.forms import PlainAnswers
from base.core.stale_edits import SeenAnswers

from .models import Answer, Option, Question

PREFER_NOT_TO_SAY = "prefer_not_to_say"


class AnswerForm(PlainAnswers, SeenAnswers):
    """One question. Skipping it is a link, so an empty form is a slip and not an answer."""

    answer = forms.ChoiceField(
        widget=forms.RadioSelect,
        error_messages={"required": "Choose an answer, or skip this question"},
    )

    def __init__(self, *args, question: Question, answer: Answer | None, **kwargs):
        super().__init__(*args, **kwargs)
        self.options = {option.code: option for option in question.options.all()}
        field = self.fields["answer"]
        field.label = question.text
        field.choices = [
            *((code, option.text) for code, option in self.options.items()),
            (PREFER_NOT_TO_SAY, "Prefer not to say"),
        ]
        if answer:
            self.initial["answer"] = answer.option.code if answer.option else PREFER_NOT_TO_SAY

    @property
    def option(self) -> Option | None:
        """What was chosen; None for "prefer not to say"."""
        return self.options.get(self.cleaned_data["answer"])
