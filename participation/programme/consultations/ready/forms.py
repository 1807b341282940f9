from crispy_forms_gds.layout import Submit
from django import forms
from django.utils import timezone

from base.core.forms import DateField, PlainAnswers, SmallLabels
from base.core.once import OnceForm
from participation.programme.activities.part_forms import FURTHEST


class BeginRentForm(PlainAnswers, OnceForm):
    decided_on = DateField(
        label="When will you decide?",
        noun="Date of the decision",
        help_text="The other days are counted back from it. You can change each of them.",
    )
    helper = SmallLabels("decided_on", "form_token", Submit("begin", "Begin it with these words"))

    def clean_decided_on(self):
        day = self.cleaned_data["decided_on"]
        if day - timezone.localdate() > FURTHEST:
            raise forms.ValidationError("Check the year of this date")
        return day
