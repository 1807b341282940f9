"""How each kind of question is asked, and what of an answer is kept: the one home of what a kind is.

What is kept are values of rows of :class:`~..models.Answer`. Whoever asks, reads or counts knows no kind by
name where one of these can say it.
"""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from base.core.forms import DateField, MoneyField

from ..shown_pictures import with_picture
from .fields import KeptFile, KeptFileField, RankingField
from .names import Kind

#: Nobody writes more on a form; what is longer is told the limit and nothing is cut.
SHORT, LONG = 200, 4000

#: What somebody said to one question: the codes of options (of a ranking, in their order), a number, a day,
#: words, or a file.
Said = tuple[str, ...] | Decimal | dt.date | str | UploadedFile | KeptFile


class Way:
    """One kind of question. ``seconds`` it takes to answer, beside reading."""

    seconds = 10

    def field(self, question: Any, about: dict[str, Any]) -> forms.Field:
        """What asks it. ``about`` are its label and help; no question must be answered."""
        raise NotImplementedError

    def said(self, cleaned: Any) -> Said | None:
        """What a field was answered with, as services take it; None where nothing was."""
        return None if cleaned in (None, "", [], ()) else cleaned

    def typed(self, said: Said) -> Any:
        """What the field begins with, where that was said before."""
        return said

    def kept(self, question: Any, said: Said) -> list[dict[str, Any]]:
        """The values of the rows that an answer is."""
        raise NotImplementedError


class OfOptions(Way):
    """Among answers to choose from. What is none of them is no answer."""

    def chosen(self, question: Any, said: Said) -> list[Any]:
        codes = said if isinstance(said, tuple) else ()
        return [option for option in question.options.all() if option.code in codes]


class One(OfOptions):
    seconds = 5

    def field(self, question, about):
        return forms.ChoiceField(widget=forms.RadioSelect, choices=options_of(question), **about)

    def said(self, cleaned):
        return (cleaned,) if cleaned else None

    def typed(self, said):
        return said[0]

    def kept(self, question, said):
        return [{"option": option} for option in self.chosen(question, said)[:1]]


class Several(OfOptions):
    def field(self, question, about):
        boxes = forms.CheckboxSelectMultiple
        return forms.MultipleChoiceField(widget=boxes, choices=options_of(question), **about)

    def said(self, cleaned):
        return tuple(cleaned) if cleaned else None

    def typed(self, said):
        return list(said)

    def kept(self, question, said):
        return [{"option": option} for option in self.chosen(question, said)]


class Ranking(OfOptions):
    """One row: the first choice is its option, so that first choices are counted as one answer is, and
    ``ranked`` has all of them in their order."""

    seconds = 30

    def field(self, question, about):
        return RankingField(options_of(question), **about)

    def kept(self, question, said):
        there = {option.code: option for option in self.chosen(question, said)}
        ranked = [code for code in said if code in there]
        if not ranked:
            return []
        words = "; ".join(f"{n}. {there[code].words}" for n, code in enumerate(ranked, start=1))
        return [{"option": there[ranked[0]], "ranked": ranked, "words": words}]


class Number(Way):
    def field(self, question, about):
        box = forms.TextInput({"inputmode": "decimal", "class": "govuk-input--width-10"})
        return forms.DecimalField(max_digits=12, decimal_places=2, widget=box, **about)

    def kept(self, question, said):
        return [{"number": said}]


class Money(Number):
    def field(self, question, about):
        return MoneyField(**about)


class Day(Way):
    def field(self, question, about):
        return DateField(**about)

    def kept(self, question, said):
        return [{"day": said}]


class Words(Way):
    def __init__(self, *, most: int, seconds: int):
        self.most, self.seconds = most, seconds

    def field(self, question, about):
        box = forms.Textarea if self.most > SHORT else forms.TextInput
        return forms.CharField(max_length=self.most, widget=box, **about)

    def kept(self, question, said):
        return [{"words": str(said)}]


class SentFile(Way):
    """What it is called is kept as words, which go when somebody is erased, as the file does."""

    seconds = 40

    def field(self, question, about):
        return KeptFileField(**about)

    def said(self, cleaned):
        return cleaned or None

    def kept(self, question, said):
        title = said.title if isinstance(said, KeptFile) else said.name
        return [{"file": said.name if isinstance(said, KeptFile) else said, "words": title}]


WAYS: dict[str, Way] = {
    Kind.SINGLE: One(),
    Kind.SCALE: One(),
    Kind.SEVERAL: Several(),
    Kind.RANKING: Ranking(),
    Kind.NUMBER: Number(),
    Kind.MONEY: Money(),
    Kind.DAY: Day(),
    Kind.SHORT: Words(most=SHORT, seconds=20),
    Kind.LONG: Words(most=LONG, seconds=60),
    Kind.FILE: SentFile(),
}


def options_of(question: Any) -> Sequence[tuple[str, str]]:
    return [(one.code, with_picture(one.words, one)) for one in question.options.all()]
