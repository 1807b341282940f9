"""What is written about schemes, their rates, and money."""

from decimal import Decimal

from crispy_forms_gds.choices import Choice
from crispy_forms_gds.layout import Field, Submit
from django import forms

from base.core.forms import (
    DateField,
    ModelChoice,
    ModelChoices,
    MoneyField,
    PlainAnswers,
    SmallLabels,
)
from base.core.once import OnceForm
from base.core.periods import FinancialYear
from base.core.stale_edits import SeenForm
from participation.people.groups.models import GroupKind

from .models import Scheme, SchemeYear


def money(label: str, **kwargs) -> MoneyField:
    """More than nothing."""
    wrong = {"min_value": "Enter more than nothing"}
    return MoneyField(label=label, min_value=Decimal("0.01"), error_messages=wrong, **kwargs)


def reason(label: str = "Why?", hint: str = "") -> forms.CharField:
    return forms.CharField(label=label, max_length=300, help_text=hint)


class SchemeForm(PlainAnswers, OnceForm, SeenForm):
    kinds = ModelChoices(
        GroupKind.objects,
        label="Which kinds of group may have it?",
        required=False,
        help_text="Choose none if every kind may.",
    )

    class Meta:
        model = Scheme
        fields = [
            "name",
            "what_for",
            "method",
            "kinds",
            "conditions",
            "is_of_works",
            "is_assessed",
            "criteria",
        ]
        labels = {
            "name": "What is it called?",
            "what_for": "What may a group use it for?",
            "method": "How is it shared out?",
            "conditions": "On which conditions is it paid?",
            "is_of_works": "It pays for small works",
            "is_assessed": "Two of us score each application",
            "criteria": "By which criteria is it scored?",
        }
        help_texts = {
            "conditions": "One a line. One of us checks each before we pay.",
            "is_of_works": "The review group puts them in order. They are done by 31 March.",
            "is_assessed": "A manager decides after that.",
            "criteria": "One a line. Each has 0 to 5 points. Groups read them before they apply.",
        }
        widgets = {"method": forms.RadioSelect}

    helper = SmallLabels(
        Field.text("name"),
        Field.textarea("what_for", rows=3),
        "method",
        "kinds",
        Field.textarea("conditions", rows=5),
        "is_of_works",
        "is_assessed",
        Field.textarea("criteria", rows=5),
        "form_token",
        Submit("save", "Save"),
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("is_assessed") and not cleaned.get("criteria", "").strip():
            self.add_error("criteria", "Write by which criteria it is scored, one a line")
        return cleaned


class RatesForm(PlainAnswers, OnceForm, SeenForm):
    """The rates that the way of sharing needs, and no others."""

    ASKED = {
        "up_to": ["first_year_most", "later_most"],
        "shared": ["flat_rate", "counted_on"],
        "asked": ["usual_most"],
    }

    starts = forms.TypedChoiceField(label="For which year?", coerce=int, widget=forms.RadioSelect)
    first_year_most = MoneyField(label="Up to how much in a group’s first year?")
    later_most = MoneyField(label="Up to how much in each later year?")
    flat_rate = MoneyField(label="How much for each association, whatever its size?")
    counted_on = DateField(
        noun="Day of the count",
        label="On which day do we count tenants and owners?",
        help_text="Each counts once, where their record says that day that they live.",
    )
    usual_most = MoneyField(
        label="What does one award usually not pass?",
        required=False,
        help_text="More stays possible. We are warned. Leave it empty for no warning.",
    )

    class Meta:
        model = SchemeYear
        fields = [
            "starts",
            "first_year_most",
            "later_most",
            "flat_rate",
            "counted_on",
            "usual_most",
        ]

    def __init__(self, *args, scheme: Scheme, **kwargs):
        super().__init__(*args, **kwargs)
        self.scheme = scheme
        asked = self.ASKED.get(scheme.method, [])
        for name in set(self.fields) & set().union(*map(set, self.ASKED.values())) - set(asked):
            del self.fields[name]
        if self.instance.pk:
            del self.fields["starts"]
        else:
            this = FinancialYear.current()
            coming = FinancialYear.starting(this.start_year + 1)
            self.fields["starts"].choices = [
                Choice(str(year.start_year), str(year)) for year in (this, coming)
            ]
        shown = ["starts", *asked] if "starts" in self.fields else asked
        self.helper = SmallLabels(*shown, "form_token", Submit("save", "Save"))

    def clean(self):
        cleaned = super().clean()
        starts = cleaned.get("starts") or self.instance.starts
        is_new = self.instance.pk is None
        if is_new and starts and self.scheme.scheme_years.filter(starts=starts).exists():
            self.add_error("starts", "It has rates for this year already")
        day = cleaned.get("counted_on")
        if starts and day and day > FinancialYear.starting(starts).last:
            self.add_error("counted_on", "The day of the count must be before the year ends")
        return cleaned


class BudgetForm(PlainAnswers, OnceForm):
    pounds = MoneyField(label="What is the budget from now on?")
    why = reason(hint="For example: agreed by the board in March.")
    helper = SmallLabels("pounds", Field.text("why"), "form_token", Submit("save", "Save"))


class AskForm(PlainAnswers, OnceForm):
    year = ModelChoice(SchemeYear.objects.none(), label="Which grant does it ask for?")
    pounds = money("How much does it ask for?")
    what_for = forms.CharField(label="What for?", max_length=200)
    helper = SmallLabels(
        "year", "pounds", Field.text("what_for"), "form_token", Submit("save", "Save")
    )

    def __init__(self, *args, years, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].queryset = years
