import datetime as dt

from crispy_forms_gds.layout import Submit
from django import forms
from django.utils import timezone

from base.core.forms import DateField, PlainAnswers, SmallLabels
from base.core.moments import moment
from base.core.once import OnceForm
from participation.messages.contact.models import Purpose
from participation.reach.sendouts.forms.send_outs import HOURS, WithForm
from participation.reach.sendouts.models import Template


class MailingForm(PlainAnswers, OnceForm):
    template = forms.ModelChoiceField(
        Template.objects.in_use().filter(purpose=Purpose.INVITATION),
        label="What does it say?",
        required=False,
        empty_label="Our ready words for a survey",
        help_text="In email, text and letter, each with the person’s own link and code.",
    )
    day = DateField(
        noun="Day",
        label="On what day?",
        required=False,
        help_text="Leave empty to send it as soon as it is ready.",
    )
    hour = forms.TypedChoiceField(label="From what time?", choices=HOURS, coerce=int, initial=10)
    with_form = WithForm()
    helper = SmallLabels(
        "form_token",
        "template",
        "day",
        "hour",
        "with_form",
        Submit("save", "Prepare it, and see who it reaches"),
    )

    def clean_day(self) -> dt.date | None:
        day = self.cleaned_data["day"]
        if day and day < timezone.localdate():
            raise forms.ValidationError("The day must be today or later.")
        return day

    @property
    def starts_at(self) -> dt.datetime:
        day = self.cleaned_data["day"]
        if not day:
            return timezone.now()
        return max(timezone.now(), moment(day, dt.time(self.cleaned_data["hour"])))
