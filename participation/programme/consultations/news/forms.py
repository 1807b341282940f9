"""What somebody says who wants to hear what is decided."""

from crispy_forms_gds.layout import Submit
from django import forms

from base.core.forms import PlainAnswers, SmallLabels
from base.core.once import OnceForm


class TellMeForm(PlainAnswers, OnceForm):
    """An address, from whoever is no customer of ours, or has not signed in."""

    email = forms.EmailField(
        label="Your email address",
        help_text="We use it for this and nothing else, and delete it when we have told you.",
        widget=forms.EmailInput({"autocomplete": "email"}),
    )

    def __init__(self, *args, is_customer: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        if is_customer:
            del self.fields["email"]
        self.helper = SmallLabels(*self.fields, Submit("save", "Tell me what is decided"))
