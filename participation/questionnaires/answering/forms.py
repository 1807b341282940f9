"""The form that asks the questions of one page."""

from collections.abc import Iterable, Mapping
from typing import Any

from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Fieldset, Layout, Size, Submit
from django import forms
from django.utils.html import format_html, format_html_join

from base.core.forms import DateField, PlainAnswers, speak_plainly
from base.core.layouts import SafeHTML
from base.core.once import OnceForm
from base.core.plain_choices import PlainField

from ..kinds import Kind, Said, field_for, said_in, way_of
from ..kinds.fields import KeptFileInput, RankingWidget
from ..models import Question
from ..translating.frame import LARGE_WORDS, LARGEST_WORDS, TAKEN_BACK, USUAL_WORDS
from .language import ASKED, Language
from .pages import in_blocks

#: The button that asks for words of another size, with what ``base.core.display`` calls each.
SIZE = "size"
SIZES = {"usual": USUAL_WORDS, "large": LARGE_WORDS, "largest": LARGEST_WORDS}
#: Of each thing that a grid asks about.
LOOKS_OF_A_ROW = {
    "legend_size": Size.for_legend(Size.SMALL),
    "radios_small": True,
    "radios_inline": True,
}


def add_questions(form: forms.Form, questions: Iterable[Question]) -> None:
    for question in questions:
        field = form.fields[question.source] = field_for(question)
        speak_plainly(field)


def as_typed(questions: Iterable[Question], said: Mapping[str, Said]) -> dict[str, object]:
    """What was said, as the fields begin with it."""
    return {
        one.source: way_of(one).typed(answer)
        for one in questions
        if (answer := said.get(one.code)) is not None
    }


def put_into_language(field: forms.Field, language: Language) -> None:
    """What a field says besides its question."""
    if isinstance(field, DateField):
        for part in field.fields:
            part.label = language.of(str(part.label))
    elif isinstance(field.widget, RankingWidget | KeptFileInput):
        field.widget.put_into(language.of)


def let_take_back(
    form: forms.Form,
    questions: Iterable[Question],
    said: Mapping[str, Said],
    words: str = TAKEN_BACK,
) -> None:
    """Whoever has chosen one answer can choose none again: no browser lets go of a radio button by itself."""
    for question in questions:
        field = form.fields[question.source]
        if question.code in said and isinstance(field.widget, forms.RadioSelect):
            field.choices = [*field.choices, ("", words)]  # type: ignore[attr-defined]


def said_to(questions: Iterable[Question], cleaned: Mapping[str, object]) -> dict[str, Said | None]:
    return {one.code: said_in(one, cleaned.get(one.source)) for one in questions}


class SendForm(OnceForm):
    """The button that sends what was answered. What is in the way is said in their language."""

    def __init__(self, *args, language: Language, **kwargs):
        self.language = language
        super().__init__(*args, **kwargs)

    def add_error(self, field, error):
        super().add_error(field, self.language.put(error))


class QuestionsForm(PlainAnswers, forms.Form):
    """Those of one page. ``shown`` says which they were when it was opened: an answer in another tab
    may have changed that since, and what stood on this page is kept all the same. ``carried`` is what
    was answered before, where nothing is kept until it is sent."""

    shown = forms.CharField(
        label="Shown", widget=forms.HiddenInput(attrs={"id": False}), required=False
    )
    carried = forms.CharField(
        label="Carried", widget=forms.HiddenInput(attrs={"id": False}), required=False
    )

    def __init__(
        self,
        *args,
        questions: list[Question],
        said: Mapping[str, Said],
        carried: str = "",
        language: Language | None = None,
        size: str = "",
        **kwargs,
    ):
        kwargs["initial"] = {**as_typed(questions, said), "carried": carried}
        self.language = language or Language()
        self.size = size
        super().__init__(*args, **kwargs)
        if not carried:
            del self.fields["carried"]
        self.questions = questions
        self.initial["shown"] = " ".join(one.code for one in questions)
        add_questions(self, questions)
        if self.language.words:
            for one in questions:
                put_into_language(self.fields[one.source], self.language)
        let_take_back(self, questions, said, self.language.of(TAKEN_BACK))
        self.helper = FormHelper(self)
        self.helper.label_size = self.helper.legend_size = Size.MEDIUM
        go_on = Submit("go_on", "{{ form.words_to_go_on }}")  # crispy takes it for a template
        self.helper.layout = Layout(*self.parts(), go_on, *self.other_looks())

    def add_error(self, field, error):
        super().add_error(field, self.language.put(error))

    @property
    def error_word(self) -> str:
        return self.language.of("Error:")

    @property
    def words_to_go_on(self) -> str:
        return self.language.of("Continue")

    @property
    def other_language(self) -> str:
        """What they want to be asked in from here on; empty where they go on as they are."""
        typed = self.data.get(ASKED, "")
        return typed if typed in self.language.others else ""

    @property
    def other_size(self) -> str:
        """How big they want the words to be from here on; empty where they go on as they are."""
        typed = self.data.get(SIZE, "")
        return typed if self.size and typed in SIZES else ""

    def other_looks(self) -> list[SafeHTML]:
        """A button for each other language and size of the words, which keeps what stands on the page.
        After the one that goes on: Enter presses the first."""
        languages = format_html_join(
            " ",
            '<button class="portal-button-link" name="{0}" value="{1}" lang="{1}">{2}</button>',
            ((ASKED, code, name) for code, name in self.language.others.items()),
        )
        sizes = format_html_join(
            " ",
            '<button class="portal-button-link" name="{}" value="{}">{}</button>',
            (
                (SIZE, size, self.language.of(words))
                for size, words in SIZES.items()
                if self.size and size != self.size
            ),
        )
        return [
            SafeHTML(format_html('<p class="govuk-body portal-other-looks">{}</p>', buttons))
            for buttons in (languages, sizes)
            if buttons
        ]

    def parts(self) -> list[Any]:
        """The fields as they stand: what the rows of a grid share is above them all, once."""
        asked = {one.source for one in self.questions}
        parts: list[Any] = [name for name in self.fields if name not in asked]
        for block in in_blocks(self.questions):
            first = block[0]
            if not first.grid:
                parts.append(PlainField(first.source))
                continue
            for one in block:
                self.fields[one.source].label = one.row
            hint = self.fields[first.source].help_text
            self.fields[first.source].help_text = ""
            shared = [SafeHTML(format_html('<p class="govuk-hint">{}</p>', hint))] if hint else []
            rows = [PlainField(one.source, context=LOOKS_OF_A_ROW) for one in block]
            parts.append(Fieldset(*shared, *rows, legend=first.lead_in, legend_size=Size.MEDIUM))
        return parts

    def said(self) -> dict[str, Said | None]:
        return said_to(self.questions, self.cleaned_data)


#: How much of a box can be filled in to try it: what is tried stands in the address of the next page.
TRIED = 200


class PreviewForm(QuestionsForm):
    """Those of one page, to be tried: sent to the next page and kept nowhere."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        for question in self.questions:
            if question.kind in (Kind.SHORT, Kind.LONG):
                self.fields[question.source].widget.attrs["maxlength"] = TRIED
            if question.kind == Kind.FILE:  # no address carries one
                self.fields[question.source].widget.attrs["disabled"] = True

    def carried(self, page: Iterable[Question]) -> list[tuple[str, str]]:
        """Names and values of what was typed to questions that do not stand on this page."""
        here = {one.source for one in page}
        found = []
        for question in self.questions:
            if question.source in here:
                continue
            for name, values in self.data.lists():
                if name == question.source or name.startswith(f"{question.source}_"):
                    found += [(name, value[:TRIED]) for value in values]
        return found
