"""In which language somebody is asked: what they chose, or else their own, where it is all translated."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

from base.core.templatetags.words import day
from participation.people.customers.models import Customer

from ..models import Question, Version
from ..piping import chosen_in_words
from ..translating.frame import frame_lines, put_into
from ..translating.services import (
    ENGLISH,
    WRITTEN,
    Words,
    frames,
    offered,
    read_in,
    translations_of,
)
from .pages import Asking

#: What the session keeps it under, and what the address and the buttons call it.
IN_SESSION, ASKED = "answers_in", "language"


@dataclass(frozen=True)
class Language:
    """``words`` are those of the questions in it; of English, none are needed. ``others`` are the languages
    that they can change to, by code."""

    code: str = ENGLISH
    words: Words | None = None
    others: dict[str, str] = field(default_factory=dict)

    @property
    def direction(self) -> str:
        return self.words.direction if self.words else "ltr"

    def of(self, english: str, **values: Any) -> str:
        """A sentence of the page, with ``values`` at its places: days in the way of the language."""
        words = self.words(english) if self.words else english
        return put_into(words, {name: self._in_words(value) for name, value in values.items()})

    def _in_words(self, value: Any) -> str:
        if not isinstance(value, dt.date):
            return str(value)
        if self.words is None:
            return day(value)
        if isinstance(value, dt.datetime):
            value = timezone.localdate(value)
        with translation.override(self.code):
            return date_format(value, "DATE_FORMAT")

    def knows(self, english: str) -> bool:
        return self.words is None or english in self.words.known

    def marked(self, english: str, **values: Any) -> SafeString:
        """The same, to stand by itself among words in another language: it says in which it is."""
        said = self.of(english, **values)
        if self.words is None:
            return format_html("{}", said)
        code, direction = (self.code, self.direction) if self.knows(english) else ("en", "ltr")
        return format_html('<span lang="{}" dir="{}">{}</span>', code, direction, said)

    def put(self, error: ValidationError | str) -> ValidationError | str:
        """What is wrong with an answer, in it."""
        if self.words is None:
            return error
        messages = error.messages if isinstance(error, ValidationError) else [error]
        return ValidationError([self.words.said(message) for message in messages])

    def take(self, request: Any, code: str) -> None:
        """From now on they are asked in another one."""
        request.session[IN_SESSION] = code

    def chosen(self, asking: Asking) -> dict[str, str]:
        """What was chosen of answers, in the words of this language; nothing in English, which is kept so."""
        if self.words is None:
            return {}
        return {
            one.code: chosen_in_words(one, asking.said[one.code])
            for one in asking.questions
            if one.has_options and one.code in asking.said
        }


def choose_language(
    request: Any, version: Version, questions: list[Question], customer: Customer | None
) -> Language:
    """Puts the version and its questions into that language, to be shown. Two statements; one, where
    nothing is translated."""
    translated = translations_of(version.questionnaire_id)
    around = frames(translated) if translated else {}
    known = offered(version, questions, translated, around)
    language = _chosen(request, known, customer)
    if language.words is not None:
        read_in(language.words, version, questions)
    return language


def language_of_page(request: Any, customer: Customer | None = None) -> Language:
    """Of a page on which nothing is asked yet, for the languages in which the page around questions is all there.
    One statement."""
    frame = frame_lines()
    known = {code: words for code, words in frames().items() if not words.missing(frame)}
    return _chosen(request, known, customer)


def _chosen(request: Any, known: dict[str, Words], customer: Customer | None) -> Language:
    if not known:
        return Language()
    asked = request.GET.get(ASKED, "")
    if asked == ENGLISH or asked in known:
        request.session[IN_SESSION] = asked
    code = request.session.get(IN_SESSION) or (customer.language if customer else ENGLISH)
    words = known.get(code)
    others = {ENGLISH: "English"} | {one: WRITTEN[one] for one in known}
    others.pop(code if words else ENGLISH)
    if words is None:
        return Language(others=others)
    return Language(code, words, others)
