"""Where somebody types the code that they have on paper or were told."""

from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Layout, Size, Submit
from django import forms
from django.core.exceptions import ValidationError

from base.core.forms import PlainAnswers

from ..signs import Mistyped, read


class CodeField(forms.CharField):
    """A personal code, however it is typed: spaces, small letters and look-alikes are forgiven."""

    def __init__(self, **kwargs):
        kwargs.setdefault("error_messages", {"required": "Type your code"})
        super().__init__(**{"max_length": 500, **kwargs})
        self.widget.attrs.update(
            {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        )
        self.widget.attrs["class"] = "govuk-input--width-10"

    def clean(self, value):
        typed = super().clean(value)
        if typed in self.empty_values:
            return typed
        try:
            return read(typed)
        except Mistyped as mistake:
            raise ValidationError(str(mistake), code="mistyped") from None


class CodeForm(PlainAnswers, forms.Form):
    code = CodeField(
        label="Your code",
        help_text="It has 8 letters and numbers, like 7KQ2 MX4D. It stands in our letter or message to you.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper(self)
        self.helper.label_size = Size.SMALL
        self.helper.layout = Layout("code", Submit("go_on", "Go on"))
