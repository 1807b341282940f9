from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Layout, Size, Submit
from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat

from base.core.forms import PlainAnswers
from base.core.once import OnceForm
from base.core.uploads import UploadField


def laid_out(*fields, button: str) -> FormHelper:
    helper = FormHelper()
    helper.label_size = Size.SMALL
    helper.layout = Layout(*fields, "form_token", Submit("save", button))
    return helper


class ProposeForm(PlainAnswers, OnceForm):
    title = forms.CharField(
        label="What should we talk about?",
        max_length=150,
        error_messages={"required": "Say what we should talk about"},
    )
    why = forms.CharField(
        label="Why does it matter?",
        max_length=1000,
        required=False,
        widget=forms.Textarea,
        help_text="Only staff read this. If it is accepted, everybody sees the first answer, "
        "without your name.",
    )
    helper = laid_out("title", Field.textarea("why", rows=3), button="Put it forward")


class AddItemForm(PlainAnswers, OnceForm):
    title = forms.CharField(label="Add a point of your own", max_length=150)
    helper = laid_out("title", button="Put it on the agenda")


class DeclineForm(PlainAnswers, OnceForm):
    declined_why = forms.CharField(
        label="If not, why not?",
        max_length=1000,
        required=False,
        widget=forms.Textarea,
        help_text="They read these words. Leave it empty to put it on the agenda.",
    )
    helper = laid_out(Field.textarea("declined_why", rows=3), button="Save and tell them")


class PaperForm(PlainAnswers, OnceForm):
    title = forms.CharField(label="What is the paper called?", max_length=150)
    file = UploadField(
        label="The file",
        help_text="PDF, Word, Excel, OpenDocument, PNG, JPG or HEIC, up to "
        f"{filesizeformat(settings.MAX_UPLOAD_BYTES)}.",
    )
    helper = laid_out("title", "file", button="Add this paper")
