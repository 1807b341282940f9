from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Layout, Size, Submit
from django import forms

from participation.activities.four_parts import AsksFourParts
from portal.core.forms import DateField, PlainAnswers
from portal.core.once import OnceForm

from .models import Review


class ReviewForm(PlainAnswers, OnceForm, forms.ModelForm):
    """Four short parts (R-14) and what follows. ``seen`` is how many reviews the page showed."""

    next_on = DateField(
        noun="Day",
        label="When do you look at it again?",
        required=False,
        help_text="Leave it empty if it is over, or stops.",
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    class Meta(AsksFourParts):
        model = Review

    helper = FormHelper()
    helper.label_size = Size.SMALL
    helper.legend_size = Size.SMALL
    helper.layout = Layout(
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
