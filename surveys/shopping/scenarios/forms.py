from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Layout, Size, Submit
from django import forms

from base.core.forms import PlainAnswers
from base.core.lists import ListFilter
from base.core.once import OnceForm
from base.core.periods import FinancialYear
from base.core.stale_edits import SeenForm
from participation.programme.activities.form_fields import ServiceChoice
from participation.programme.activities.part_forms import long_answer

from ...scoring.criteria import add_criteria, laid_out
from ..models import Channel, Scenario, ScenarioQuerySet


class ScenarioFilter(ListFilter):
    channel = forms.ChoiceField(
        label="Channel", required=False, choices=[("", "Any"), *Channel.choices]
    )
    standing = forms.ChoiceField(
        label="Where it stands",
        required=False,
        choices=[
            ("", "Any"),
            ("draft", "Draft"),
            ("use", "In use"),
            ("retired", "Not used any more"),
        ],
    )

    def narrow(self, rows: ScenarioQuerySet) -> ScenarioQuerySet:
        self.is_valid()
        if channel := self.cleaned_data.get("channel"):
            rows = rows.filter(channel=channel)
        match self.cleaned_data.get("standing"):
            case "draft":
                return rows.filter(in_use_since=None)
            case "use":
                return rows.in_use()
            case "retired":
                return rows.filter(retired_at__isnull=False)
        return rows


class ScenarioForm(PlainAnswers, OnceForm, SeenForm):
    """What is asked, of whom, and what a right answer does; each criterion with its points."""

    service = ServiceChoice()
    channel = forms.ChoiceField(label="How do they get in touch?", choices=Channel.choices)
    to_ask = long_answer(
        "What does the shopper do and ask?",
        rows=5,
        hint="Say whom they ring or write to, and what to ask. They read this as it stands here.",
    )
    right_answer = long_answer(
        "What does a right answer hold?", rows=4, hint="For staff. Shoppers do not read it."
    )
    first_year = forms.TypedChoiceField(label="From which year?", coerce=int)
    last_year = forms.TypedChoiceField(label="Until which year?", coerce=int)

    class Meta:
        model = Scenario
        fields = [
            "title",
            "service",
            "channel",
            "to_ask",
            "right_answer",
            "first_year",
            "last_year",
        ]
        labels = {"title": "What is it about, in a few words?"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        this = FinancialYear.current().start_year
        there = {getattr(self.instance, name) or this for name in ("first_year", "last_year")}
        years = sorted(there | set(range(this - 1, this + 4)))
        for name in ("first_year", "last_year"):
            choices = [(year, str(FinancialYear.starting(year))) for year in years]
            self.fields[name].choices = choices
            self.fields[name].initial = this
        add_criteria(self)
        self.helper = self._laid_out()

    def _laid_out(self) -> FormHelper:
        helper = FormHelper(self)
        helper.label_size = helper.legend_size = Size.SMALL
        helper.layout = Layout(
            "form_token",
            Field.text("title"),
            "service",
            "channel",
            "to_ask",
            "right_answer",
            "first_year",
            "last_year",
            laid_out("What a right answer does, and what each is worth"),
            Submit("save", "Save"),
        )
        return helper
