"""How a pile of ballot papers is keyed."""

from crispy_forms_gds.layout import Field, Submit
from django import forms

from base.core.forms import (
    PlainAnswers,
    SmallLabels,
)
from base.core.once import OnceForm

from .form_fields import whole


class BatchForm(PlainAnswers, OnceForm):
    title = forms.CharField(
        label="What is the pile called?", max_length=80, help_text="For example: Mill Lane, box 1."
    )
    papers = whole("How many papers are in it?", most=500, help_text="Counted by hand.")
    helper = SmallLabels(
        Field.text("title"), "papers", "form_token", Submit("save", "Begin this pile")
    )


class KeyForm(PlainAnswers, forms.Form):
    lines = forms.CharField(
        label="The papers, one a line",
        max_length=30_000,
        help_text="The code, then the numbers of the projects: 7KQ2 MX4D 3 7 12",
        widget=forms.Textarea(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    helper = SmallLabels(Field.textarea("lines", rows=12), Submit("save", "Save this pile"))
