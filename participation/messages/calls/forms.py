from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Layout, Submit
from django import forms

from base.core.forms import PlainAnswers
from base.core.once import OnceForm

from .models import Call


class OutcomeForm(PlainAnswers, OnceForm):
    outcome = forms.ChoiceField(
        label="What came of it?",
        choices=Call.Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what came of the call"},
    )
    note = forms.CharField(
        label="Anything to remember (optional)",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper(self)
        self.helper.layout = Layout(
            "outcome",
            Field.textarea("note", max_characters=1000, rows=3),
            "form_token",
            Submit("save", "Save"),
        )
