from crispy_forms_gds.layout import Field, Submit
from django import forms
from django.utils import timezone

from base.core.forms import DateField, PlainAnswers, SmallLabels
from base.core.once import OnceForm
from base.core.stale_edits import SeenForm

from ..models import Cycle, Report


class LastElsewhereForm(PlainAnswers, SeenForm):
    last_elsewhere_on = DateField(
        label="When did the last one end that was not asked here?",
        noun="Day",
        required=False,
        help_text="Leave it empty if all were asked here.",
    )
    helper = SmallLabels("last_elsewhere_on", Field.text("note"), Submit("save", "Save"))

    class Meta:
        model = Cycle
        fields = ["last_elsewhere_on", "note"]
        labels = {"note": "Who asked it, and where is the result?"}


class ReportForm(PlainAnswers, OnceForm):
    """To whom the result was told, and when."""

    reader = forms.ChoiceField(label="Who was told?", widget=forms.RadioSelect)
    reported_on = DateField(label="When?", noun="Day", initial=timezone.localdate)
    helper = SmallLabels("form_token", "reader", "reported_on", Submit("save", "Save"))

    def __init__(self, *args, readers: tuple[Report.Reader, ...], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reader"].choices = [(one.value, one.label) for one in readers]
