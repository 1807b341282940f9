from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Button, Div, Field, Layout, Size, Submit
from django import forms

from base.core.forms import PlainAnswers
from base.core.stale_edits import SeenForm
from participation.people.customers.models import Level

from .models import Wording


class WordsForm(PlainAnswers, SeenForm):
    only_one = True

    class Meta:
        model = Wording
        fields = ["title", "body"]
        labels = {"title": "Heading", "body": "Words"}
        help_texts = {
            "body": "Plain text. An empty line begins a new paragraph. Short sentences that an "
            "11-year-old understands.",
        }

    helper = FormHelper()
    helper.label_size = Size.SMALL
    helper.layout = Layout(
        "title",
        Field.textarea("body", rows=8),
        Div(
            Button.secondary("preview", "See it first"),
            Button.primary("save", "Put it on the page"),
            css_class="govuk-button-group",
        ),
    )


class LevelForm(PlainAnswers, SeenForm):
    class Meta:
        model = Level
        fields = ["name", "invitation", "description", "time_needed"]
        labels = {
            "name": "What the level is called",
            "invitation": "What it says to a customer",
            "description": "What it means",
            "time_needed": "The time it takes",
        }
        help_texts = {"invitation": "For example: Keep me informed."}
        widgets = {"description": forms.Textarea}

    helper = FormHelper()
    helper.label_size = Size.SMALL
    helper.layout = Layout(
        "name",
        "invitation",
        Field.textarea("description", rows=2),
        "time_needed",
        Submit("save", "Save"),
    )
