"""What staff type while they sort answers by theme."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from crispy_forms_gds.layout import Submit
from django import forms
from django.db.models import Exists, OuterRef, QuerySet

from base.core.folding import every_word
from base.core.forms import PlainAnswers, SmallLabels
from base.core.hidden import TakesOutHidden
from base.core.once import OnceForm
from base.core.stale_edits import SeenAnswers, SeenForm

from ..models import Answer, Reading, Redaction, Theme

IN_THEME = Reading.themes.through
#: Typed for an answer in which no theme was found.
NONE = "0"
NAME = re.compile(r"a_(\d{1,18})", re.ASCII)

NEW, NOTHING, QUOTABLE, LATE = "new", "none", "quotable", "late"
SHOW = (
    ("", "All"),
    (NEW, "Not read yet"),
    (NOTHING, "No theme fits"),
    (QUOTABLE, "May be quoted"),
)


class Narrowed(TakesOutHidden, forms.Form):
    """Which answers are read: with these words, and of one theme or not read yet."""

    q = forms.CharField(label="Words in the answer", max_length=100, required=False)
    show = forms.ChoiceField(label="Show", choices=SHOW, required=False)

    def __init__(self, *args, themes: Iterable[Theme] = (), only_words: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["show"].choices = [
            *SHOW,
            *((str(one.number), f"{one.number} {one.name}") for one in themes),
        ]
        if only_words:
            del self.fields["show"]

    def narrow(self, answers: QuerySet[Answer]) -> QuerySet[Answer]:
        if not self.is_valid():
            return answers.none()
        answers = answers.filter(every_word(self.cleaned_data["q"], "words"))
        read = Reading.objects.filter(answer=OuterRef("pk"), counts=True)
        match self.cleaned_data.get("show", ""):
            case "":
                return answers
            case "new":
                return answers.filter(~Exists(read))
            case "none":
                return answers.filter(Exists(read), ~Exists(read.filter(themes__isnull=False)))
            case "quotable":
                return answers.filter(sheet__may_quote=True)
            case number:
                return answers.filter(Exists(read.filter(themes__number=int(number))))


def typed(themes: Collection[Theme] | None) -> str:
    """As a reader types them: "2 5"; "0" for none of them, and nothing for what was not read."""
    if themes is None:
        return ""
    return " ".join(str(one.number) for one in sorted(themes, key=lambda one: one.number)) or NONE


class ReadForm(PlainAnswers, SeenAnswers):
    """A box for each answer, into which the numbers of its themes are typed."""

    def __init__(
        self,
        *args,
        answers: Sequence[Answer],
        themes: Iterable[Theme],
        found: Mapping[int, Collection[Theme]],
        **kwargs,
    ):
        self.answers = {f"a_{one.key}": one for one in answers}
        self.themes = {str(one.number): one for one in themes}
        initial = {name: typed(found.get(one.pk)) for name, one in self.answers.items()}
        super().__init__(*args, **{**kwargs, "initial": initial})
        for number, (name, _) in enumerate(self.answers.items(), 1):
            self.fields[name] = forms.CharField(
                label=f"Themes of answer {number}",
                max_length=60,
                required=False,
                widget=forms.TextInput({"class": "govuk-input--width-5", "autocomplete": "off"}),
            )

    def clean(self):
        cleaned = super().clean()
        for name in self.answers:
            if name not in cleaned:
                continue
            numbers = re.split(r"[\s,;.+]+", cleaned[name].strip())
            numbers = [number for number in numbers if number]
            unknown = [one for one in numbers if one != NONE and one not in self.themes]
            if unknown:
                self.add_error(
                    name, f"There is no theme “{unknown[0]}”. Type numbers from the list"
                )
            elif NONE in numbers and len(set(numbers)) > 1:
                self.add_error(name, "Type 0 alone where no theme fits, or the numbers of themes")
            else:
                kept = [self.themes[one] for one in dict.fromkeys(numbers) if one != NONE]
                cleaned[name] = kept if numbers else None
        return cleaned

    def found(self) -> dict[Answer, list[Theme] | None]:
        """What was changed, by answer."""
        return {
            answer: self.cleaned_data[name]
            for name, answer in self.answers.items()
            if name in self.changed_data and typed(self.cleaned_data[name]) != self.initial[name]
        }


class ThemeForm(PlainAnswers, OnceForm, SeenForm):
    name = forms.CharField(
        label="What is the theme called?",
        max_length=80,
        help_text="In a few words that anybody understands. For example: Cost of heating.",
    )
    meaning = forms.CharField(
        label="What belongs to it?",
        max_length=300,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text="And what does not, so that two readers find the same.",
    )

    helper = SmallLabels("form_token", "name", "meaning", Submit("save", "Save this theme"))

    class Meta:
        model = Theme
        fields = ["name", "meaning"]


class JoinForm(PlainAnswers, OnceForm):
    into = forms.ModelChoiceField(
        Theme.objects.none(), label="Which theme does it become part of?", empty_label="Choose"
    )

    helper = SmallLabels("form_token", "into", Submit("save", "Join them"))

    def __init__(self, *args, others: QuerySet[Theme], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = others


class SplitForm(PlainAnswers, OnceForm):
    name = forms.CharField(
        label="What is the other theme called?",
        max_length=80,
        help_text="A new one, or one that is there already.",
    )
    answers = forms.MultipleChoiceField(
        label="Which answers go to it?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick the answers that go to the other theme"},
    )

    helper = SmallLabels("form_token", "name", "answers", Submit("save", "Move these answers"))

    def __init__(self, *args, answers: Iterable[Answer], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["answers"].choices = [(one.key, one.words) for one in answers]


class PassageForm(PlainAnswers, OnceForm):
    passage = forms.CharField(
        label="Which words do you take out?",
        max_length=4000,
        widget=forms.Textarea({"rows": 2}),
        help_text="Copy them from the answer. They are taken out wherever they stand in it.",
    )
    reason = forms.ChoiceField(label="Why?", choices=Redaction.Reason, widget=forms.RadioSelect)

    helper = SmallLabels("form_token", "passage", "reason", Submit("save", "Take these words out"))


class QuoteForm(PlainAnswers, SeenAnswers):
    quote = forms.CharField(
        label="Which part do you quote?",
        max_length=4000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text="Copy it from the answer. Leave this empty to quote all of it.",
    )

    helper = SmallLabels("quote", Submit("save", "Quote this"))
