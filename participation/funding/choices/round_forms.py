"""What is written about a round and its money."""

from itertools import pairwise

from crispy_forms_gds.layout import Field, Fieldset, Submit
from django import forms

from base.core.forms import (
    DateField,
    ModelChoices,
    MoneyField,
    PlainAnswers,
    SmallLabels,
)
from base.core.once import OnceForm
from base.core.stale_edits import SeenForm
from participation.people.customers.models import Area, Tenure

from .form_fields import some_money, whole
from .models import Pot, Round


class RoundForm(PlainAnswers, OnceForm, SeenForm):
    most = whole(
        "How many projects may a ballot name?",
        most=50,
        required=False,
        help_text="Of each sum of money. Leave it empty where people spend the money.",
    )
    start_percent = whole(
        "How much of the money is shared out at first, in percent?", most=100, initial=100
    )
    step = MoneyField(
        label="By how much does each ballot’s share grow, while money is left?",
        initial=0,
        help_text="0 for no further steps.",
    )
    fewest_votes = whole("How many ballots must name a project, so that it can win?", initial=1)
    ceiling = some_money("What may one project cost at most?", required=False)
    youngest = whole("From which age may people vote?", least=8, most=99, initial=16)
    tenures = ModelChoices(
        Tenure.objects.all(),
        label="Whose vote is it?",
        required=False,
        help_text="Choose none if every customer may vote.",
    )
    areas = ModelChoices(
        Area.objects.all(),
        label="Where do they live?",
        required=False,
        help_text="Choose none if it is for everywhere.",
    )
    ideas_until = DateField(
        noun="Last day for ideas",
        label=Round.PHASES["ideas_until"],
        required=False,
        help_text="Leave it empty where only we key in projects.",
    )
    costs_on = DateField(noun="Day of the costs", label=Round.PHASES["costs_on"])
    opens_on = DateField(noun="First day of voting", label=Round.PHASES["opens_on"])
    closes_on = DateField(noun="Last day of voting", label=Round.PHASES["closes_on"])
    result_on = DateField(noun="Day of the result", label=Round.PHASES["result_on"])
    delivered_by = DateField(noun="Last day of the work", label=Round.PHASES["delivered_by"])
    review_on = DateField(noun="Day on which we look back", label=Round.PHASES["review_on"])

    class Meta:
        model = Round
        fields = [
            "name",
            "about",
            "agreed_with",
            "kind",
            "most",
            "rule",
            "start_percent",
            "step",
            "stop",
            "top_up",
            "fewest_votes",
            "ceiling",
            "tenures",
            "areas",
            "youngest",
            *Round.PHASES,
        ]
        labels = {
            "name": "What is the round called?",
            "about": "What is the money for, and where does it come from?",
            "agreed_with": "Who agreed the rules, and when? (optional)",
            "kind": "What does a ballot say?",
            "rule": "How are ballots counted?",
            "stop": "When does it stop growing?",
            "top_up": "What is left goes to the projects with most votes that still fit",
        }
        widgets = {
            "kind": forms.RadioSelect,
            "rule": forms.RadioSelect,
            "stop": forms.RadioSelect,
        }

    helper = SmallLabels(
        Field.text("name"),
        Field.textarea("about", rows=4),
        Field.text("agreed_with"),
        Fieldset("kind", "most", legend="The ballot"),
        Fieldset(
            "rule",
            "start_percent",
            "step",
            "stop",
            "top_up",
            "fewest_votes",
            "ceiling",
            legend="The count",
        ),
        Fieldset("tenures", "areas", "youngest", legend="Who may vote"),
        Fieldset(*Round.PHASES, legend="The days"),
        "form_token",
        Submit("save", "Save"),
    )

    def clean_name(self):
        name = self.cleaned_data["name"]
        if Round.objects.filter(name=name).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError("Another round has that name")
        return name

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("kind") == Round.Kind.SPEND:
            cleaned["most"] = None
        elif not cleaned.get("most") and "most" not in self.errors:
            self.add_error("most", "Enter how many projects a ballot may name")
        names = [name for name in Round.PHASES if name != "ideas_until" or cleaned.get(name)]
        for before, after in pairwise(names):
            words = f"{self.fields[after].noun} must not be before the phase above it"
            self.must_follow(before, after, words)
        if cleaned.get("closes_on") and cleaned.get("closes_on") == cleaned.get("result_on"):
            self.add_error("result_on", "Day of the result must be after the last day of voting")
        return cleaned


class MoveDaysForm(PlainAnswers, OnceForm):
    days = forms.IntegerField(
        label="By how many days?",
        min_value=-366,
        max_value=366,
        help_text="All days move together. A minus sign moves them to earlier days.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-4"}),
        error_messages={"invalid": "Enter a whole number of days, like 7 or -7"},
    )
    helper = SmallLabels("days", "form_token", Submit("save", "Move all days"))

    def clean_days(self):
        if self.cleaned_data["days"] == 0:
            raise forms.ValidationError("Enter a number of days other than 0")
        return self.cleaned_data["days"]


class PotForm(PlainAnswers, OnceForm, SeenForm):
    money = some_money("How much money is there?")
    stretch = MoneyField(
        label="How much may be added once, to finish one project?",
        initial=0,
        help_text="0 for none.",
    )

    class Meta:
        model = Pot
        fields = ["name", "money", "stretch"]
        labels = {"name": "For which area or theme is it?"}

    helper = SmallLabels(
        Field.text("name"), "money", "stretch", "form_token", Submit("save", "Save")
    )

    def __init__(self, *args, round: Round, **kwargs):
        super().__init__(*args, **kwargs)
        self.round = round

    def clean_name(self):
        name = self.cleaned_data["name"]
        if self.round.pots.filter(name=name).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError("This round has money for that already")
        return name
