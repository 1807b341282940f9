"""What staff type about results."""

from collections.abc import Iterable
from decimal import Decimal

from crispy_forms_gds.layout import Div, Field, Fieldset, Size, Submit
from django import forms

from base.core.counted_tables import UNKNOWN
from base.core.forms import PlainAnswers, SmallLabels
from base.core.once import OnceForm

from ..fieldwork import Basis
from ..models import Approach, Benchmark
from .counting import questions_with_options
from .estimating import better_answers, customers_by
from .groups import MORE_TOTALS, facts_of_customers


class ApproachForm(PlainAnswers, forms.ModelForm):
    class Meta:
        model = Approach
        fields = [
            "basis",
            "population",
            "asked",
            "sampling",
            "contractor",
            "left_out",
            "incentives",
            "limits",
            "next_steps",
        ]
        labels = {
            "basis": "Who was asked?",
            "population": "How many people is it about?",
            "asked": "How many were asked?",
            "sampling": "How was it decided who is asked?",
            "contractor": "Who did it for us?",
            "left_out": "Who was left out, and why?",
            "incentives": "What were people given for answering?",
            "limits": "What else limits what it can say?",
            "next_steps": "What happens next?",
        }
        help_texts = {
            "basis": "A margin stands beside a share only where a sample was chosen by chance.",
            "population": "All homes or people that could have been asked. A sample needs it.",
            "contractor": "A contractor’s name, or that we did it ourselves.",
            "left_out": "Write that nobody was, where that is so. The same goes for what people were given.",
            "next_steps": "Who looks at the results, and when people hear what changes.",
        }
        widgets = {
            "basis": forms.RadioSelect,
            "population": forms.TextInput(
                {"inputmode": "numeric", "class": "govuk-input--width-5"}
            ),
            "asked": forms.TextInput({"inputmode": "numeric", "class": "govuk-input--width-5"}),
            **{
                name: forms.Textarea({"rows": 3})
                for name in ("sampling", "left_out", "incentives", "limits", "next_steps")
            },
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = SmallLabels(*self.fields, Submit("save", "Save"))

    def clean(self):
        said = super().clean()
        if said.get("basis") == Basis.SAMPLE and not said.get("population"):
            self.add_error("population", "Say of how many people it is a sample")
        if (said.get("asked") or 0) > (said.get("population") or said.get("asked") or 0):
            self.add_error("asked", "More were asked than there are people")
        return said


class BenchmarkForm(PlainAnswers, OnceForm, forms.ModelForm):
    class Meta:
        model = Benchmark
        fields = ["question_code", "of", "name", "percent", "source"]
        labels = {
            "of": "What is it?",
            "name": "What is it called?",
            "percent": "Percentage",
            "source": "Where it is from",
        }
        help_texts = {
            "name": "Such as: our plan for 2027, or the Scottish average 2025/26.",
            "percent": "Of those who gave one of the better answers, such as very or fairly satisfied.",
        }
        widgets = {
            "of": forms.RadioSelect,
            "percent": forms.TextInput({"inputmode": "decimal", "class": "govuk-input--width-4"}),
        }

    def __init__(self, *args, questionnaire, **kwargs):
        super().__init__(*args, **kwargs)
        asked = questions_with_options(questionnaire)
        scales = [
            (question.code, question.words)
            for question, options in asked
            if better_answers(question, options)
        ]
        self.fields["question_code"] = forms.ChoiceField(label="Question", choices=scales)
        self.helper = SmallLabels("form_token", *self._meta.fields, Submit("save", "Save"))


NOBODY_OF_THEM = "Nobody of this group answered, so let it count with another one."
#: The numbers that weights begin with.
OUR_CUSTOMERS = "Our list of customers"


def numbers_of(fact: str, source: str) -> dict[str, int]:
    """How many there are of each group, of our customers or as another source counts them."""
    if not source:
        return customers_by(fact)
    return {group: n for one in MORE_TOTALS for group, n in one.of(source, fact).items()}


class WeightByForm(PlainAnswers, forms.Form):
    """By which facts; the page then asks how many there are of each group."""

    by = forms.MultipleChoiceField(
        label="Weight answers by", widget=forms.CheckboxSelectMultiple, required=False
    )
    source = forms.ChoiceField(label="With numbers from", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["by"].choices = [
            (code, fact.title) for code, fact in facts_of_customers().items()
        ]
        listed = [one for totals in MORE_TOTALS for one in totals.listed()]
        self.fields["source"].choices = [("", OUR_CUSTOMERS), *listed]

    @property
    def chosen(self) -> tuple[list[str], str]:
        """The facts in the address, and the source of numbers; of what is not offered, none."""
        self.is_valid()
        return self.cleaned_data.get("by", []), self.cleaned_data.get("source", "")

    @property
    def source_words(self) -> str:
        return dict(self.fields["source"].choices)[self.chosen[1]]


class WeightingForm(PlainAnswers, forms.Form):
    """How many there are of each group of each fact, and which groups count together."""

    most_often = forms.DecimalField(
        label="Count no answer more often than",
        help_text="So many times the average one. Few answers that count very often make a result shaky. "
        "Leave it empty for no limit.",
        min_value=Decimal("1.1"),
        max_value=20,
        decimal_places=1,
        required=False,
        widget=forms.TextInput({"inputmode": "decimal", "class": "govuk-input--width-3"}),
    )
    source = forms.CharField(label="Where these numbers are from", max_length=200)

    def __init__(
        self,
        *args,
        by: list[str],
        answered: dict[str, set[str]],
        source: str = "",
        weighting=None,
        **kwargs,
    ):
        super().__init__(*args, **kwargs)
        self.groups: dict[str, list[str]] = {}
        parts = []
        known = facts_of_customers()
        for code in by:
            customers = numbers_of(code, source)
            before = weighting.targets.get(code, {}) if weighting and not source else {}
            names = _in_order({*customers, *before, *answered.get(code, set())})
            self.groups[code] = names
            put_with = weighting.put_with.get(code, {}) if weighting else {}
            fields = []
            for place, name in enumerate(names):
                number, there = self.names(code, place)
                self.fields[number] = forms.IntegerField(
                    label=f"{name}: how many there are",
                    min_value=0,
                    max_value=100_000_000,
                    initial=before.get(name, customers.get(name, 0)),
                    widget=forms.TextInput(
                        {"inputmode": "numeric", "class": "govuk-input--width-5"}
                    ),
                )
                self.fields[there] = forms.ChoiceField(
                    label=f"{name}: counts with",
                    choices=[("", "no other group"), *((one, one) for one in names if one != name)],
                    required=False,
                    initial=put_with.get(name, ""),
                    help_text="" if name in answered.get(code, ()) else NOBODY_OF_THEM,
                )
                fields.append(Div(Field(number), Field(there), css_class="portal-side-by-side"))
            parts.append(Fieldset(*fields, legend=known[code].title, legend_size=Size.MEDIUM))
        self.helper = SmallLabels(
            *parts, "most_often", "source", Submit("weight", "Weight the answers")
        )

    @staticmethod
    def names(code: str, place: int) -> tuple[str, str]:
        return f"{code}_{place}_people", f"{code}_{place}_with"

    def said(self) -> dict:
        """As the service takes it. A group that counts with one that counts with another goes there."""
        targets, put_with = {}, {}
        for code, names in self.groups.items():
            targets[code] = {}
            put_with[code] = {}
            for place, name in enumerate(names):
                number, there = self.names(code, place)
                targets[code][name] = self.cleaned_data[number]
                if self.cleaned_data[there]:
                    put_with[code][name] = self.cleaned_data[there]
            for name in list(put_with[code]):
                seen = {name}
                while (last := put_with[code][name]) in put_with[code] and last not in seen:
                    seen.add(last)
                    put_with[code][name] = put_with[code][last]
        return {
            "targets": targets,
            "put_with": put_with,
            "most_often": self.cleaned_data["most_often"],
            "source": self.cleaned_data["source"],
        }


def _in_order(names: Iterable[str]) -> list[str]:
    """As we read groups; those of whom we do not know it come last."""
    return sorted(names, key=lambda name: (name in UNKNOWN, name))
