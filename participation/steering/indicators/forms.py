from crispy_forms_gds.layout import Field, Fixed, Submit
from django import forms
from django.db.models import QuerySet

from base.core.all_feedback import AllFeedback
from base.core.feedback import kinds
from base.core.figures import ALL_SERVICES, KEY_FIGURES, Reader
from base.core.forms import PlainAnswers, SmallLabels
from base.core.lists import ListFilter
from base.core.periods import FinancialYear, Month, Recurring
from base.core.stale_edits import SeenForm
from participation.programme.activities.models import Service

from .models import Indicator


class IndicatorForm(PlainAnswers, SeenForm):
    readers = forms.MultipleChoiceField(
        label="Who sees it?",
        choices=Reader.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="What everybody sees is on the public page within a minute.",
    )

    class Meta:
        model = Indicator
        fields = ["target"]
        labels = {"target": "What do we aim for?"}
        widgets = {"target": forms.TextInput({"inputmode": "numeric"})}

    helper = SmallLabels(
        "readers", Field.text("target", field_width=Fixed.FIVE), Submit("save", "Save")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        figure = self.instance.key_figure
        self.initial["readers"] = [reader.value for reader in self.instance.readers]
        share = figure is not None and figure.is_share
        unit = "A percentage, without the sign." if share else "A number for three months."
        self.fields["target"].help_text = f"{unit} Leave it empty if there is no target."

    def clean_target(self):
        target, figure = self.cleaned_data["target"], self.instance.key_figure
        if target is not None and target > 100 and figure is not None and figure.is_share:
            raise forms.ValidationError("A percentage is at most 100")
        return target


class ReadingFilter(ListFilter):
    figure = forms.ChoiceField(label="Indicator", required=False)
    service = forms.ChoiceField(
        label="Service",
        required=False,
        choices=[("", "All of them"), ("whole", "All services together"), *Service.choices],
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        named = [(one.code, one.title) for one in KEY_FIGURES]
        self.fields["figure"].choices = [("", "Every indicator"), *named]

    def narrow(self, rows: QuerySet) -> QuerySet:
        self.is_valid()
        if figure := self.cleaned_data.get("figure"):
            rows = rows.filter(figure=figure)
        if service := self.cleaned_data.get("service"):
            rows = rows.filter(service=ALL_SERVICES if service == "whole" else service)
        return rows


class FeedbackFilter(ListFilter):
    """Months and years are named by their own numbers, so that an address that somebody kept says the same next year."""

    typed = forms.CharField(
        label="Words that were said", required=False, widget=forms.TextInput({"type": "search"})
    )
    kind = forms.ChoiceField(label="Kind", required=False)
    service = forms.ChoiceField(
        label="Service", required=False, choices=[("", "All services, and none"), *Service.choices]
    )
    period = forms.ChoiceField(label="When", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.periods = {one.code: one for one in _last(FinancialYear, 3) + _last(Month, 12)}
        self.fields["kind"].choices = [
            ("", "Every kind"),
            *((one.code, one.kind) for one in kinds()),
        ]
        self.fields["period"].choices = [
            ("", "At any time"),
            *((code, str(one)) for code, one in self.periods.items()),
        ]

    def narrow(self, rows: AllFeedback) -> AllFeedback:  # type: ignore[override]
        self.is_valid()
        asked = self.cleaned_data
        return rows.narrowed(
            kind=asked.get("kind", ""),
            service=asked.get("service", ""),
            period=self.periods.get(asked.get("period", "")),
            typed=asked.get("typed", ""),
        )


def _last(kind: type[Recurring], number: int) -> list[Recurring]:
    """The one that goes on, and those before it."""
    found = [kind.current()]
    while len(found) < number:
        found.append(found[-1].previous)
    return found
