from crispy_forms_gds.layout import Field, Submit
from django import forms
from django.db.models import Q
from django.utils import timezone

from base.core.forms import DateField, ModelChoice, ModelChoices, PlainAnswers, SmallLabels
from base.core.once import OnceForm
from base.core.rules.kinds import CountField
from participation.messages.contact.models import Purpose
from participation.reach.sendouts.forms.send_outs import WithForm
from participation.reach.sendouts.models import Template

from ..models import JobType, Schedule, Survey, SurveyType


def number(label: str, least: int, most: int) -> CountField:
    wrong = f"Enter a whole number from {least} to {most} for “{label}”"
    return CountField(
        label=label,
        min_value=least,
        max_value=most,
        widget=forms.TextInput({"inputmode": "numeric", "class": "govuk-input--width-3"}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), wrong),
    )


class ScheduleForm(PlainAnswers, OnceForm, forms.ModelForm):
    """Which survey comes after what, how often, and how."""

    survey = ModelChoice(
        Survey.objects.none(),
        label="Which survey is it?",
        help_text="One after a job or a visit that is open, or will be. Of a confidential or anonymous one you"
        " read results only once it has closed.",
    )
    job_types = ModelChoices(
        JobType.objects.all(),
        label="After what are people asked?",
        error_messages={"required": "Choose after what people are asked"},
    )
    template = ModelChoice(
        Template.objects.none(),
        label="What does the message say?",
        required=False,
        help_text="Leave it out for our ready words.",
    )
    with_form = WithForm()
    starts_on = DateField(
        label="On what day is the first one due?", noun="Day", help_text="For example, 7 12 2026."
    )
    delay_days = number("How many days after the job at least?", 0, 60)
    share = number("Of a hundred people, how many are asked?", 1, 100)
    helper = SmallLabels(
        "form_token",
        Field.text("name"),
        "survey",
        "job_types",
        Field.radios("every"),
        Field.radios("way"),
        "template",
        "with_form",
        "starts_on",
        "delay_days",
        "share",
        Field.radios("reminders"),
        Submit("save", "Save"),
    )

    class Meta:
        model = Schedule
        fields = (
            *("name", "survey", "job_types", "every", "way"),
            *("template", "with_form", "starts_on", "delay_days", "share", "reminders"),
        )
        labels = {
            "name": "What is it called?",
            "every": "How often are people asked?",
            "way": "How are they asked?",
            "reminders": "How often is whoever has not answered reminded?",
        }
        widgets = dict.fromkeys(("every", "way", "reminders"), forms.RadioSelect)
        help_texts = {
            "reminders": "By message, each time after the days that the settings say. Nobody is reminded who was"
            " asked something else meanwhile."
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        still = Q(ends_at__gt=timezone.now(), cancelled_at=None)
        mine = Q(pk=self.instance.survey_id)
        surveys = Survey.objects.filter(survey_type=SurveyType.TRANSACTION)
        self.fields["survey"].queryset = surveys.filter(still | mine).order_by("title")
        invitations = Template.objects.filter(purpose=Purpose.INVITATION)
        self.fields["template"].queryset = invitations.filter(
            Q(put_away_at=None) | Q(pk=self.instance.template_id)
        )
