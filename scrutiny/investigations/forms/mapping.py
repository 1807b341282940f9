"""What mappers and those who come write: a step, what it is on one map, a proposal."""

from crispy_forms_gds.layout import Field, Submit
from django import forms

from base.core.forms import ModelChoice, PlainAnswers, SmallLabels
from base.core.once import OnceForm
from base.core.stale_edits import SeenAnswers
from participation.programme.activities.part_forms import long_answer

from ..models import Feeling, Step, TouchPoint

MOST_DAYS, LONGEST = 1_000, 1_000


def _words(label: str, *, required: bool = True, hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=LONGEST,
        required=required,
        help_text=hint,
        widget=forms.Textarea({"rows": 3}),
    )


class SeenStepForm(PlainAnswers, OnceForm, SeenAnswers):
    """One step on one map. A new one also says behind which it comes."""

    name = forms.CharField(
        label="What is the step?", max_length=80, help_text="For example: Report it."
    )
    after = forms.ModelChoiceField(
        Step.objects.none(),
        label="After which step?",
        required=False,
        empty_label="It is the first",
    )
    what = _words("What happens?", hint="Name nobody, and say nothing that tells who somebody is.")
    touch_point = ModelChoice(TouchPoint.objects.none(), label="How do people meet us here?")
    feeling = forms.TypedChoiceField(
        label="How is it for whoever goes through it?",
        choices=[(one.value, one.label) for one in reversed(Feeling)],
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Say how it is"},
    )
    days = forms.IntegerField(
        label="How long is the wait? Days", required=False, min_value=0, max_value=MOST_DAYS
    )
    hours = forms.IntegerField(label="and hours", required=False, min_value=0, max_value=23)
    pain = _words("What goes wrong?", required=False)
    idea = _words("What would make it better?", required=False)

    def __init__(self, *args, steps=None, **kwargs):
        super().__init__(*args, **kwargs)
        if steps is None:
            del self.fields["after"]
        else:
            self.fields["after"].queryset = steps
        self.fields["touch_point"].queryset = TouchPoint.objects.filter(retired_on=None)
        self.helper = SmallLabels(
            "form_token",
            Field.text("name"),
            *(["after"] if "after" in self.fields else []),
            *("what", "touch_point", "feeling"),
            Field("days", css_class="govuk-input--width-4"),
            Field("hours", css_class="govuk-input--width-4"),
            *("pain", "idea"),
            Submit("save", "Save this step"),
        )

    def clean(self):
        cleaned = super().clean()
        days, hours = cleaned.pop("days", None), cleaned.pop("hours", None)
        said = days is not None or hours is not None
        cleaned["wait"] = (days or 0) * 24 + (hours or 0) if said else None
        return cleaned


class ProposalForm(PlainAnswers, OnceForm):
    what = forms.CharField(
        label="What should change?",
        max_length=200,
        widget=forms.Textarea({"rows": 2}),
        help_text="One thing, beginning with a verb.",
    )
    step = forms.ModelChoiceField(
        Step.objects.none(), label="At which step?", required=False, empty_label="At no single one"
    )
    why = long_answer("Why?", rows=4, hint="What you saw on the maps. Name nobody.")
    gain = long_answer("What gets better, and for whom?", rows=3)
    helper = SmallLabels("form_token", "what", "step", "why", "gain", Submit("save", "Propose it"))

    def __init__(self, *args, steps, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["step"].queryset = steps
