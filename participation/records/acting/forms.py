from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Layout, Size, Submit
from django import forms

from base.core.forms import PlainAnswers

from ..models import Acting


class BeginForm(PlainAnswers, forms.Form):
    asked = forms.ChoiceField(
        label="How did they ask you?",
        choices=Acting.Asked.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how they asked you"},
    )

    helper = FormHelper()
    helper.layout = Layout(
        Field.radios("asked", legend_size=Size.MEDIUM),
        Submit("begin", "Act for this person"),
    )
