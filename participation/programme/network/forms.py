from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Layout, Size, Submit
from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat

from base.core.forms import PlainAnswers
from base.core.once import OnceForm
from base.core.uploads import UploadField

ALSO_STAFF = "staff"


class AnswerForm(PlainAnswers, OnceForm):
    text = forms.CharField(
        label="Your answer",
        max_length=2000,
        widget=forms.Textarea,
        error_messages={"required": "Write your answer"},
    )
    helper = FormHelper()
    helper.label_size = Size.SMALL
    helper.layout = Layout(
        Field.textarea("text", rows=4, max_characters=2000),
        "form_token",
        Submit("post", "Answer"),
    )


class PostForm(PlainAnswers, OnceForm):
    """``readers``: whether staff read it too. Of one of us it is not asked, for they do."""

    text = forms.CharField(
        label="What would you like to tell the others?",
        max_length=2000,
        widget=forms.Textarea,
        error_messages={"required": "Write what you would like to tell the others"},
    )
    file = UploadField(
        label="A paper to go with it (optional)",
        required=False,
        help_text="PDF, Word, Excel, OpenDocument or a picture, up to "
        f"{filesizeformat(settings.MAX_UPLOAD_BYTES)}.",
    )

    readers = forms.ChoiceField(
        label="Who reads it?",
        choices=[("members", "Only those who sit on this group"), (ALSO_STAFF, "Our staff too")],
        initial="members",
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(self, *args, by_staff: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        if by_staff:
            del self.fields["readers"]
            self.fields["text"].help_text = "Everybody who sits on this group reads it."
        self.helper = FormHelper()
        self.helper.label_size = self.helper.legend_size = Size.SMALL
        self.helper.layout = Layout(
            Field.textarea("text", rows=4, max_characters=2000),
            "file",
            *(() if by_staff else ("readers",)),
            "form_token",
            Submit("post", "Put it up"),
        )

    def answers(self) -> dict:
        said = self.cleaned_data
        shared = said.get("readers") == ALSO_STAFF
        return {"text": said["text"], "file": said["file"], "shared": shared}
