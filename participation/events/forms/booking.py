from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Button, Field, Layout
from django import forms

from participation.customers.models import Customer, PreferenceOption
from portal.core.forms import PlainAnswers


class BookingForm(PlainAnswers, forms.Form):
    """One question: everything else we know."""

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
            Button.primary("book", "Book my place"),
        )


class GiveUpForm(forms.Form):
    """Only the button: there is nothing to ask."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.layout = Layout(Button.warning("give_up", "Cancel my place"))


def usual_needs(customer: Customer) -> str:
    """What the customer told us would help them, to start the answer from."""
    helps = customer.preferences.of(PreferenceOption.Kind.SUPPORT).values_list("label", flat=True)
    return "\n".join(filter(None, [", ".join(helps), customer.support_notes]))[:1000]
