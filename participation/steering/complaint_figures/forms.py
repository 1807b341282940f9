from crispy_forms_gds.layout import Field, Submit
from django import forms
from django.db.models import QuerySet

from base.core.forms import PlainAnswers, SmallLabels
from base.core.lists import ListFilter
from base.core.once import OnceForm
from participation.people.customers.models import Area
from participation.people.imports.forms import ListField
from participation.programme.activities.models import Service

from .models import Learned, Stage, Theme, Which
from .models.lines import LONGEST_LEARNED, LONGEST_WORD


class UploadForm(PlainAnswers, OnceForm):
    file = ListField(
        label="The file",
        help_text="A CSV file or an Excel workbook (.xlsx), with counts alone. It may hold several months.",
    )
    helper = SmallLabels("form_token", Field("file"), Submit("save", "Send the file"))


class SettleForm(PlainAnswers, OnceForm):
    """What one word means. A theme may be a new one."""

    meaning = forms.ChoiceField(label="What does it mean here?")
    new_theme = forms.CharField(
        label="Or the name of a new theme", required=False, max_length=LONGEST_WORD
    )
    NOTHING = "none"

    def __init__(self, *args, which: Which, **kwargs):
        super().__init__(*args, **kwargs)
        self.which = which
        self.fields["meaning"].choices = [
            ("", "Choose"),
            *self._choices(),
            (self.NOTHING, f"No {which.label.lower()} of ours"),
        ]
        if which == Which.THEME:
            self.fields["meaning"].required = False
        else:
            del self.fields["new_theme"]
        self.helper = SmallLabels(
            "form_token",
            "meaning",
            *(["new_theme"] if which == Which.THEME else []),
            Submit("save", "Save"),
        )

    def _choices(self) -> list[tuple[str, str]]:
        if self.which == Which.SERVICE:
            return [*Service.choices]
        self.rows = {
            str(row.pk): row
            for row in (Area if self.which == Which.AREA else Theme).objects.order_by("name", "pk")
        }
        return [(pk, row.name) for pk, row in self.rows.items()]

    def clean(self):
        cleaned = super().clean()
        is_asked = self.which == Which.THEME and not self.errors
        if is_asked and bool(cleaned.get("meaning")) == bool(cleaned.get("new_theme")):
            self.add_error("meaning", "Choose a theme, or write the name of a new one")
        return cleaned

    def meant(self):
        """The code of a service, a row, or None for nothing of ours."""
        said = self.cleaned_data["meaning"]
        if said == self.NOTHING:
            return None
        return said if self.which == Which.SERVICE else self.rows[said]


class LessonForm(PlainAnswers, OnceForm):
    words = forms.CharField(
        label="What was learned",
        max_length=LONGEST_LEARNED,
        widget=forms.Textarea({"rows": 5}),
        help_text="Take out whatever says who complained, where they live or what became of one case.",
    )
    what = forms.ChoiceField(
        label="Who reads it?",
        choices=[
            ("show", "The panel and service voices read it"),
            ("keep", "Nobody but us reads it"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who reads it"},
    )
    helper = SmallLabels("form_token", "words", "what", Submit("save", "Save"))


class LineFilter(ListFilter):
    service = forms.ChoiceField(
        label="Service", required=False, choices=[("", "All of them"), *Service.choices]
    )
    stage = forms.ChoiceField(label="Stage", required=False, choices=[("", "Any"), *Stage.choices])
    theme = forms.ModelChoiceField(
        Theme.objects.all(), label="Theme", required=False, empty_label="Any"
    )
    months = forms.TypedChoiceField(
        label="Months",
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", "All of them"), ("3", "The last 3"), ("12", "The last 12")],
    )
    settled = forms.ChoiceField(
        label="Words",
        required=False,
        choices=[("", "All lines"), ("no", "Lines with a word we do not know")],
    )

    def narrow(self, rows: QuerySet) -> QuerySet:
        self.is_valid()
        chosen = self.cleaned_data
        for name in ("service", "stage", "theme"):
            if chosen.get(name):
                rows = rows.filter(**{name: chosen[name]})
        if chosen.get("months"):
            newest = rows.order_by("-month").values_list("month", flat=True).distinct()
            rows = rows.filter(month__in=list(newest[: chosen["months"]]))
        return rows.unsettled() if chosen.get("settled") == "no" else rows


class LessonFilter(ListFilter):
    standing = forms.ChoiceField(
        label="Show", required=False, choices=[("", "All of them"), *Learned.choices[1:]]
    )
    service = forms.ChoiceField(
        label="Service", required=False, choices=[("", "All of them"), *Service.choices]
    )

    def narrow(self, rows: QuerySet) -> QuerySet:
        self.is_valid()
        if standing := self.cleaned_data.get("standing"):
            rows = rows.filter(learned_standing=standing)
        if service := self.cleaned_data.get("service"):
            rows = rows.filter(service=service)
        return rows
