"""What is typed by whoever rings people: what came of it, and what is said."""

import datetime as dt

from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Fieldset, Layout, Size, Submit
from django import forms

from base.core.clock_field import ClockField
from base.core.forms import DateField, PlainAnswers, SmallLabels
from base.core.moments import AskWhich, WhichOfTwo, moment_in
from base.core.once import OnceForm

from ..outcomes import Outcome
from .script import STANDS_FOR


class TryForm(PlainAnswers, OnceForm):
    """How a call ended. That all is answered is written down when it is sent."""

    outcome = forms.ChoiceField(
        label="What came of it?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what came of the call"},
    )
    day = DateField(noun="Day", label="On what day?", required=False)
    at = ClockField(label="At what time?", required=False, help_text="For example 2.30pm")
    at_which = WhichOfTwo(label="Which of the two?")
    note = forms.CharField(
        label="What helps whoever rings next (optional)",
        required=False,
        max_length=300,
        help_text="For example: ring twice, they walk slowly. Nothing of what they think or answered.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    call_back_at: dt.datetime | None = None

    def __init__(self, *args, has_begun: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = [
            (one.value, one.label)
            for one in Outcome
            if one != Outcome.COMPLETE and (has_begun or one != Outcome.PARTIAL)
        ]
        self.helper = FormHelper(self)
        self.helper.label_size = self.helper.legend_size = Size.SMALL
        self.helper.layout = Layout(
            Field.radios("outcome", small=True),
            Fieldset("day", "at", AskWhich("at"), legend="Ring them back", legend_size=Size.SMALL),
            Field.textarea("note", max_characters=300, rows=2),
            "form_token",
            Submit("save", "Save"),
        )

    def clean(self):
        cleaned = super().clean()
        self.call_back_at = moment_in(self, "day", "at")
        day, at = cleaned.get("day"), cleaned.get("at")
        if day and at is None and "at" not in self.errors:
            self.add_error("at", "Say at what time to ring back")
        if at and day is None and "day" not in self.errors:
            self.add_error("day", "Say on what day to ring back")
        if cleaned.get("outcome") == Outcome.CALL_BACK and not (day or at or self.errors):
            self.add_error("day", "Say when to ring back")
        return cleaned


def _signs() -> str:
    return "; ".join(f"{sign}: {words}" for sign, words in STANDS_FOR.items())


class ScriptForm(PlainAnswers, OnceForm):
    opening = forms.CharField(
        label="What is said first",
        max_length=2000,
        help_text=f"Who rings, why, and how long it takes. These signs stand for: {_signs()}.",
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    ending = forms.CharField(
        label="What is said last",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    helper = SmallLabels("opening", "ending", "form_token", Submit("save", "Save"))
