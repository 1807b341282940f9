"""Questions that the forms of several kinds of activity ask about their plan, in the same words."""

from django import forms

from base.core.forms import HoursField, ModelChoice, MoneyField
from participation.people.customers.models import Level
from participation.people.groups.models import Group

from .models import RUN_BY, Activity, Service


class LevelChoice(ModelChoice):
    """How much influence it gives people, each level with what it means."""

    def __init__(self, **kwargs):
        super().__init__(
            Level.objects.all(),
            label="Level of involvement",
            describe=lambda level: {"hint": level.description},
            **kwargs,
        )


class ServiceChoice(forms.ChoiceField):
    def __init__(self, **kwargs):
        super().__init__(
            label="Which service is it about?",
            choices=[("", "Choose"), *Service.choices],
            **kwargs,
        )


class RunByChoice(forms.ChoiceField):
    def __init__(self, **kwargs):
        super().__init__(
            label="Who runs it?", choices=[("", "Choose"), *RUN_BY], required=False, **kwargs
        )


class StaffAndPartnersField(forms.CharField):
    widget = forms.Textarea(attrs={"rows": 3})

    def __init__(self, **kwargs):
        super().__init__(
            label="Which staff and partners take part, and what do they do?",
            required=False,
            **kwargs,
        )


class ResidentsTimeField(forms.CharField):
    def __init__(self, **kwargs):
        super().__init__(
            label="How much time does it ask of people?", max_length=120, required=False, **kwargs
        )


class PlannedHoursField(HoursField):
    def __init__(self, **kwargs):
        super().__init__(label="How many staff hours will it take?", required=False, **kwargs)


class PlannedCostField(MoneyField):
    def __init__(self, **kwargs):
        super().__init__(label="What will it cost?", required=False, **kwargs)


class WorthField(forms.CharField):
    widget = forms.Textarea(attrs={"rows": 3})

    def __init__(self, **kwargs):
        super().__init__(
            label="What does it take, and why is what it gives worth that?",
            required=False,
            help_text="Only staff see this.",
            **kwargs,
        )


def offer_groups(form: forms.ModelForm, activity: Activity) -> None:
    """Groups that are live, and those ticked before that have ended since."""
    for name in ("groups", "only_for"):
        ticked = getattr(activity, name).values("pk")
        form.fields[name].queryset = Group.objects.live_or_one_of(ticked)
