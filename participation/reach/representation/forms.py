from pathlib import PurePath

from crispy_forms_gds.layout import Field, Submit
from django import forms
from django.utils import timezone

from base.core.forms import DateField, ModelChoices, PlainAnswers, SmallLabels
from base.core.once import OnceForm
from base.core.periods import FinancialYear
from base.core.uploads import SentFile
from participation.people.customers.models import Level
from participation.programme.activities import kinds
from participation.reach.segments.models import Segment

from .characteristics import CHARACTERISTICS, Characteristic, why_not_together
from .models import PopulationSource
from .stats import ParticipationSlice
from .tallies import years_counted

NEVER_IN_PARTS = (
    "What people told us about themselves is shown of all who took part in a year, never of one kind or "
    "level: two such tables could differ by one person. Choose “Anything”."
)
BY = [(code, one.title) for code, one in CHARACTERISTICS.items()]


class Ask(forms.Form):
    """What to compare by, and what counts as taking part. What was typed wrong is said, not guessed."""

    by = forms.ChoiceField(label="Compare by", choices=BY)
    beside = forms.ChoiceField(label="And by", choices=[("", "Nothing else"), *BY], required=False)
    year = forms.TypedChoiceField(label="Year", coerce=int)
    part = forms.ChoiceField(label="Took part in", required=False)
    against = forms.ModelChoiceField(
        PopulationSource.objects.to_compare_with(),
        label="Compare with",
        required=False,
        empty_label="All customers on our list",
    )

    def __init__(self, asked):
        current = FinancialYear.current().start_year
        super().__init__({"by": "age", "year": str(current)} | {k: asked[k] for k in asked})
        self.fields["year"].choices = [
            (year, str(FinancialYear.starting(year))) for year in reversed(years_counted())
        ]
        self.fields["part"].choices = [
            ("", "Anything"),
            ("Kind of activity", [(f"kind-{code}", name) for code, name in kinds.offered()]),
            (
                "Level of involvement",
                [(f"level-{level.code}", level.name) for level in Level.objects.all()],
            ),
        ]

    def clean(self):
        super().clean()
        if self.cleaned_data.get("beside") and self.cleaned_data.get("by"):
            why = why_not_together(*self.characteristics)
            if why:
                self.add_error("beside", why)
        by = CHARACTERISTICS.get(self.cleaned_data.get("by", ""))
        if by and by.question and self.cleaned_data.get("part"):
            self.add_error("part", NEVER_IN_PARTS)
        self.check_source()

    def check_source(self):
        source, by = self.cleaned_data.get("against"), self.cleaned_data.get("by")
        if not source or not by:
            return
        if self.cleaned_data.get("beside"):
            self.add_error("against", "With numbers from outside, compare by one thing at a time.")
        elif not source.counts.filter(characteristic=by, area=None).exists():
            title = CHARACTERISTICS[by].title.lower()
            self.add_error("against", f"“{source}” says nothing of {title}. Choose another one.")

    @property
    def characteristics(self) -> list[Characteristic]:
        codes = [self.cleaned_data["by"], self.cleaned_data.get("beside")]
        return [CHARACTERISTICS[code] for code in codes if code]

    def slice_of(self, year: int) -> ParticipationSlice:
        what, _, code = self.cleaned_data["part"].partition("-")
        return ParticipationSlice(year, **({what: code} if code else {}))

    @property
    def slices(self) -> list[ParticipationSlice]:
        """The year asked about first, then the others for the trend, the earliest first."""
        return [self.slice_of(year) for year in years_counted()]


class CountsField(SentFile):
    widget = forms.FileInput(attrs={"accept": ".csv"})
    default_error_messages = {
        "required": "Choose the file with the numbers",
        "invalid": "Choose the file with the numbers",
        "missing": "Choose the file with the numbers",
        "empty": "The file is empty. Choose another one",
    }
    MOST_BYTES = 1024 * 1024

    def look_at(self, file):
        if PurePath(file.name).suffix.lower() != ".csv":
            raise forms.ValidationError("The file must be a CSV file")
        if file.size > self.MOST_BYTES:
            raise forms.ValidationError("The file must be smaller than 1 MB")


class SegmentsForm(PlainAnswers, forms.Form):
    segments = ModelChoices(
        Segment.objects.in_use(),
        label="Which segments?",
        required=False,
        help_text="Somebody in several of them is counted in each.",
    )
    helper = SmallLabels("segments", Submit("save", "Save"))


class SourceForm(PlainAnswers, OnceForm, forms.ModelForm):
    counted_on = DateField(noun="Day", label="Of which day are the numbers?")
    file = CountsField(label="The numbers", help_text="A CSV file, as described below.")

    class Meta:
        model = PopulationSource
        fields = ["title", "kind", "counted_on", "about"]
        labels = {
            "title": "What is it called?",
            "kind": "What is it?",
            "about": "Where does it come from, and whom does it count?",
        }
        help_texts = {"title": "For example: Census 2022, people in Glenmarnock.", "about": ""}
        error_messages = {"kind": {"required": "Choose what it is"}}

    helper = SmallLabels(
        "title",
        "kind",
        "counted_on",
        Field.textarea("about", rows=3),
        "file",
        "form_token",
        Submit("add", "Check and add it"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", "Choose"), *PopulationSource.Kind.choices]

    def clean_counted_on(self):
        day = self.cleaned_data["counted_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError("The day must be today or earlier")
        return day
