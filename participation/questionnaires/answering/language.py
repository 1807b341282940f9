"""In which language somebody is asked: what they chose, or else their own, where it is all translated."""

from dataclasses import dataclass, field
from typing import Any

from participation.people.customers.models import Customer

from ..models import Question, Version
from ..piping import chosen_in_words
from ..translating.services import ENGLISH, WRITTEN, Words, offered, read_in, translations_of
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

    def of(self, english: str) -> str:
        """What stands on a button."""
        return self.words(english) if self.words else english

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
    """Puts the version and its questions into that language, to be shown. One statement."""
    known = offered(version, questions, translations_of(version.questionnaire_id))
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
    read_in(words, version, questions)
    return Language(code, words, others)
