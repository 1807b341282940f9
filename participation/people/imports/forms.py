from pathlib import PurePath

from crispy_forms_gds.choices import Choice
from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Button, Field, Layout, Size
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat

from base.core.forms import PlainAnswers
from base.core.once import OnceForm
from base.core.uploads import SentFile

from .house_rules import IMPORT_ENDED_WARNING_PERCENT
from .models import Import


class ListField(SentFile):
    widget = forms.FileInput(attrs={"accept": ".csv,.txt,.xlsx"})
    default_error_messages = {
        "required": "Choose the file with the list",
        "invalid": "Choose the file with the list",
        "missing": "Choose the file with the list",
        "empty": "The file is empty. Choose another one",
    }

    def look_at(self, file):
        if file.size > settings.IMPORT_MAX_BYTES:
            raise ValidationError(
                f"The file is {filesizeformat(file.size)}, and the most we take is "
                f"{filesizeformat(settings.IMPORT_MAX_BYTES)}. Export only the columns needed, "
                "or split it and upload the parts as lists of some of our customers."
            )
        if PurePath(file.name).suffix.lower() not in {".csv", ".txt", ".xlsx"}:
            raise ValidationError("The file must be a CSV file or an Excel workbook (.xlsx)")


class UploadForm(PlainAnswers, OnceForm):
    file = ListField(label="The list", help_text="A CSV file or an Excel workbook (.xlsx).")
    whole_list = forms.TypedChoiceField(
        label="Who is in it?",
        coerce=lambda value: value == "yes",
        choices=[
            Choice(
                "yes",
                "All our customers",
                hint="Whoever has a record here and is not in the list will be marked as a former"
                " customer. Nobody is deleted.",
            ),
            Choice("no", "Some of our customers", hint="Everybody else stays as they are."),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who is in the list"},
    )

    helper = FormHelper()
    helper.render_hidden_fields = True
    helper.layout = Layout(
        Field("file"),
        Field.radios("whole_list", legend_size=Size.SMALL),
        Button("upload", "Upload the list"),
    )


class ApplyForm(PlainAnswers, forms.Form):
    """Asks about people whose end is in doubt, and once more where many would end."""

    #: Which count each of the first two questions is about.
    ENDS = {"end_waiting": "waits", "end_died": "died"}

    #: About one person, and about several.
    LABELS = {
        "end_waiting": (
            "I have looked at what cannot be read, and this person is not on it: mark them as a"
            " former customer",
            "I have looked at what cannot be read, and none of these {number:,} people is on it:"
            " mark them as former customers",
        ),
        "end_died": (
            "Mark this person as a former customer",
            "Mark these {number:,} people as former customers",
        ),
    }

    end_waiting = forms.BooleanField(label="", required=False)
    end_died = forms.BooleanField(label="", required=False)
    sure = forms.BooleanField(
        label="Yes, the list is whole, and these people are not our customers any more",
        required=False,
    )

    def __init__(self, *args, imported: Import, **kwargs):
        super().__init__(*args, **kwargs)
        self.imported = imported
        for name, count in self.ENDS.items():
            if self.number(count):
                one, several = self.LABELS[name]
                label = one if self.number(count) == 1 else several
                self.fields[name].label = label.format(number=self.number(count))
            else:
                del self.fields[name]
        if not ends_many(imported, also=self.number("waits") + self.number("died")):
            del self.fields["sure"]

    def number(self, count: str) -> int:
        return self.imported.counts.get(count, 0)

    @property
    def always_asks_whether_sure(self) -> bool:
        """Also where nobody is ended but those who do not wait."""
        return ends_many(self.imported)

    @property
    def most_ended(self) -> int:
        return sum(self.number(count) for count in ("ended", "waits", "died"))

    def clean(self):
        cleaned = super().clean()
        also = sum(self.number(count) for name, count in self.ENDS.items() if cleaned.get(name))
        if ends_many(self.imported, also=also) and not cleaned.get("sure"):
            self.add_error("sure", "Say that the list is whole before you apply it")
        return cleaned

    def words(self) -> dict[str, bool]:
        """What the service is told."""
        return {name: self.cleaned_data.get(name, False) for name in self.ENDS}


def ends_many(imported: Import, *, also: int = 0) -> bool:
    """More of our customers than is likely between two lists: a sign that the file is cut short.

    ``also`` so many of those who wait.
    """
    counts = imported.counts
    known = sum(counts.get(one, 0) for one in ("ended", "changed", "left", "waits", "died"))
    return (counts.get("ended", 0) + also) * 100 > known * IMPORT_ENDED_WARNING_PERCENT.value
