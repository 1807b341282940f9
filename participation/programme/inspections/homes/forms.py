from crispy_forms_gds.layout import Field, Submit
from django import forms

from base.core.forms import PlainAnswers, SmallLabels
from base.core.once import OnceForm
from base.core.refused import Refused
from participation.people.imports.forms import ListField

from ..models import Standard, What
from .reading import read_homes


class HomesForm(PlainAnswers, OnceForm):
    file = ListField(
        label="The list of homes",
        help_text="A CSV file or an Excel workbook (.xlsx), with the columns Reference, Address, Area and Ready on."
        " It is the whole list: what is not on it is let.",
    )
    helper = SmallLabels("form_token", Field("file"), Submit("save", "Send the list"))

    def clean_file(self):
        """The homes on it."""
        try:
            return read_homes(self.cleaned_data["file"])
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal


class DrawForm(PlainAnswers, OnceForm):
    standard = forms.ModelChoiceField(
        Standard.objects.none(), label="By which standard are they inspected?", empty_label=None
    )
    helper = SmallLabels("form_token", "standard", Submit("save", "Draw them by lot"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["standard"].queryset = Standard.objects.in_use().filter(what=What.HOMES)
