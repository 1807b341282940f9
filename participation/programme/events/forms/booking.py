from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Button, Field, Layout
from django import forms

from base.core.forms import PlainAnswers
from participation.people.customers.form_fields import AsksChannel
from participation.people.customers.models import Customer, PreferenceOption


class BookingForm(AsksChannel, PlainAnswers, forms.Form):
    """One question; everything else we know, or ask once."""

    button = "Book my place"

    access_needs = forms.CharField(
        label="Is there anything that would help you take part?",
        help_text="For example step-free access, a hearing loop, an interpreter, travel or "
        "childcare. Change what we have from you, or leave it empty.",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.layout = Layout(
            Field.textarea("access_needs", label_size="m"),
            *(Field.radios(name, legend_size="m") for name in self.channel_asked),
            Button.primary("book", self.button),
        )


class BookForSomebodyForm(BookingForm):
    """The same question, asked by an officer on the phone or at the door."""

    button = "Book their place"
    channel_label = "The best way to reach them"
    channel_missing = "Ask for the best way to reach them"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        question = self.fields["access_needs"]
        question.label = "Is there anything that would help them take part?"
        question.help_text = (
            "For example step-free access, a hearing loop, an interpreter, travel or childcare. "
            "It starts from what they have told us."
        )


class GiveUpForm(forms.Form):
    """Only the button: there is nothing to ask."""

    button = "Cancel my place"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.layout = Layout(Button.warning("give_up", self.button))


class GiveUpForSomebodyForm(GiveUpForm):
    button = "Cancel their place"


def usual_needs(customer: Customer) -> str:
    """What the customer told us would help them, to start the answer from."""
    helps = customer.preferences.of(PreferenceOption.Kind.SUPPORT).values_list("label", flat=True)
    return "\n".join(filter(None, [", ".join(helps), customer.support_notes]))[:1000]
