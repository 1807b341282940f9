from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Button, Field, Layout, Size
from django import forms

from base.core.forms import PersonNameField, PhoneField, PlainAnswers
from base.core.once import OnceForm
from base.core.stale_edits import SeenAnswers
from participation.people.customers.form_fields import ChannelChoice
from participation.people.customers.models import Channel

from ..models import Event
from ..services.attendance import MOST_HEADS


def heads(label: str, what: str, **kwargs) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=MOST_HEADS,
        error_messages={
            "required": f"Enter how many others {what}, or 0",
            "invalid": f"Enter how many others {what} as a number, like 6",
            "min_value": "Enter 0 or more",
            "max_value": f"Enter {MOST_HEADS:,} or fewer",
        },
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "class": "govuk-input govuk-input--width-4"}
        ),
        **kwargs,
    )


class HeadCountForm(SeenAnswers):
    """How many others were there, names not taken; of a hybrid event also how many online."""

    people = heads("Others in the room, names not taken", "were in the room")
    online = heads("Others online, names not taken", "came online", required=False)

    def __init__(self, *args, event: Event, **kwargs):
        super().__init__(*args, **kwargs)
        if not event.is_hybrid:
            del self.fields["online"]

    def clean_online(self) -> int:
        return self.cleaned_data["online"] or 0


class NewcomerForm(PlainAnswers, OnceForm):
    """Somebody who came and is not on our list."""

    name = PersonNameField(label="Name")
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

    phone = PhoneField(label="Phone number", required=False)
    preferred_channel = ChannelChoice(
        label="The best way to reach them",
        error_messages={"required": "Ask for the best way to reach them"},
    )

    #: What each way of reaching somebody takes.
    TAKES = {
        Channel.EMAIL: ("email", "Enter their email address, or choose another way"),
        Channel.SMS: ("phone", "Enter their phone number, or choose another way"),
        Channel.PHONE: ("phone", "Enter their phone number, or choose another way"),
        Channel.POST: ("address", "Enter their address, or choose another way"),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.legend_size = Size.SMALL
        self.helper.layout = Layout(
            "form_token",
            "name",
            "address",
            "email",
            "phone",
            Field.radios("preferred_channel", small=True),
            Button.primary("add", "Add, and tick as here"),
        )

    def clean(self):
        answers = super().clean()
        field, missing = self.TAKES.get(answers.get("preferred_channel", ""), ("name", ""))
        if missing and not answers.get(field) and field not in self.errors:
            self.add_error(field, missing)
        return answers
