"""What members add to the shelf, and what each notes for themselves."""

from crispy_forms_gds.layout import Field, Submit
from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat

from base.core.forms import PlainAnswers, SmallLabels
from base.core.once import OnceForm
from base.core.stale_edits import SeenAnswers
from base.core.uploads import UploadField

from .models import GroupPaper

KINDS = "PDF, Word, Excel, OpenDocument, PNG, JPG or HEIC, smaller than"


def paper_file(*, required: bool = True, label: str = "The file") -> UploadField:
    return UploadField(
        label=label,
        required=required,
        help_text=f"{KINDS} {filesizeformat(settings.MAX_UPLOAD_BYTES)}.",
    )


class AddPaperForm(PlainAnswers, OnceForm):
    """``shares``: whoever adds it may also say that others read it."""

    title = forms.CharField(label="What is the paper called?", max_length=150)
    file = paper_file()
    access = forms.ChoiceField(
        label="Who may read it?",
        choices=GroupPaper.Access.choices,
        initial=GroupPaper.Access.MEMBERS,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, shares: bool, **kwargs):
        super().__init__(*args, **kwargs)
        parts = ["form_token", "title", "file", "access"]
        if not shares:
            del self.fields["access"]
            parts.remove("access")
        self.helper = SmallLabels(*parts, Submit("save", "Add this paper and tell everybody"))


class AccessForm(PlainAnswers, OnceForm, SeenAnswers):
    access = forms.ChoiceField(
        label="Who may read it?", choices=GroupPaper.Access.choices, widget=forms.RadioSelect
    )
    helper = SmallLabels("form_token", "access", Submit("save", "Save"))


class NoteForm(PlainAnswers, OnceForm):
    text = forms.CharField(
        label="A note for yourself",
        max_length=10_000,
        widget=forms.Textarea,
        help_text="Nobody else in the portal reads it. It stays yours when you leave the group.",
    )
    helper = SmallLabels("form_token", Field.textarea("text", rows=5), Submit("save", "Keep it"))
