"""An earlier answer in the words of a later question.

Staff write ``[answer 2|that]``: the answer to question 2 stands there, and "that" where there is none. It is
kept with the question's code, since numbers change. ``words`` of a question always have the plain word, so that results, paper
and what is kept of an answer say nothing of anybody; what somebody answered is put in only while they are
asked, as plain text that the page escapes.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format
from django.utils.text import get_text_list

from base.core.refused import Refused

from .kinds import Kind, Said, in_figures

WRITTEN = re.compile(r"\[answer (\d{1,3})\|([^\[\]|]+)\]")
KEPT = re.compile(r"\[([\w-]{1,20})\|([^\[\]|]+)\]")
#: What somebody wrote in their own words stands in no question, and a file is nothing to read.
NEVER = (Kind.SHORT, Kind.LONG, Kind.FILE)


def kept(words: str, earlier: Iterable[Any]) -> str:
    """As it is kept; empty where no earlier answer stands in it. Raises Refused for what cannot be put in."""
    by_place = {question.place: question for question in earlier}

    def code_of(found: re.Match) -> str:
        question = by_place.get(int(found[1]))
        if question is None:
            raise Refused(f"Question {found[1]} does not come before this one.")
        if question.kind in NEVER:
            raise Refused(
                f"What people write at question {found[1]} is their own, and is not repeated to them."
            )
        return f"[{question.code}|{found[2].strip()}]"

    return WRITTEN.sub(code_of, words) if WRITTEN.search(words) else ""


def plain(words: str) -> str:
    """With the plain words alone, of either form."""
    return KEPT.sub(lambda found: found[2], WRITTEN.sub(lambda found: found[2], words))


def written(question: Any, earlier: Iterable[Any]) -> str:
    """As staff wrote it, with the numbers of now."""
    places = {one.code: one.place for one in earlier}
    if not question.piped:
        return question.words
    return KEPT.sub(lambda one: f"[answer {places.get(one[1], 0)}|{one[2]}]", question.piped)


def spoken_of(question: Any) -> frozenset[str]:
    """Codes of the questions whose answers stand in its words."""
    return frozenset(places(question.piped))


def places(words: str) -> list[str]:
    """The earlier answers that stand in words as they are kept."""
    return [found[1] for found in KEPT.finditer(words)]


def piped(questions: Iterable[Any], said: Mapping[str, Said]) -> list[Any]:
    """The same questions, in the words that somebody who said this is asked. They are not to be saved."""
    questions = list(questions)
    by_code = {question.code: question for question in questions}
    for question in questions:
        if question.piped:
            question.words = KEPT.sub(
                lambda found: _said(by_code.get(found[1]), said) or found[2], question.piped
            )
    return questions


def chosen_in_words(question: Any, answer: Said) -> str:
    """Options that were chosen, as the question names them now: in the language that it is asked in."""
    words = {option.code: option.words for option in question.options.all()}
    codes = answer if isinstance(answer, tuple) else ()
    return "; ".join(words[code] for code in codes if code in words)


def _said(question: Any, said: Mapping[str, Said]) -> str:
    answer = said.get(question.code) if question else None
    if isinstance(answer, tuple):
        words = {option.code: option.words for option in question.options.all() if option.counts}
        return get_text_list([words[code] for code in answer if code in words], "and")
    if isinstance(answer, Decimal):
        return in_figures(question.kind, answer)
    return date_format(answer, "j F Y") if isinstance(answer, dt.date) else ""
