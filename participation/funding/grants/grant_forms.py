"""What is written about one grant: points, a decision, and what became of its money."""

from crispy_forms_gds.choices import Choice
from crispy_forms_gds.layout import Field, Submit
from django import forms
from django.utils import timezone

from base.core.forms import DateField, PlainAnswers, SmallLabels
from base.core.once import OnceForm
from base.core.stale_edits import fingerprint

from .forms import money, reason
from .models import MOST_POINTS

#: The two ends in words.
POINTS = {MOST_POINTS: f"{MOST_POINTS}: in full", 0: "0: not at all"}


class AwardForm(PlainAnswers, OnceForm):
    pounds = money("How much is awarded?")
    why = reason(hint="The group reads this.")
    helper = SmallLabels("pounds", Field.text("why"), "form_token", Submit("save", "Award it"))


class AcceptedForm(PlainAnswers, OnceForm):
    how = forms.CharField(
        label="Who accepted, and how?",
        max_length=200,
        help_text="For example: the treasurer signed the letter, which is in the file.",
    )
    helper = SmallLabels(Field.text("how"), "form_token", Submit("save", "Put on record"))


class InterestForm(PlainAnswers, OnceForm):
    interest = forms.CharField(
        label="What is your interest?",
        max_length=500,
        widget=forms.Textarea,
        help_text="For example: a relative of mine is the treasurer. You score and decide nothing then.",
    )
    helper = SmallLabels(
        Field.textarea("interest", rows=3), "form_token", Submit("save", "Declare it")
    )


def mark_of(words: str) -> str:
    """What names a criterion or a condition in a form, so that an answer stays with its words where a manager puts
    them in another order while the form is open."""
    return fingerprint({"words": words})[:8]


class AssessForm(PlainAnswers, OnceForm):
    """A row of points for each criterion, and a word on it."""

    def __init__(self, *args, criteria: list[str], **kwargs):
        super().__init__(*args, **kwargs)
        self.named = [f"points_{mark_of(words)}" for words in criteria]
        for name, words in zip(self.named, criteria, strict=True):
            self.fields[name] = forms.TypedChoiceField(
                label=words,
                coerce=int,
                choices=[(n, POINTS.get(n, str(n))) for n in range(MOST_POINTS, -1, -1)],
                widget=forms.RadioSelect,
                error_messages={"required": "Choose how many points"},
            )
        self.fields["words"] = forms.CharField(
            label="Why? (optional)", required=False, max_length=1000, widget=forms.Textarea
        )
        self.helper = SmallLabels(
            *(Field.radios(name, inline=True) for name in self.named),
            Field.textarea("words", rows=3),
            "form_token",
            Submit("save", "Put my points on record"),
        )

    def points(self) -> list[int]:
        return [self.cleaned_data[name] for name in self.named]


class WhyForm(PlainAnswers, OnceForm):
    why = reason()
    helper = SmallLabels(Field.text("why"), "form_token", Submit("save", "Save"))


class ConditionsForm(PlainAnswers, OnceForm):
    """A box for each condition: all of them, or nothing is paid."""

    def __init__(self, *args, conditions: list[str], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["met"] = forms.MultipleChoiceField(
            label="Which conditions have you seen to be met?",
            choices=[Choice(mark_of(words), words) for words in conditions],
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": "Tick each condition that is met"},
        )
        self.conditions = conditions
        self.helper = SmallLabels("met", "form_token", Submit("save", "All are met"))

    def clean_met(self):
        met = self.cleaned_data["met"]
        if len(met) < len(self.conditions):
            raise forms.ValidationError("Nothing is paid until each condition is met")
        return met


class MoveForm(PlainAnswers, OnceForm):
    what = forms.ChoiceField(
        label="What happened?",
        choices=[
            ("pay", "We paid it, or a part of it"),
            ("give_back", "The group gave money back"),
            ("raise_award", "We award more than before"),
            ("lower_award", "We award less than before"),
        ],
        widget=forms.RadioSelect,
    )
    pounds = money(
        "How much?", help_text="What is paid, given back, or added to or taken off the award."
    )
    on = DateField(noun="Day", label="When?")
    why = reason()
    helper = SmallLabels(
        "what", "pounds", "on", Field.text("why"), "form_token", Submit("save", "Put on record")
    )

    def clean_on(self):
        day = self.cleaned_data["on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError("The day must be today or earlier")
        return day


class GivenForm(PlainAnswers, OnceForm):
    on = DateField(noun="Day", label="When?")
    pounds = money("How much?")
    what_for = forms.CharField(
        label="What for?", max_length=200, help_text="For example: a room and stamps for the year."
    )
    helper = SmallLabels(
        "on", "pounds", Field.text("what_for"), "form_token", Submit("save", "Put on record")
    )
