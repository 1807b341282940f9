from crispy_forms_gds.layout import Submit
from django import forms
from django.utils import timezone

from base.core.figures import KEY_FIGURES, figure_named
from base.core.forms import DateField, ModelChoice, PlainAnswers, SmallLabels
from base.core.once import OnceForm
from base.core.periods import months_after
from base.core.stale_edits import SeenForm
from participation.people.groups.models import Group
from participation.programme.activities.form_fields import ServiceChoice
from participation.programme.activities.part_forms import long_answer
from scrutiny.recommendations.models import Benefit, Priority

from .house_rules import STANDARD_REVIEW_MONTHS
from .models import ServiceStandard, Unit, Verdict


def next_look() -> forms.Field:
    return DateField(label="When is it looked at again?", noun="Day of the next look")


class StandardForm(PlainAnswers, OnceForm, SeenForm):
    """What is promised. Of one in force a change needs a reason."""

    service = ServiceChoice()
    words = long_answer(
        "What can customers count on?", rows=4, hint="As everybody reads it. One thing."
    )
    figure = forms.ChoiceField(
        label="Which indicator measures it?",
        required=False,
        help_text="What it says each quarter stands beside the promise.",
    )
    review_on = next_look()
    why = long_answer(
        "Why does the promise change?",
        rows=3,
        required=False,
        hint="Needed when the words or the number change. Everybody reads it.",
    )

    class Meta:
        model = ServiceStandard
        fields = ["name", "words", "service", "promise", "unit", "figure", "group", "review_on"]
        labels = {
            "name": "What is the standard called?",
            "promise": "What do we promise, as a number?",
            "unit": "What does the number count?",
            "group": "Who watches it?",
        }
        help_texts = {
            "promise": "Leave both empty if no number says it.",
            "group": "The service voices, or another group that recommends.",
        }
        widgets = {"promise": forms.TextInput({"inputmode": "numeric"})}
        field_classes = {"group": ModelChoice}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        figures = [(one.code, one.title) for one in KEY_FIGURES]
        self.fields["figure"].choices = [("", "None"), *figures]
        self.fields["unit"].choices = [("", "Choose"), *Unit.choices]
        if "group" in self.fields:
            watching = Group.objects.filter(kind__recommends=True)
            self.fields["group"].queryset = watching & Group.objects.live_or_one_of(
                [self.instance.group_id] if self.instance.group_id else []
            )
            self.fields["group"].required = False
        if not self.instance.is_in_force:
            del self.fields["why"]
        self.helper = SmallLabels("form_token", *self.on_page(), Submit("save", "Save"))

    def on_page(self) -> list[str]:
        return [name for name in (*self._meta.fields, "why") if name in self.fields]

    def clean(self):
        cleaned = super().clean()
        promise, unit = cleaned.get("promise"), cleaned.get("unit")
        figure = figure_named(cleaned.get("figure") or "")
        if promise is not None and not unit and "unit" not in self.errors:
            self.add_error("unit", "Say what the number counts")
        if promise is None and unit and "promise" not in self.errors:
            self.add_error("promise", "Enter the number")
        if figure and unit and promise is not None:
            wanted = Unit.PERCENT if figure.is_share else Unit.NUMBER
            if unit != wanted:
                self.add_error("unit", f"“{figure.title}” is counted in “{wanted.label}”")
        if unit == Unit.PERCENT and promise is not None and promise > 100:
            self.add_error("promise", "A percentage is at most 100")
        return cleaned

    def answers(self) -> dict:
        return {name: self.cleaned_data[name] for name in self.on_page()}


class ProposalForm(StandardForm):
    """A group’s own proposal: it says for which of their groups it is."""

    def __init__(self, *args, panels, **kwargs):
        self.panels = panels
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["group"]
        else:
            field = self.fields["group"]
            field.queryset, field.required = panels, True
            field.label, field.help_text = "Which group proposes it?", ""
        self.helper = SmallLabels("form_token", *self.on_page(), Submit("save", "Send it"))


class AnswerForm(PlainAnswers, OnceForm):
    agrees = forms.ChoiceField(
        label="Do we promise this?",
        choices=[("yes", "Yes, from today"), ("no", "No")],
        widget=forms.RadioSelect,
        error_messages={"required": "Say yes or no"},
    )
    because = long_answer(
        "Why not?", rows=3, required=False, hint="Needed if you say no. The group reads it."
    )
    helper = SmallLabels("form_token", "agrees", "because", Submit("save", "Save"))

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("agrees") == "no" and not cleaned.get("because") and not self.errors:
            self.add_error("because", "Say why not")
        return cleaned


class EndForm(PlainAnswers, OnceForm):
    because = long_answer("Why does it end?", rows=3, hint="Everybody reads this.")
    helper = SmallLabels("form_token", "because", Submit("save", "End the standard"))


class ReviewForm(PlainAnswers, OnceForm):
    looked_at = long_answer(
        "What did you look at?", rows=3, hint="Figures, calls, places, papers. Name nobody."
    )
    verdict = forms.ChoiceField(
        label="Does the standard hold?", choices=Verdict.choices, widget=forms.RadioSelect
    )
    evidence = long_answer("What did you find?", rows=4, hint="Everybody reads this. Name nobody.")
    proposal = long_answer(
        "What should change?",
        rows=3,
        required=False,
        hint="You can make a recommendation of it afterwards.",
    )
    next_on = next_look()
    helper = SmallLabels(
        "form_token",
        "looked_at",
        "verdict",
        "evidence",
        "proposal",
        "next_on",
        Submit("save", "Save the review"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        months = STANDARD_REVIEW_MONTHS.value
        self.fields["next_on"].initial = months_after(timezone.localdate(), months)

    def clean_next_on(self):
        day = self.cleaned_data["next_on"]
        if day and day <= timezone.localdate():
            raise forms.ValidationError("Day of the next look must be after today")
        return day


class RecommendForm(PlainAnswers, OnceForm):
    """What a recommendation says beside what the review has."""

    what = forms.CharField(
        label="What should the landlord do?",
        max_length=250,
        widget=forms.Textarea({"rows": 2}),
        help_text="One thing, beginning with a verb.",
    )
    benefit = long_answer("What gets better, and for whom?", rows=3)
    benefit_type = forms.ChoiceField(
        label="What is it for above all?", choices=Benefit.choices, widget=forms.RadioSelect
    )
    priority = forms.ChoiceField(
        label="How much does it matter?", choices=Priority.choices, widget=forms.RadioSelect
    )
    helper = SmallLabels(
        "form_token",
        "what",
        "benefit",
        "benefit_type",
        "priority",
        Submit("save", "Save the draft"),
    )
