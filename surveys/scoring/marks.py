"""What an answer is worth. Yes is worth all points, partly half, no nothing; what does not apply leaves the score."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Protocol

from participation.questionnaires.kinds import Said

YES, PARTLY, NO, NOT_APPLICABLE = "yes", "partly", "no", "na"
WORTH = {YES: 2, PARTLY: 1, NO: 0}


class Worth(Protocol):
    """A criterion."""

    words: str
    points: int


@dataclass(frozen=True)
class Marked:
    """``is_met`` is None of what is scored and is no standard."""

    code: str
    words: str
    points: Decimal
    available: int
    is_met: bool | None


def of_criteria(said: Mapping[str, Said], criteria: Mapping[str, Worth]) -> Iterator[Marked]:
    """By the codes of their questions."""
    for code, criterion in criteria.items():
        if (answer := chosen(said, code)) in WORTH:
            yield marked(code, criterion.words, answer, criterion.points)


def marked(code: str, words: str, answer: str, available: int = 2) -> Marked:
    """A standard that is held where the answer says so in full."""
    points = Decimal(available) * WORTH[answer] / WORTH[YES]
    return Marked(code, words, points, available, answer == YES)


def chosen(said: Mapping[str, Any], code: str) -> str:
    """The code of the one answer that was chosen; empty where none was."""
    answer = said.get(code)
    return answer[0] if isinstance(answer, tuple) and answer else ""
