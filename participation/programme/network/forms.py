from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Layout, Size, Submit
from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat

from base.core.forms import PlainAnswers
from base.core.once import OnceForm
from base.core.uploads import UploadField


class PostForm(PlainAnswers, OnceForm):
    text = forms.CharField(
        label="What would you like to tell the others?",
        max_length=2000,
        widget=forms.Textarea,
        help_text="Everybody who sits on this group can read it, and so can our staff.",
        error_messages={"required": "Write what you would like to tell the others"},
    )
    file = UploadField(
        label="A paper to go with it (optional)",
        required=False,
        help_text="PDF, Word, Excel, OpenDocument or a picture, up to "
        f"{filesizeformat(settings.MAX_UPLOAD_BYTES)}.",
    )

    helper = FormHelper()
    helper.label_size = Size.SMALL
    helper.layout = Layout(
        Field.textarea("text", rows=4, max_characters=2000),
        "file",
        "form_token",
        Submit("post", "Put it up"),
    )
