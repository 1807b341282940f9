"""Where somebody types the code that they have on paper or were told."""

from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Layout, Size, Submit
from django import forms
from django.core.exceptions import ValidationError

from base.core.forms import PlainAnswers, SmallLabels
from base.core.once import OnceForm

from ..answering.language import Language
from ..signs import Mistyped, read
from .handing_out import MOST


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

    def __init__(self, *args, language: Language, **kwargs):
        super().__init__(*args, **kwargs)
        self.language = language
        code = self.fields["code"]
        code.label, code.help_text = language.of(code.label), language.of(code.help_text)
        self.helper = FormHelper(self)
        self.helper.label_size = Size.SMALL
        self.helper.layout = Layout("code", Submit("go_on", language.of("Go on")))

    def add_error(self, field, error):
        super().add_error(field, self.language.put(error))


class BatchForm(PlainAnswers, OnceForm):
    """So many codes, for one occasion."""

    title = forms.CharField(
        label="Where do you hand them out, and when?",
        max_length=100,
        help_text="For example “Family day at Mill Lane, 6 June”.",
    )
    number = forms.IntegerField(
        label="How many codes?",
        min_value=1,
        max_value=MOST,
        help_text=f"At most {MOST}. You can make more batches.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-4"}),
        error_messages={
            "required": "Enter how many codes",
            "invalid": "How many codes must be a whole number",
            "min_value": "Make at least one code",
            "max_value": f"Make at most {MOST} codes at once",
        },
    )
    helper = SmallLabels("form_token", "title", "number", Submit("make", "Make the codes"))
