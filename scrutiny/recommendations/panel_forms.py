"""What a panel writes: a recommendation, and why it withdraws it, asks again, or does not see it done."""

from crispy_forms_gds.layout import Submit
from django import forms

from base.core.forms import ModelChoice, PlainAnswers, SmallLabels
from base.core.once import OnceForm
from base.core.stale_edits import SeenForm
from participation.people.groups.models import Group
from participation.programme.activities.choosing import ActivityChoice
from participation.programme.activities.form_fields import ServiceChoice
from participation.programme.activities.part_forms import long_answer

from .models import Recommendation


class DraftForm(PlainAnswers, OnceForm, SeenForm):
    panel = ModelChoice(Group.objects.none(), label="Which panel recommends it?")
    activity = ActivityChoice(
        label="What did it come from?",
        required=False,
        empty_label="Nothing on the list",
        help_text="The exercise, inspection or survey in which the panel saw it.",
    )
    what = forms.CharField(
        label="What should the landlord do?",
        max_length=250,
        widget=forms.Textarea({"rows": 2}),
        help_text="One thing, beginning with a verb. Two things are two recommendations.",
    )
    evidence = long_answer(
        "What did you see and hear?",
        rows=5,
        hint="Everybody reads this once it is sent. Name nobody.",
    )
    benefit = long_answer("What gets better, and for whom?", rows=3)
    service = ServiceChoice()

    class Meta:
        model = Recommendation
        fields = [
            "panel",
            "what",
            "evidence",
            "benefit",
            "benefit_type",
            "priority",
            "service",
            "activity",
        ]
        labels = {
            "benefit_type": "What is it for above all?",
            "priority": "How much does it matter?",
        }
        widgets = {"benefit_type": forms.RadioSelect, "priority": forms.RadioSelect}

    def __init__(self, *args, panels, activities, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["panel"]
        else:
            self.fields["panel"].queryset = panels
        self.fields["activity"].offer(activities, self.instance.activity_id)
        self.helper = SmallLabels(*self.on_page(), "form_token", Submit("save", "Save the draft"))

    def on_page(self) -> list[str]:
        return [name for name in self._meta.fields if name in self.fields]

    def answers(self) -> dict:
        return {name: self.cleaned_data[name] for name in self.on_page()}


class WhyForm(PlainAnswers, OnceForm):
    because = long_answer("Why?", rows=4, hint="Everybody reads this.")
    helper = SmallLabels("form_token", "because", Submit("save", "Save"))


class SawForm(PlainAnswers, OnceForm):
    """A panel's word on an action that the landlord says is done."""

    saw = long_answer("What did you see?", rows=4, hint="Everybody reads this. Name nobody.")
    is_done = forms.ChoiceField(
        label="Is it done?",
        choices=[("yes", "Yes, we confirm it"), ("no", "Not yet")],
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether it is done"},
    )
    helper = SmallLabels("form_token", "is_done", "saw", Submit("save", "Save"))
