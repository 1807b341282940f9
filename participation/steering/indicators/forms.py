from crispy_forms_gds.layout import Field, Fixed, Submit
from django import forms
from django.db.models import QuerySet

from base.core.figures import ALL_SERVICES, KEY_FIGURES, Reader
from base.core.forms import PlainAnswers, SmallLabels
from base.core.lists import ListFilter
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
