from crispy_forms_gds.layout import Submit
from django import forms

from base.core.forms import PlainAnswers, SmallLabels
from base.core.once import OnceForm
from base.core.periods import FinancialYear
from base.core.stale_edits import SeenForm
from participation.programme.activities.form_fields import ServiceChoice
from participation.programme.activities.part_forms import long_answer

from .models import OutsideFigure, Unit

#: How far back a figure may go, in financial years, this one included.
YEARS = 6


class FigureField(forms.DecimalField):
    """A number as people write it: "£1,240", "81.3%" and "1240" are fine."""

    default_error_messages = {
        "invalid": "Enter a number, like 1240 or 81.3",
        "max_decimal_places": "Enter at most two places after the point",
        "max_digits": "Enter a smaller number",
        "max_whole_digits": "Enter a smaller number",
        "min_value": "Enter a number of 0 or more",
    }

    def __init__(self, **kwargs):
        box = forms.TextInput({"inputmode": "decimal", "class": "govuk-input--width-10"})
        bounds = {"max_digits": 12, "decimal_places": 2, "min_value": 0}
        super().__init__(**{**bounds, "widget": box, **kwargs})

    def to_python(self, value):
        if isinstance(value, str):
            value = value.strip().lstrip("£").rstrip("%").replace(",", "").strip()
        return super().to_python(value)


class FigureForm(PlainAnswers, OnceForm, SeenForm):
    """One number of one year, and what it is compared with."""

    service = ServiceChoice()
    year = forms.TypedChoiceField(
        label="Of which financial year?",
        coerce=int,
        help_text="From 1 April to 31 March. Of a year that is not over, say in the words how far it goes.",
    )
    value = FigureField(label="What is the number?")
    counts = long_answer(
        "What does it count?",
        rows=3,
        hint="In a sentence. For example: all that day-to-day repairs cost, shared by the homes that we let.",
    )
    peer_value = FigureField(
        label="What is their number?", required=False, help_text="In the same unit."
    )

    class Meta:
        model = OutsideFigure
        fields = [
            *("service", "kind", "title", "counts", "year", "unit", "value", "source"),
            *("peers", "peer_value", "peer_source"),
        ]
        labels = {
            "kind": "What is it about?",
            "title": "What is it called?",
            "unit": "In what is it counted?",
            "source": "Where does it come from?",
            "peers": "Who is it compared with?",
            "peer_source": "Where does their number come from?",
        }
        help_texts = {
            "title": "Use the same name each year, so that the years stand beside each other.",
            "source": "For example: accounts of 2025/26, note 7.",
            "peers": "For example: the average of 12 similar landlords. Leave the last three empty if there is none.",
        }
        widgets = {"kind": forms.RadioSelect, "unit": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        year, years = FinancialYear.current(), []
        for _ in range(YEARS):
            years.append((year.start_year, str(year)))
            year = year.previous
        if self.instance.pk and self.instance.year not in dict(years):
            years.append((self.instance.year, str(self.instance.financial_year)))
        self.fields["year"].choices = [("", "Choose"), *years]
        for name, choices in (("kind", OutsideFigure.Kind.choices), ("unit", Unit.choices)):
            self.fields[name].choices = choices
        self.helper = SmallLabels("form_token", *self._meta.fields, Submit("save", "Save"))

    def clean(self):
        cleaned = super().clean()
        compared = ("peers", "peer_value", "peer_source")
        given = [name for name in compared if cleaned.get(name) not in ("", None)]
        if given and not any(name in self.errors for name in compared):
            missing = {
                "peers": "Say who it is compared with",
                "peer_value": "Enter their number",
                "peer_source": "Say where their number comes from",
            }
            for name in compared:
                if name not in given:
                    self.add_error(name, missing[name])
        if cleaned.get("unit") == Unit.PERCENT:
            for name in ("value", "peer_value"):
                if (cleaned.get(name) or 0) > 100:
                    self.add_error(name, "A percentage is at most 100")
        return cleaned

    def answers(self) -> dict:
        return {name: self.cleaned_data[name] for name in self._meta.fields}
