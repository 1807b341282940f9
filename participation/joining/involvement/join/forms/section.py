"""What a page of Join is, and the last one, which only sends."""

from typing import Any

from crispy_forms_gds.choices import Choice
from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Layout
from django import forms

from base.core.forms import PlainAnswers
from base.core.once import OnceForm

from ..lists import Lists


class Section(PlainAnswers, forms.Form):
    title: str
    lead = ""
    button = "Continue"

    def __init__(self, *args, lists: Lists, answers: dict[str, Any], **kwargs):
        super().__init__(*args, **kwargs)
        self.lists = lists
        self.known = answers
        self.prepare()
        self.helper = FormHelper(self)
        self.helper.form_tag = False
        self.helper.layout = Layout(*self.laid_out())

    def prepare(self) -> None:
        """Fill the lists to choose from."""

    def laid_out(self) -> list:
        return list(self.fields)

    def answers(self) -> dict[str, Any]:
        return dict(self.cleaned_data)

    def tick(self, kind: str) -> None:
        self.fields[kind].choices = [
            Choice(option.code, option.label, hint=option.hint)
            for option in self.lists.options[kind]
        ]


def ticks(**kwargs) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, required=False, **kwargs)


class Send(OnceForm):
    """The check page: nothing to fill in, and sent twice it acts once."""
