"""Who is asked and all questions, as they stand on a device and come back from it."""

from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Fieldset, Layout, Size, Submit
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from base.core.forms import DateField, PlainAnswers, SmallLabels, speak_plainly
from base.core.once import OnceForm
from base.core.uploads import SentFile

from ..answering.forms import QuestionsForm
from ..codes.forms import CodeField
from ..rules import asked
from .sealed import MOST_BYTES


class KeptForm(QuestionsForm):
    """All questions on one page. Which of them are asked, the page itself works out from what was answered."""

    #: Fields of the form that are no questions.
    beside: tuple[str, ...] = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, said={}, **kwargs)
        self.helper.form_tag = False
        self.helper.label_size = self.helper.legend_size = Size.SMALL
        self.helper.disable_csrf = True
        asked_now = (*self.beside, "shown")
        parts = [one for one in self.helper.layout.fields[:-1] if one not in asked_now]
        self.helper.layout = Layout(
            *self.first_parts(), Fieldset(*parts, legend="Questions", legend_size=Size.MEDIUM)
        )
        del self.fields["shown"]

    def first_parts(self) -> list:
        """What stands before the questions."""
        return list(self.beside)

    def full_clean(self) -> None:
        """What is wrong with an answer to a question that was not asked in the end is nothing wrong."""
        super().full_clean()
        if not self.is_bound:
            return
        shown = asked(self.questions, self.said_so_far())
        for one in self.questions:
            if one not in shown:
                self.errors.pop(one.source, None)

    def said_so_far(self):
        return {code: answer for code, answer in self.said().items() if answer is not None}

    @property
    def rest_can_be_taken(self) -> bool:
        """Only single answers are wrong: without them it is still what somebody said."""
        return self.errors.keys() <= {one.source for one in self.questions}

    @property
    def wrong(self) -> str:
        """All that is wrong, to be read out beside a record on the device."""
        found = []
        for name, messages in self.errors.items():
            field = self.fields.get(name)
            before = f"“{field.label}”: " if field else ""
            found += [f"{before}{message}" for message in messages]
        return " ".join(one if one.endswith(".") else f"{one}." for one in found)


class DeviceForm(KeptForm):
    """What one of us asks somebody, and who that is."""

    code = CodeField(label="Their code", required=False, help_text="Type it, or scan its square.")
    nobody = forms.BooleanField(
        label="They have no code, and we do not know who they are", required=False
    )
    language = forms.ChoiceField(
        label="In which language do you ask?", choices=settings.CUSTOMER_LANGUAGES, initial="en"
    )
    beside = ("code", "nobody", "language")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        speak_plainly(self.fields["code"])

    def first_parts(self) -> list:
        return [Fieldset(*self.beside, legend="Who answers", legend_size=Size.MEDIUM)]

    def clean(self):
        cleaned = super().clean()
        if "code" not in self.errors and bool(cleaned.get("code")) == bool(cleaned.get("nobody")):
            raise ValidationError("Type their code, or tick that they have none.")
        return cleaned


class SealedField(SentFile):
    """A record as a device sealed it: nothing of it can be told before it is opened."""

    def look_at(self, file: UploadedFile) -> None:
        if file.size is None or file.size > MOST_BYTES:
            raise ValidationError(f"A record can have {MOST_BYTES // 1024**2} MB. This has more")


class UploadForm(forms.Form):
    """A record that was exported from a device as a file."""

    record = SealedField(
        label="File from the device",
        help_text="Its name ends in .sealed.",
        error_messages={
            "required": "Choose the file",
            "empty": "This file is empty. Export it from the device once more",
        },
    )

    without_wrong = forms.BooleanField(
        label="Leave out answers that the portal cannot take", required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper(self)
        self.helper.label_size = Size.SMALL
        self.helper.layout = Layout("record", "without_wrong", Submit("upload", "Upload it"))

    def clean_record(self) -> bytes:
        return self.cleaned_data["record"].read()


class SettleTimeForm(PlainAnswers, OnceForm):
    """When it was asked, as far as we know, and why we think so."""

    DAY, LATE = "day", "late"

    when = forms.ChoiceField(
        label="When was it asked?",
        choices=[(DAY, "On a day that we know"), (LATE, "Too late, or nobody can say")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose when it was asked"},
    )
    asked_on = DateField(label="On which day?", noun="Day", required=False)
    reason = forms.CharField(
        label="How do you know?",
        max_length=500,
        help_text="For example what the officer at the door wrote down. It is kept with the answer.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    helper = SmallLabels("form_token", "when", "asked_on", "reason", Submit("settle", "Settle it"))

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("when") == self.LATE:
            cleaned["asked_on"] = None
        elif cleaned.get("when") and not cleaned.get("asked_on") and "asked_on" not in self.errors:
            self.add_error("asked_on", "Enter the day on which it was asked")
        return cleaned
