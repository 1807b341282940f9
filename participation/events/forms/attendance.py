from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Button, Layout
from django import forms

from portal.core.forms import PlainAnswers
from portal.core.once import OnceForm

from ..services.attendance import MOST_HEADS


class HeadCountForm(forms.Form):
    """How many others were there, names not taken."""

    people = forms.IntegerField(
        label="Others in the room, names not taken",
        min_value=0,
        max_value=MOST_HEADS,
        error_messages={
            "required": "Enter how many others were in the room, or 0",
            "invalid": "Enter how many others were in the room as a number, like 6",
            "min_value": "Enter 0 or more",
            "max_value": f"Enter {MOST_HEADS:,} or fewer",
        },
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "class": "govuk-input govuk-input--width-4"}
        ),
    )


class NewcomerForm(PlainAnswers, OnceForm):
    """Somebody who came and is not on our list."""

    name = forms.CharField(label="Name", max_length=150)
    address = forms.CharField(
        label="Address",
        max_length=200,
        required=False,
        help_text="So that we can find them in the housing system.",
    )
    email = forms.EmailField(
        label="Email address",
        required=False,
        help_text="If they want to hear from us.",
        error_messages={"invalid": "Enter an email address, like name@example.org"},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.layout = Layout(
            "form_token",
            "name",
            "address",
            "email",
            Button.primary("add", "Add, and tick as here"),
        )
