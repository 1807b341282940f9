from crispy_forms_gds.layout import Submit
from django import forms
from django.utils import timezone

from base.core.forms import DateField, ModelChoice, PlainAnswers, SmallLabels
from base.core.once import OnceForm
from participation.people.groups.models import Group, Membership
from participation.programme.activities.part_forms import long_answer

from .models import Framework, Rating, Signature, Statement

MOST_STATEMENTS = 100
LONGEST = Statement._meta.get_field("words").max_length or 0


class YearField(forms.IntegerField):
    widget = forms.TextInput({"inputmode": "numeric", "class": "govuk-input--width-4"})

    def __init__(self, **kwargs):
        wrong = "Enter a year with 4 numbers, for example 2026"
        super().__init__(
            min_value=2000,
            max_value=2100,
            error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), wrong),
            **kwargs,
        )


class FrameworkForm(PlainAnswers, OnceForm):
    name = forms.CharField(label="What is the framework called?", max_length=120)
    year = YearField(label="Since which year does it hold?")
    source = forms.CharField(label="Whose is it?", max_length=200, required=False)
    statements = long_answer(
        "Its statements", rows=10, hint="One on each line. They are numbered in this order."
    )
    helper = SmallLabels(
        "form_token", "name", "year", "source", "statements", Submit("save", "Save")
    )

    def clean_statements(self) -> list[str]:
        found = [line.strip() for line in self.cleaned_data["statements"].splitlines()]
        found = [line for line in found if line]
        if len(found) > MOST_STATEMENTS:
            raise forms.ValidationError(f"Write {MOST_STATEMENTS} statements or fewer")
        for number, line in enumerate(found, start=1):
            if len(line) > LONGEST:
                raise forms.ValidationError(f"Statement {number} is longer than {LONGEST} letters")
        return found


class BeginForm(PlainAnswers, OnceForm):
    framework = ModelChoice(Framework.objects.none(), label="Against which framework?")
    year = YearField(label="Which year does it look at?")
    panel = ModelChoice(Group.objects.none(), label="Who signs it off?")
    due_on = DateField(label="By when do we hand it over?", noun="Day of handing over")
    helper = SmallLabels(
        "form_token", "framework", "year", "panel", "due_on", Submit("save", "Begin")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["framework"].queryset = Framework.objects.all()
        self.fields["panel"].queryset = Group.objects.live().filter(kind__recommends=True)
        self.fields["year"].initial = timezone.localdate().year

    def clean(self):
        cleaned = super().clean()
        self.must_come("due_on")
        return cleaned


class RateForm(PlainAnswers, OnceForm):
    level = forms.ChoiceField(
        label="Do we meet it?", choices=Rating.Level.choices, widget=forms.RadioSelect
    )
    evidence = long_answer(
        "How can one see it?", rows=5, hint="Figures with their day, papers, places. Name nobody."
    )
    helper = SmallLabels("form_token", "level", "evidence", Submit("save", "Save"))


class SayForm(PlainAnswers, OnceForm):
    agrees = forms.ChoiceField(
        label="Does your panel agree?",
        choices=[("yes", "Yes"), ("no", "No")],
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether your panel agrees"},
    )
    reason = long_answer(
        "Why?",
        rows=4,
        required=False,
        hint="Needed if you do not agree. Everybody reads it once it is signed off. Name nobody.",
    )
    helper = SmallLabels("form_token", "agrees", "reason", Submit("save", "Save"))

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("agrees") == "no" and not cleaned.get("reason") and not self.errors:
            self.add_error("reason", "Say why you do not agree")
        return cleaned


class WordForm(SayForm):
    said_on = DateField(label="When did the panel say so?", noun="Day")
    helper = SmallLabels(
        "said_on", "agrees", "reason", "form_token", Submit("save", "Write it down")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agrees"].label = "Does the panel agree?"
        self.fields["reason"].help_text = (
            "In the words of the panel. Needed if it does not agree. Everybody reads it once it is "
            "signed off. Name nobody."
        )


class WriteDownForm(PlainAnswers, OnceForm):
    seat = ModelChoice(Membership.objects.none(), label="Who signed it?")
    way = forms.ChoiceField(
        label="How?",
        choices=Signature.Way.choices,
        widget=forms.RadioSelect,
        help_text="Keep the paper, or a note of the call.",
    )
    helper = SmallLabels("form_token", "seat", "way", Submit("save", "Write it down"))

    def __init__(self, *args, seats, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["seat"].queryset = seats
        self.fields["seat"].label_from_instance = lambda seat: seat.customer.name
