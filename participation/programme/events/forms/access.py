from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Layout, Size, Submit
from django import forms

from base.core.forms import PlainAnswers
from base.core.once import OnceForm
from base.core.periods import FinancialYear
from base.core.stale_edits import SeenAnswers
from participation.people.customers.models import PreferenceOption

from ..models import AccessNeed, Booking

NOT_ASKED, MET, SOMETHING_ELSE = "", "met", "else"
ANSWERS = [(NOT_ASKED, "They did not ask for it"), (MET, "Yes, it was there")] + [
    (code, f"No: {words[0].lower() + words[1:]}") for code, words in AccessNeed.WhyNot.choices
]
#: How many years the page of figures goes back.
YEARS = 3


class NeedsForm(PlainAnswers, OnceForm, SeenAnswers):
    """One question for each thing that helps people to take part, and one for whatever else."""

    def __init__(self, *args, booking: Booking, **kwargs):
        super().__init__(*args, **kwargs)
        self.kinds = list(PreferenceOption.objects.of(PreferenceOption.Kind.SUPPORT))
        written = {need.kind_id: need.why_not or MET for need in booking.needs.all()}
        names = []
        for kind in (*self.kinds, None):
            name = f"need_{kind.code if kind else SOMETHING_ELSE}"
            self.fields[name] = forms.ChoiceField(
                label=kind.label if kind else "Something else",
                choices=ANSWERS,
                required=False,
                initial=written.get(kind.pk if kind else None, NOT_ASKED),
            )
            names.append(name)
        self.helper = FormHelper()
        self.helper.label_size = Size.SMALL
        self.helper.layout = Layout(
            *(Field(name) for name in names), "form_token", Submit("save", "Save")
        )

    def clean(self):
        answers = super().clean()
        said = {
            kind: answers.get(f"need_{kind.code if kind else SOMETHING_ELSE}")
            for kind in (*self.kinds, None)
        }
        answers["needs"] = {
            kind: "" if answer == MET else answer for kind, answer in said.items() if answer
        }
        if not answers["needs"] and not self.errors:
            raise forms.ValidationError("Say of at least one thing whether it was there")
        return answers


class YearForm(forms.Form):
    """Which year to count. What makes no sense is said."""

    year = forms.TypedChoiceField(label="Year", coerce=int)

    def __init__(self, asked):
        current = FinancialYear.current().start_year
        super().__init__({"year": asked.get("year", str(current))})
        self.fields["year"].choices = [
            (year, str(FinancialYear.starting(year)))
            for year in range(current, current - YEARS, -1)
        ]
