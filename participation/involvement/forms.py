from django import forms
from django.db.models import Q

from participation.customers.models import Level

from .models import OpportunityQuerySet, TimeNeeded, Where


class LevelChoice(forms.ModelChoiceField):
    def label_from_instance(self, level: Level) -> str:
        return level.invitation


class MenuFilter(forms.Form):
    """What a tenant asks first: how long, where, and how far in. Nonsense in the address narrows nothing."""

    time = forms.ChoiceField(
        label="How much time?", required=False, choices=[("", "Any"), *TimeNeeded.choices]
    )
    where = forms.ChoiceField(
        label="Where?",
        required=False,
        choices=[("", "Anywhere"), (Where.HOME, Where.HOME.label), (Where.OUT, Where.OUT.label)],
    )
    level = LevelChoice(
        Level.objects,
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
        if asked.get("where"):
            opportunities = opportunities.filter(Q(where=asked["where"]) | Q(where=Where.EITHER))
        if asked.get("level"):
            opportunities = opportunities.filter(level=asked["level"])
        return opportunities

    @property
    def narrows(self) -> bool:
        return any(self.cleaned_data.values())
