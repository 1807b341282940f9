from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Layout, Size, Submit
from django import forms

from base.core.forms import PlainAnswers
from base.core.stale_edits import SeenAnswers

from ..models import Service
from ..outcomes.forms import people_to_answer


class LeadsForm(PlainAnswers, SeenAnswers):
    """One officer for each service; or nobody yet."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for service in Service:
            self.fields[service.value] = forms.ModelChoiceField(
                people_to_answer(self.initial.get(service.value)),
                label=service.label,
                required=False,
                empty_label="Nobody by name",
            )
        self.helper = FormHelper(self)
        self.helper.label_size = Size.SMALL
        self.helper.layout = Layout(*(one.value for one in Service), Submit("save", "Save"))
