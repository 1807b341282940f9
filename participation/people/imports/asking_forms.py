"""What staff answer about a list: how to read it, its columns, its words, its references."""

from crispy_forms_gds.choices import Choice
from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Button, Field, Layout, Size
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Count, Min
from django.urls import reverse

from base.core.forms import PlainAnswers

from .fields import COLUMNS, label_of
from .matching import is_equality
from .models import ALIKE, Import, Line
from .reading import ENCODINGS

#: In place of a code: leave the word out, and take the person all the same.
LEAVE_OUT = "-"
MOST_WORDS = 40  # on one page; the others come up once these are settled


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
        selects = [Field.select(name) for name in self.fields]
        self.fields["by_name"] = forms.TypedChoiceField(
            label="How is one person told from another?",
            coerce=lambda value: value == "yes",
            empty_value=False,
            choices=[
                Choice("no", "By the reference", hint="Each person has one of their own."),
                Choice(
                    "yes",
                    "By the reference and the name",
                    hint="Joint tenants share the reference of their tenancy. Somebody whose name"
                    " changes is then taken for somebody else.",
                ),
            ],
            required=False,
            initial="yes" if imported.by_name else "no",
            widget=forms.RadioSelect,
        )
        self.helper = FormHelper()
        self.helper.layout = Layout(
            *selects,
            Field.radios("by_name", legend_size=Size.SMALL),
            Button("check", "Check the list"),
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
