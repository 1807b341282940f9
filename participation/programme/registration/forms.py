"""What a group writes of itself and of its application; staff write the same for a group without a device."""

from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Layout, Size, Submit
from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat

from base.core.forms import DateField, PersonNameField, PlainAnswers
from base.core.once import OnceForm
from base.core.stale_edits import SeenForm
from base.core.uploads import UploadField

from ..activities.part_forms import long_answer
from .models import AnnualCheck, Document, OwnPage, Registration

KINDS = "PDF, Word, Excel, OpenDocument, PNG or JPG, smaller than"


def sent_file(label: str, *, required: bool = True) -> UploadField:
    limit = filesizeformat(settings.MAX_UPLOAD_BYTES)
    return UploadField(label=label, required=required, help_text=f"{KINDS} {limit}.")


def line(label: str, *, required: bool = True, hint: str = "", most: int = 250) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, required=required, help_text=hint)


def yes_or_no(label: str, yes: str = "Yes", no: str = "No", **others) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        choices=[(True, yes), (False, no)],
        coerce=lambda said: said == "True",
        empty_value=None,
        widget=forms.RadioSelect,
        **others,
    )


def whole(label: str, *, most: int, required: bool = False, hint: str = "") -> forms.IntegerField:
    box = forms.TextInput({"inputmode": "numeric", "class": "govuk-input--width-5"})
    return forms.IntegerField(
        label=label, min_value=0, max_value=most, required=required, help_text=hint, widget=box
    )


class Asked(PlainAnswers, OnceForm):
    """The questions one under the other, and a button with these words."""

    button = "Save"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper(self)
        self.helper.label_size = self.helper.legend_size = Size.SMALL
        self.helper.layout = Layout(*self.fields, Submit("save", self.button))


class ApplicationForm(Asked, SeenForm):
    area_words = long_answer(
        "Which area does the group work in?", rows=3, hint="For example the streets, or the bounds."
    )
    correspondence = long_answer(
        "Where do we write to?", rows=3, hint="A name and an address. Only we read this."
    )
    other_landlords = long_answer(
        "With which other landlords is the group registered, or does it apply?",
        rows=2,
        hint="If there are none, write “none”.",
    )
    committee = whole("How many people sit on the committee?", most=200, required=True)

    class Meta:
        model = Registration
        fields = ["area_words", "correspondence", "other_landlords", "committee", "open_to_all"]
        labels = {"open_to_all": "Every tenant of ours who lives in the area may be a member"}
        help_texts = {"open_to_all": ""}


class EvidenceForm(Asked):
    evidence = long_answer("How does the group meet this?", rows=3)
    file = sent_file("A file that shows it (optional)", required=False)


class OfficeBearerForm(Asked):
    name = PersonNameField(label="Name")
    office = line("Office", hint="For example: chair, secretary, treasurer.", most=80)
    reached = line(
        "How do we reach them?", required=False, hint="Address, phone or email. Only we read this."
    )
    public_contact = line(
        "What may everybody read?",
        required=False,
        hint="Leave it empty if nothing. Ask them first.",
    )
    button = "Add"


class DocumentForm(Asked):
    what = forms.ChoiceField(
        label="What is it?", choices=Document.Kind.choices, widget=forms.RadioSelect
    )
    title = line("What is it called?", hint="For example: Constitution of 2026.", most=150)
    agreed_on = DateField(
        label="When did the members agree to it?",
        noun="Day",
        help_text="Of accounts: the last day that is in them.",
    )
    file = sent_file("The file")
    button = "Add it"


class OwnPageForm(Asked, SeenForm):
    words = long_answer("What does the group do?", rows=5, required=False)
    public_contact = line(
        "How can anybody reach the group?",
        required=False,
        hint="Everybody can read this on the register. A PO box or an email address of the group will do.",
    )
    website = forms.URLField(
        label="Its website", required=False, max_length=200, assume_scheme="https"
    )
    meets = line("When and where does it meet?", required=False)
    members = whole("How many members does it have?", most=100_000)
    members_on = DateField(label="When were they counted?", noun="Day", required=False)

    class Meta:
        model = OwnPage
        fields = [
            "words",
            "public_contact",
            "website",
            "meets",
            "members",
            "members_on",
            "is_public",
        ]
        labels = {"is_public": "Show this page to everybody"}
        help_texts = {"is_public": "A group on the register is shown in any case: the law says so."}

    only_one = True

    def clean(self):
        answers = super().clean()
        if answers.get("members") is not None and not answers.get("members_on"):
            self.add_error("members_on", "Enter the day on which they were counted")
        if answers.get("members") is None:
            answers["members_on"] = None
        return answers


class AskOffForm(Asked):
    because = long_answer("Why does the group want to be taken off the register?", rows=4)
    button = "Ask to be taken off"


class CheckForm(Asked, SeenForm):
    agm_on = DateField(
        label="When was the annual general meeting?",
        noun="Day of the meeting",
        required=False,
        help_text="Leave it empty if there was none.",
    )
    committee = whole("How many people sit on the committee?", most=200)
    accounts_examined_on = DateField(
        label="When were the accounts examined?",
        noun="Day",
        required=False,
        help_text="By somebody who is not on the committee.",
    )
    accounts_examined_by = line("Who examined them?", required=False, most=120)
    constitution_is_same = yes_or_no(
        "Is the constitution the same as last year?", no="No, it has changed", required=False
    )
    note = long_answer("Anything else?", rows=3, required=False)
    button = "Send"

    class Meta:
        model = AnnualCheck
        fields = [
            "agm_on",
            "committee",
            "accounts_examined_on",
            "accounts_examined_by",
            "constitution_is_same",
            "note",
        ]
