from crispy_forms_gds.layout import Field, Submit
from django import forms
from django.db.models import Q

from base.core.forms import PlainAnswers, SmallLabels
from base.core.plain_fields import ChoiceOfRows
from participation.people.customers import choices
from participation.people.customers.models import Level

from .models import (
    FROM_HOME,
    IN_PERSON,
    Formality,
    Interest,
    OpportunityQuerySet,
    TimeNeeded,
    Where,
)


class LevelChoice(ChoiceOfRows):
    def label_from_instance(self, level: Level) -> str:
        return level.invitation


class MenuFilter(forms.Form):
    """What a tenant asks first: how long, when, where, and how far in. Nonsense in the address narrows
    nothing."""

    time = forms.ChoiceField(
        label="How much time?", required=False, choices=[("", "Any"), *TimeNeeded.choices]
    )
    when = ChoiceOfRows(
        choices.times,
        label="When are you free?",
        required=False,
        empty_label="Any time",
        to_field_name="code",
    )
    where = forms.ChoiceField(
        label="Where?",
        required=False,
        choices=[
            ("", "Anywhere"),
            (Where.HOME, "From home or online"),
            (Where.ONLINE, "Online"),
            (Where.OUT, "In person"),
            (Where.NEARBY, "In person, near me"),
            (Where.OFFICE, "In person, at your office"),
        ],
    )
    formality = forms.ChoiceField(
        label="How formal?", required=False, choices=[("", "Any"), *Formality.choices]
    )
    level = LevelChoice(
        choices.levels,
        label="How far do you want to go?",
        required=False,
        empty_label="Any",
        to_field_name="code",
    )

    def narrow(self, opportunities: OpportunityQuerySet) -> OpportunityQuerySet:
        self.is_valid()
        asked = self.cleaned_data
        if asked.get("time"):
            opportunities = opportunities.filter(time_needed=asked["time"])
        if asked.get("when"):  # one that names no times is for whenever it suits
            opportunities = opportunities.filter(Q(times=None) | Q(times=asked["when"]))
        if asked.get("where"):
            wide = {Where.HOME: FROM_HOME, Where.OUT: IN_PERSON}
            opportunities = opportunities.filter(
                where__in=wide.get(asked["where"], {asked["where"]})
            )
        if asked.get("formality"):
            opportunities = opportunities.filter(formality=asked["formality"])
        if asked.get("level"):
            opportunities = opportunities.filter(level=asked["level"])
        return opportunities

    @property
    def narrows(self) -> bool:
        return any(self.cleaned_data.values())


class Declaring(PlainAnswers, forms.Form):
    """What somebody who applies to a panel has an interest in; "nothing" is an answer."""

    NO_WORDS = "Say what there is to declare"

    def clean(self):
        answers = super().clean()
        something = answers.get("declares") == Interest.Declares.SOMETHING
        if something and not answers.get("declared") and "declared" not in self.errors:
            self.add_error("declared", self.NO_WORDS)
        if not something:
            answers["declared"] = ""
        return answers


class DeclaringForm(Declaring):
    declares = forms.ChoiceField(
        label="Do you, or does somebody close to you, have an interest in what we do?",
        help_text="For example: you or your family work for us or for one of our contractors, or you sit on"
        " our Board or a council.",
        choices=[
            (Interest.Declares.NOTHING, "No, I have nothing to declare"),
            (Interest.Declares.SOMETHING, "Yes, I have something to declare"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether you have something to declare"},
    )
    declared = forms.CharField(
        label="If yes, what is it?",
        required=False,
        max_length=200,
        help_text="A sentence is enough: my sister works for your gas contractor.",
    )

    helper = SmallLabels(Field.radios("declares"), "declared", Submit("save", "I’m interested"))
