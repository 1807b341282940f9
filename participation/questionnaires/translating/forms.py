"""All words of a questionnaire beside each other, in English and in one other language."""

from collections.abc import Callable, Sequence
from typing import Any

from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Div, Field, Layout, Submit
from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html

from base.core.forms import PlainAnswers
from base.core.layouts import SafeHTML
from base.core.stale_edits import SeenAnswers

from .. import piping
from ..models.translations import digest_of
from . import frame
from .services import Words
from .shapes import Line


class TranslationForm(PlainAnswers, SeenAnswers):
    """``older`` are translations of what stood in the same place before the English was changed."""

    #: What is put into words, and must stand in both languages; and how it is told.
    places: Callable[[str], Sequence[str]] = staticmethod(piping.places)
    same_places = "Leave the same earlier answers in it: {places}"

    def __init__(
        self, *args, lines: Sequence[Line], known: Words, older: dict[str, str], name: str, **kwargs
    ):
        self.lines = {f"words_{digest_of(line.english)}": line for line in lines}
        initial = {
            field: known.known.get(line.english, older.get(line.of, ""))
            for field, line in self.lines.items()
        }
        super().__init__(*args, initial={**initial, **kwargs.pop("initial", {})}, **kwargs)
        rows: list[Any] = []
        for field, line in self.lines.items():
            self.fields[field] = forms.CharField(
                label=f"{line.english} – {name}",
                required=False,
                max_length=2000 if len(line.english) > 300 else 300,
                widget=forms.Textarea(
                    {
                        "lang": known.language,
                        "dir": known.direction,
                        "rows": 2 + len(line.english) // 60,
                    }
                ),
            )
            rows.append(self._row(field, line, known, older))
        self.helper = FormHelper()
        self.helper.layout = Layout(*rows, Submit("save", "Save the translation"))

    def _row(self, field: str, line: Line, known: Words, older: dict[str, str]) -> Div:
        missing = line.english not in known.known
        mark = "The English has changed since" if line.of in older else "Not translated yet"
        told = format_html(
            '<p class="govuk-body govuk-!-margin-bottom-1">{}</p><p class="govuk-hint">{}{}</p>',
            line.english,
            line.where,
            f". {mark}." if missing else "",
        )
        english = Div(SafeHTML(told), css_class="govuk-grid-column-one-half")
        label = {"label_size": "govuk-visually-hidden"}
        other = Div(Field(field, context=label), css_class="govuk-grid-column-one-half")
        return Div(english, other, css_class="govuk-grid-row")

    def clean(self):
        cleaned = super().clean()
        for field, line in self.lines.items():
            said = cleaned.get(field, "")
            places = sorted(self.places(line.english))
            if said and places != sorted(self.places(said)):
                told = self.same_places.format(places=", ".join(places) or "none")
                self.add_error(field, ValidationError(told))
        return cleaned

    def said(self) -> dict[str, str]:
        return {line.english: self.cleaned_data[field] for field, line in self.lines.items()}


class FrameForm(TranslationForm):
    """The sentences of the page around the questions."""

    places = staticmethod(frame.places)
    same_places = "Leave these places in it as they are: {places}"
