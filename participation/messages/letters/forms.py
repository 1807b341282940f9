from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Layout, Submit
from django import forms

from base.core.forms import PlainAnswers


class PagesForm(PlainAnswers, forms.Form):
    """Some pages of a batch again. Sent by GET, so that the answer is a file with an address."""

    first = forms.IntegerField(
        label="First page", min_value=1, error_messages={"required": "Enter the first page"}
    )
    last = forms.IntegerField(
        label="Last page", min_value=1, error_messages={"required": "Enter the last page"}
    )

    def __init__(self, *args, pages: int, action: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.pages = pages
        self.helper = FormHelper(self)
        self.helper.form_method = "get"
        self.helper.form_action = action
        self.helper.layout = Layout(
            *(
                Field(name, css_class="govuk-input--width-4", inputmode="numeric")
                for name in ("first", "last")
            ),
            Submit("download", "Download these pages"),
        )

    def clean(self):
        said = super().clean()
        first, last = said.get("first"), said.get("last")
        if last and last > self.pages:
            self.add_error("last", f"The batch ends with page {self.pages}")
        elif first and last and first > last:
            self.add_error("last", "The last page must not come before the first")
        return said
