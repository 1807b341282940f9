"""A whole questionnaire, ready to be begun from: questions of our own, and official ones from the bank."""

from dataclasses import dataclass

from ...kinds import READY_SCALES, Kind

YES_NO = ("Yes", "No")
DONT_KNOW, RATHER_NOT, NOT_ME = "Don’t know", "Prefer not to say", "Does not apply to me"


@dataclass(frozen=True)
class Own:
    """A question of our own. Its code is the same in every questionnaire that begins here, so that one survey
    and the next can be laid beside each other. ``only_if`` is the code of one before it, and an answer."""

    code: str
    kind: Kind
    words: str
    answers: tuple[str, ...] = ()
    ways_out: tuple[str, ...] = ()
    help_text: str = ""
    new_page: bool = False
    only_if: tuple[str, str] | None = None


@dataclass(frozen=True)
class FromBank:
    """An official question, by its code: in the words that stand on the day."""

    code: str
    new_page: bool = False


@dataclass(frozen=True)
class Ready:
    code: str
    title: str
    about: str
    questions: tuple[Own | FromBank, ...]


def scale(
    name: str, code: str, words: str, *, way_out: str = DONT_KNOW, new_page: bool = False
) -> Own:
    """A question on one of the ready scales."""
    _, answers = READY_SCALES[name]
    return Own(code, Kind.SCALE, words, answers, (way_out,), new_page=new_page)


def yes_or_no(code: str, words: str, *, new_page: bool = False) -> Own:
    return Own(code, Kind.SINGLE, words, YES_NO, (DONT_KNOW,), new_page=new_page)


def anything_else(
    code: str, words: str = "Is there anything else that you want to tell us?"
) -> Own:
    return Own(code, Kind.LONG, words, new_page=True)


def ring_me(code: str) -> Own:
    return Own(code, Kind.SINGLE, "Would you like us to ring you about this?", YES_NO)
