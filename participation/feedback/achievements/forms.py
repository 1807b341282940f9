from crispy_forms_gds.layout import Field, Submit
from django import forms
from django.utils import timezone

from base.core.forms import DateField, PlainAnswers, SmallLabels
from base.core.once import OnceForm
from base.core.stale_edits import SeenForm

from .models import Achievement


class AchievementForm(PlainAnswers, OnceForm, SeenForm):
    achieved_on = DateField(noun="Day", label="When?")
    link = forms.URLField(
        label="A page about it",
        required=False,
        assume_scheme="https",
        help_text="If there is one. For example: https://example.org/awards",
        error_messages={"invalid": "Enter a whole web address, starting with https://"},
    )
    public = forms.BooleanField(
        label="Show it to everybody",
        required=False,
        help_text="It stands on the page “Awards and good practice”.",
    )

    class Meta:
        model = Achievement
        fields = ["title", "kind", "what", "with_whom", "achieved_on", "link"]
        labels = {
            "title": "What is it called?",
            "kind": "What kind?",
            "what": "What was it for?",
            "with_whom": "Who gave it, or with whom did we share it?",
        }
        help_texts = {
            "what": "Say what customers did. Leave out names unless they want to be named.",
        }
        widgets = {"kind": forms.RadioSelect}

    helper = SmallLabels(
        "title",
        "kind",
        Field.textarea("what", rows=3),
        "with_whom",
        "achieved_on",
        "link",
        "public",
        "form_token",
        Submit("save", "Save"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("public", self.instance.published_at is not None)

    def clean_achieved_on(self):
        day = self.cleaned_data["achieved_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError("The day must be today or earlier")
        return day
