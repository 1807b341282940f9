"""All that somebody reads of a version, one line for each."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..models import Question, Version

#: What somebody chooses who would rather not answer what they have answered.
TAKEN_BACK = "No answer: leave this out"
#: What else stands on the pages that ask, beside the questions.
ON_EACH_PAGE = (("Continue", "A button"), (TAKEN_BACK, "To take an answer back"))


class Line(NamedTuple):
    """``of`` says where it stands, and stays where the words change."""

    of: str
    where: str
    english: str


def lines_of(version: Version, questions: Iterable[Question]) -> list[Line]:
    """In the order of reading. The same words are translated once, wherever they stand."""
    found: dict[str, Line] = {}
    for line in _lines(version, questions):
        if line.english.strip():
            found.setdefault(line.english, line)
    return list(found.values())


def _lines(version: Version, questions: Iterable[Question]) -> Iterator[Line]:
    yield Line("introduction", "Before the first question", version.introduction)
    for one in questions:
        at = f"Question {one.place}"
        yield Line(f"section:{one.code}", "Title of a section", one.section)
        if one.grid:
            yield Line(f"grid:{one.grid}", f"{at} and those after it", one.lead_in)
            yield Line(f"row:{one.code}", at, one.row)
        else:
            yield Line(f"question:{one.code}", at, one.piped or one.words)
        yield Line(f"help:{one.code}", f"{at}, help", one.help_text)
        for option in one.options.all():
            yield Line(f"answer:{one.code}:{option.code}", f"{at}, an answer", option.words)
    yield Line("thanks", "Once they have sent it", version.thanks)
    for words, where in ON_EACH_PAGE:
        yield Line(f"page:{words}", where, words)
