"""A picture, and what it shows, for a question and for each of its answers."""

from typing import Any

from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Fieldset, Layout, Size, Submit
from django import forms
from django.utils.html import format_html

from base.core.forms import PlainAnswers
from base.core.layouts import SafeHTML
from base.core.stale_edits import SeenAnswers
from base.core.uploads import PictureField

from ..models import Option, Question
from ..shown_pictures import picture_of
from .services import Wanted

#: What the fields of the question itself end in.
ITSELF = "question"
SHOWN = "In one sentence, for people who cannot see it. It is translated like the words."


class SmallPictureField(PictureField):
    """No larger than a phone shows, or half a page of paper."""

    LONGEST_SIDE = 640


class PicturesForm(PlainAnswers, SeenAnswers):
    def __init__(self, *args, question: Question, initial: dict[str, Any] | None = None, **kwargs):
        rows: list[tuple[str, str, Question | Option]] = [(ITSELF, "The question", question)]
        rows += [(one.code, f"The answer “{one.words}”", one) for one in question.options.all()]
        self.codes = [code for code, _, _ in rows]
        alts = {f"alt_{code}": row.alt for code, _, row in rows}
        super().__init__(*args, initial={**alts, **(initial or {})}, **kwargs)
        parts = [self._part(code, legend, row) for code, legend, row in rows]
        self.helper = FormHelper()
        self.helper.label_size = Size.SMALL
        self.helper.layout = Layout(*parts, Submit("save", "Save the pictures"))

    def _part(self, code: str, legend: str, row: Question | Option) -> Fieldset:
        names = [f"picture_{code}", f"alt_{code}"]
        self.fields[names[0]] = SmallPictureField(
            label="Another picture" if row.picture else "Picture", required=False
        )
        self.fields[names[1]] = forms.CharField(
            label="What does it show?", required=False, max_length=250, help_text=SHOWN
        )
        shown = SafeHTML(format_html('<p class="govuk-body">{}</p>', picture_of(row)))
        if row.picture:
            names.append(f"away_{code}")
            self.fields[names[2]] = forms.BooleanField(label="Take it off", required=False)
        parts = [shown, *names] if row.picture else names
        return Fieldset(*parts, legend=legend, legend_size=Size.MEDIUM)

    def said(self) -> dict[str, Wanted]:
        cleaned = self.cleaned_data
        return {
            "" if code == ITSELF else code: Wanted(
                cleaned[f"picture_{code}"],
                cleaned[f"alt_{code}"],
                cleaned.get(f"away_{code}", False),
            )
            for code in self.codes
        }
