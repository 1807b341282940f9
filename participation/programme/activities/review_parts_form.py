"""The four parts as somebody fills them in: the same questions, whatever is looked at."""

from crispy_forms_gds.layout import Field, Submit
from django import forms

from base.core.forms import DateField, PlainAnswers, SmallLabels
from base.core.once import OnceForm


def next_look(help_text: str) -> DateField:
    return DateField(
        noun="Day", label="When do you look at it again?", required=False, help_text=help_text
    )


class ReviewPartsForm(PlainAnswers, OnceForm, forms.ModelForm):
    """What it is about adds ``next_on``, and ``seen``: what the page showed when it was opened."""

    class Meta:
        fields = [
            "purpose_met",
            "purpose_words",
            "resources",
            "overlap",
            "outcomes_told",
            "decision",
        ]
        labels = {
            "purpose_met": "1. Does it do what it is for?",
            "purpose_words": "How can you tell?",
            "resources": "2. Is the time and money well spent?",
            "overlap": "3. Does anything else do the same?",
            "outcomes_told": "4. What came of it, and who has been told?",
            "decision": "What happens now?",
        }
        help_texts = {
            "purpose_words": "Ask the people in it too.",
            "resources": "Hours and pounds, of ours and of the people in it, against what came of it.",
            "overlap": "What overlaps with it, or what it could be joined to.",
            "outcomes_told": "What changed because of it, and how the people in it heard.",
        }
        widgets = {"purpose_met": forms.RadioSelect, "decision": forms.RadioSelect}

    helper = SmallLabels(
        Field.radios("purpose_met", inline=True),
        Field.textarea("purpose_words", rows=3),
        Field.textarea("resources", rows=3),
        Field.textarea("overlap", rows=3),
        Field.textarea("outcomes_told", rows=3),
        Field.radios("decision"),
        "next_on",
        "seen",
        "form_token",
        Submit("save", "Save the review"),
    )
