"""What is written about a project, its pictures and how far it is."""

from crispy_forms_gds.layout import Field, Submit
from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat

from base.core.forms import (
    DateField,
    ModelChoice,
    PlainAnswers,
    SmallLabels,
)
from base.core.once import OnceForm
from base.core.stale_edits import SeenForm
from base.core.uploads import PictureField

from .form_fields import some_money
from .models import Pot, Project, Round


class ProjectForm(PlainAnswers, OnceForm, SeenForm):
    pot = ModelChoice(Pot.objects.none(), label="From which money would it be paid?")
    cost = some_money(
        "What does it cost?", required=False, help_text="Leave it empty while nobody knows."
    )

    class Meta:
        model = Project
        fields = ["title", "place", "about", "pot", "cost", "either_or", "source"]
        labels = {
            "title": "What is it, in a few words?",
            "place": "Where is it, in words?",
            "about": "What is it, and what is it good for?",
            "either_or": "One or the other (optional)",
            "source": "How did the idea reach us?",
        }
        help_texts = {
            "place": "For example: the corner of Mill Lane and Calder Street.",
            "either_or": "Of projects with the same word here, at most one wins. For example: the corner.",
        }
        widgets = {"source": forms.RadioSelect}

    helper = SmallLabels(
        Field.text("title"),
        Field.text("place"),
        Field.textarea("about", rows=5),
        "pot",
        "cost",
        Field.text("either_or"),
        "source",
        "form_token",
        Submit("save", "Save"),
    )

    def __init__(self, *args, round: Round, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["pot"].queryset = round.pots.all()


class DecideForm(PlainAnswers, OnceForm):
    is_possible = forms.TypedChoiceField(
        label="Can it be done?",
        choices=[("yes", "Yes, people can vote for it"), ("no", "No")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    why = forms.CharField(
        label="Why?",
        required=False,
        max_length=1000,
        help_text="Everybody reads this once costs are published. If it cannot be done, say why.",
    )
    helper = SmallLabels(
        "is_possible", Field.textarea("why", rows=4), "form_token", Submit("save", "Sign it off")
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("is_possible") is False and not cleaned.get("why"):
            self.add_error("why", "Say why it cannot be done")
        return cleaned


class DeliveryForm(PlainAnswers, OnceForm):
    delivery = forms.CharField(
        label="How far is it?", max_length=1000, help_text="Everybody reads this."
    )
    delivered_on = DateField(
        noun="Day", label="When was it finished?", required=False, help_text="Empty until it is."
    )
    helper = SmallLabels(
        Field.textarea("delivery", rows=4),
        "delivered_on",
        "form_token",
        Submit("save", "Save"),
    )


class PictureForm(PlainAnswers, OnceForm):
    file = PictureField(
        label="The picture",
        help_text=f"Smaller than {filesizeformat(settings.MAX_UPLOAD_BYTES)}. Ask whoever is in it.",
    )
    alt = forms.CharField(
        label="What does it show?", max_length=250, help_text="For people who cannot see it."
    )
    helper = SmallLabels("file", Field.text("alt"), "form_token", Submit("save", "Add it"))
