"""The first question in a message itself, with a link for each of its answers.

A link says which answer it is behind the personal code: ``/s/7KQ2MX4D.k2m9x7ab/``. It stands in one part of the
address with the code, so that logs hide both. Following it records nothing: see :mod:`.tapping_views`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ..kept_versions import questions_asked
from ..kinds import Kind
from ..owners import OWNERS, owned
from ..translating.services import ENGLISH, frames, offered, read_in, translations_of

#: Kinds of question that one press answers.
ONE_PRESS = (Kind.SINGLE, Kind.SCALE)


@dataclass(frozen=True)
class Tappable:
    """A question in one language, and its answers: their codes and their words."""

    words: str
    answers: tuple[tuple[str, str], ...]

    def with_links(self, link: str) -> str:
        """Each answer on a line of its own, with its address. ``link`` is the person's own."""
        lines = (f"{words}: {link.rstrip('/')}.{code}/" for code, words in self.answers)
        return "\n".join((self.words, *lines))


@dataclass(frozen=True)
class AskedFirst:
    """The first question of what a message invites to, in each language that it is all translated into."""

    in_language: Mapping[str, Tappable]

    @property
    def words(self) -> str:
        return self.in_language[ENGLISH].words

    def read_in(self, language: str) -> Tappable:
        return self.in_language.get(language, self.in_language[ENGLISH])


def first_question(source: str) -> AskedFirst | None:
    """Of what messages call by a source ("activities.activity:12"); None where it has none that one press
    answers, where that would tell too much, or where nobody is asked."""
    for owner in OWNERS:
        questionnaire = owner.named(source)
        if questionnaire is None:
            continue
        row = owned(questionnaire).by
        version = owner.asks(row, questionnaire)
        if version is None or not owner.taps(row):
            return None
        questions = questions_asked(version)
        if not questions or questions[0].kind not in ONE_PRESS:
            return None
        said = {ENGLISH: _tappable(questions[0])}
        known = translations_of(questionnaire)
        around = frames(known) if known else {}
        for language, words in offered(version, questions, known, around).items():
            read_in(words, version, questions := questions_asked(version))
            said[language] = _tappable(questions[0])
        return AskedFirst(said)
    return None


def _tappable(question) -> Tappable:
    options = question.options.all()
    return Tappable(question.words, tuple((one.code, one.words) for one in options))
