from pathlib import PurePath

from crispy_forms_gds.choices import Choice
from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Button, Field, Layout, Size
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Count, Min
from django.template.defaultfilters import filesizeformat
from django.urls import reverse

from base.core.forms import PlainAnswers
from base.core.once import OnceForm
from base.core.uploads import SentFile

from .fields import COLUMNS, label_of
from .house_rules import IMPORT_ENDED_WARNING_PERCENT
from .matching import is_equality
from .models import ALIKE, Import, Line
from .reading import ENCODINGS

#: In place of a code: leave the word out, and take the person all the same.
LEAVE_OUT = "-"
MOST_WORDS = 40  # on one page; the others come up once these are settled


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


class ReadingForm(PlainAnswers, forms.Form):
    """Where a file can be read in more than one way: from which sheet, in which letters?"""

    sheet = forms.ChoiceField(label="Read another sheet", required=False)
    encoding = forms.ChoiceField(
        label="Which of these are spelled as they should be?",
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, imported: Import, **kwargs):
        super().__init__(*args, **kwargs)
        sheets = imported.offers.get("sheets", [])
        ways = imported.offers.get("encodings", [])
        self.fields["sheet"].choices = [
            (one["name"], f"{one['name']} (hidden)" if one["is_hidden"] else one["name"])
            for one in sheets
        ]
        self.fields["encoding"].choices = [
            Choice(one["encoding"], "; ".join(one["samples"]), hint=ENCODINGS[one["encoding"]])
            for one in ways
        ]
        self.initial |= {name: imported.shape.get(name) for name in ("sheet", "encoding")}
        for name, choices in (("sheet", sheets), ("encoding", ways)):
            if len(choices) < 2:
                del self.fields[name]
        self.helper = FormHelper()
        self.helper.form_action = reverse("imports:reading", args=[imported.pk])
        self.helper.layout = Layout(
            *(Field.select(name) for name in ("sheet",) if name in self.fields),
            *(
                Field.radios(name, legend_size=Size.SMALL)
                for name in ("encoding",)
                if name in self.fields
            ),
            Button.secondary("read", "Read it so"),
        )


class ColumnsForm(PlainAnswers, forms.Form):
    """One question for each column of the file: what is it?"""

    def __init__(self, *args, imported: Import, **kwargs):
        super().__init__(*args, **kwargs)
        self.imported = imported
        meanings = [(name, one.label) for name, one in COLUMNS.items() if not one.made_of]
        choices = [("", "Leave out"), *meanings]
        for place, heading in enumerate(imported.headings):
            if is_equality(heading):
                continue
            seen = [line[place] for line in imported.samples if place < len(line) and line[place]]
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=heading,
                help_text=f"For example: {'; '.join(dict.fromkeys(seen))}" if seen else "",
                choices=choices,
                required=False,
                initial=imported.columns[place],
            )
        self.helper = FormHelper()
        self.helper.layout = Layout(
            *(Field.select(name) for name in self.fields), Button("check", "Check the list")
        )

    @property
    def never_taken(self) -> list[str]:
        return [heading for heading in self.imported.headings if is_equality(heading)]

    def columns(self) -> list[str]:
        return [
            self.cleaned_data.get(f"column_{place}", "")
            for place in range(len(self.imported.headings))
        ]


class WordsForm(PlainAnswers, forms.Form):
    """One question for each word of the file that we have none for: which of ours is it?"""

    def __init__(self, *args, imported: Import, **kwargs):
        super().__init__(*args, **kwargs)
        self.asked: dict[str, tuple[str, str]] = {}
        for field, words in imported.unknown.items():
            choices = [
                ("", "Not decided yet"),
                *((one.key, one.name) for one in COLUMNS[field].ours()),
                (LEAVE_OUT, f"Take the person without {label_of(field).lower()}"),
            ]
            for said, times in sorted(words.items(), key=lambda one: -one[1]):
                if len(self.asked) == MOST_WORDS:
                    break
                name = f"word_{len(self.asked)}"
                self.asked[name] = (field, said)
                self.fields[name] = forms.ChoiceField(
                    label=f"{label_of(field)} “{said}”",
                    help_text=f"On {times:,} line{'' if times == 1 else 's'}",
                    choices=choices,
                    required=False,
                )
        self.helper = FormHelper()
        self.helper.layout = Layout(
            *(Field.select(name) for name in self.fields), Button("save", "Save, and check again")
        )

    def clean(self):
        cleaned = super().clean()
        if not any(cleaned.values()):
            raise ValidationError("Say what at least one of these words is.")
        return cleaned

    def meanings(self) -> dict[tuple[str, str], str]:
        return {
            self.asked[name]: "" if meaning == LEAVE_OUT else meaning
            for name, meaning in self.cleaned_data.items()
            if meaning
        }


class AlikeForm(PlainAnswers, forms.Form):
    """One question for each way in which references differ: are they the same people?"""

    def __init__(self, *args, imported: Import, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = imported.lines.alike().order_by().values("waits_for")
        found = list(kinds.annotate(lines=Count("pk"), first=Min("pk")).order_by("-lines"))
        first = imported.lines.select_related("customer").in_bulk([one["first"] for one in found])
        for one in found:
            kind, lines = one["waits_for"], one["lines"]
            self.fields[kind] = forms.TypedChoiceField(
                label=f"{lines:,} {'differs' if lines == 1 else 'differ'} {ALIKE[kind]}",
                help_text=an_example(first[one["first"]]),
                choices=[
                    Choice("yes", "The same people", hint="Our records keep their reference."),
                    Choice("no", "Other people", hint="They are added as people of their own."),
                ],
                coerce=lambda value: value == "yes",
                empty_value=None,
                required=False,
                widget=forms.RadioSelect,
            )
        self.helper = FormHelper()
        self.helper.layout = Layout(
            *(Field.radios(name, legend_size=Size.SMALL) for name in self.fields),
            Button("save", "Save, and check again"),
        )

    def clean(self):
        cleaned = super().clean()
        if all(answer is None for answer in cleaned.values()):
            raise ValidationError("Say of at least one of these whether they are the same people.")
        return cleaned

    def answers(self) -> dict[str, bool]:
        return {kind: same for kind, same in self.cleaned_data.items() if same is not None}


def an_example(line: Line) -> str:
    ours = line.customer
    and_ours = f"; our record has {ours.reference}, {ours.name}" if ours else ""
    return f"For example line {line.number:,} has {line.reference}, {line.name}{and_ours}"


class ApplyForm(PlainAnswers, forms.Form):
    """Asks about people whose end is in doubt, and once more where many would end."""

    end_waiting = forms.BooleanField(label="", required=False)
    sure = forms.BooleanField(
        label="Yes, the list is whole, and these people are not our customers any more",
        required=False,
    )

    def __init__(self, *args, imported: Import, **kwargs):
        super().__init__(*args, **kwargs)
        self.imported = imported
        waits = imported.counts.get("waits", 0)
        if waits:
            self.fields["end_waiting"].label = (
                f"I have looked at what cannot be read, and none of these {waits:,} people is on it:"
                " mark them as former customers"
                if waits > 1
                else "I have looked at what cannot be read, and this person is not on it:"
                " mark them as a former customer"
            )
        else:
            del self.fields["end_waiting"]
        if not ends_many(imported, also=waits):
            del self.fields["sure"]

    @property
    def always_asks_whether_sure(self) -> bool:
        """Also where nobody is ended but those who do not wait."""
        return ends_many(self.imported)

    @property
    def most_ended(self) -> int:
        return self.imported.counts.get("ended", 0) + self.imported.counts.get("waits", 0)

    def clean(self):
        cleaned = super().clean()
        also = self.imported.counts.get("waits", 0) if cleaned.get("end_waiting") else 0
        if ends_many(self.imported, also=also) and not cleaned.get("sure"):
            self.add_error("sure", "Say that the list is whole before you apply it")
        return cleaned


def ends_many(imported: Import, *, also: int = 0) -> bool:
    """More of our customers than is likely between two lists: a sign that the file is cut short.

    ``also`` so many of those who wait.
    """
    counts = imported.counts
    known = sum(counts.get(one, 0) for one in ("ended", "changed", "left", "waits"))
    return (counts.get("ended", 0) + also) * 100 > known * IMPORT_ENDED_WARNING_PERCENT.value
