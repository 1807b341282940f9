from crispy_forms_gds.layout import Field, Submit
from django import forms
from django.utils import timezone

from base.accounts.models import User
from base.core.forms import DateField, ModelChoices, PlainAnswers, SmallLabels
from base.core.lists import ListFilter
from base.core.once import OnceForm
from base.core.refused import Refused
from base.core.stale_edits import SeenAnswers, SeenForm
from participation.people.groups.models import Group

from ...activities.form_fields import ServiceChoice
from ...activities.outcomes.forms import people_to_answer
from ...activities.part_forms import long_answer
from ..models import Pilot, Standard, StandardQuerySet, What
from .services import lines_of
from .text import USUAL, read_lines, written


class StandardFilter(ListFilter):
    what = forms.ChoiceField(
        label="What is inspected", required=False, choices=[("", "Any"), *What.choices]
    )

    def narrow(self, rows: StandardQuerySet) -> StandardQuerySet:
        self.is_valid()
        what = self.cleaned_data.get("what")
        return rows.filter(what=what) if what else rows


class StandardForm(PlainAnswers, OnceForm, SeenForm):
    """What is looked at, a line for each thing."""

    what = forms.ChoiceField(label="What is inspected by it?", choices=What.choices)
    service = ServiceChoice()
    confirms = forms.ModelChoiceField(
        User.objects.none(),
        label="Who confirms that what failed was put right?",
        empty_label="Choose",
        help_text="Somebody other than you. Whoever answers for the service puts it right.",
    )
    lines = long_answer(
        "What do inspectors look at?",
        rows=20,
        hint="One thing a line. A line that ends with a colon is a heading: “Kitchen:”. Begin a line with ! where"
        " it keeps people safe: where one of these fails, the home is not ready.",
    )

    class Meta:
        model = Standard
        fields = ["title", "what", "service", "confirms"]
        labels = {"title": "What is it called?"}
        help_texts = {"title": "For example: Re-let standard 2026"}

    helper = SmallLabels(
        "form_token",
        Field.text("title"),
        "what",
        "service",
        "confirms",
        "lines",
        Submit("save", "Save"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["confirms"].queryset = people_to_answer(self.instance.confirms_id)
        there = self.instance.pk is not None
        self.initial.setdefault("lines", written(lines_of(self.instance)) if there else USUAL)

    def clean_lines(self):
        try:
            return read_lines(self.cleaned_data["lines"])
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal


class PilotForm(PlainAnswers, OnceForm):
    """What a trial showed, and whether this sort of inspection begins (R-39)."""

    what = forms.ChoiceField(label="What was inspected?", choices=What.choices)
    evidence = long_answer("What was it worth, and what did it take?", rows=5)
    compared_with = long_answer(
        "Whom did you compare with, and by which standards do they inspect?", rows=4
    )
    begins = forms.TypedChoiceField(
        label="Do these inspections begin?",
        choices=[("yes", "Yes"), ("no", "No")],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
    )
    why = long_answer("Why?", rows=3)
    decided_on = DateField(label="When was it decided?", noun="Day it was decided")
    helper = SmallLabels(
        "form_token",
        *("what", "evidence", "compared_with", "begins", "why", "decided_on"),
        Submit("save", "Write it down"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("decided_on", timezone.localdate())

    class Meta:
        model = Pilot


class TeamsForm(PlainAnswers, SeenAnswers):
    """Whose members inspect what."""

    helper = SmallLabels(*What.values, Submit("save", "Save"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for what in What:
            self.fields[what.value] = ModelChoices(
                Group.objects.live(),
                label=f"{what.label}: whose members inspect them?",
                required=False,
            )
