"""What is said of the programme of a year: the month and size of a topic, and why it changes."""

import datetime as dt

from crispy_forms_gds.layout import Submit
from django import forms
from django.utils import timezone

from base.core.forms import ModelChoice, PlainAnswers, SmallLabels
from base.core.once import OnceForm
from base.core.periods import months_after
from participation.people.groups.models import Group
from participation.programme.activities.part_forms import long_answer

from .models import Size

MONTHS_AHEAD = 24


class PlanForm(PlainAnswers, OnceForm):
    month = forms.TypedChoiceField(
        label="In which month does it begin?", coerce=dt.date.fromisoformat
    )
    size = forms.ChoiceField(label="How far?", choices=Size.choices, widget=forms.RadioSelect)
    helper = SmallLabels("month", "size", "form_token", Submit("save", "Plan it"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        first = timezone.localdate().replace(day=1)
        months = [months_after(first, ahead) for ahead in range(MONTHS_AHEAD)]
        self.fields["month"].choices = [(day.isoformat(), f"{day:%B %Y}") for day in months]


class PublishForm(PlainAnswers, OnceForm):
    panel = ModelChoice(Group.objects.none(), label="Which panel agreed it?")
    why = long_answer(
        "What changed since the last version, and why?",
        rows=3,
        required=False,
        hint="Everybody reads this. Leave it empty when it is published for the first time.",
    )
    helper = SmallLabels("panel", "why", "form_token", Submit("save", "Publish the programme"))

    def __init__(self, *args, panels, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["panel"].queryset = panels
