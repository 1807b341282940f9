"""A version in pages, as people meet them one after the other."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..answering.pages import in_pages
from ..models import Question
from ..rules import in_words


@dataclass(frozen=True)
class Outlined:
    """A question as staff read it: its number, in words after which answers it is asked, and what to
    look at again."""

    question: Question
    number: int
    only_if: str
    advice: list[str]


def outline_of(
    questions: Iterable[Question], advice: Mapping[str, list[str]]
) -> list[list[Outlined]]:
    """In pages. ``advice`` is what is said of each question, by its code."""
    questions = list(questions)
    by_code = {question.code: question for question in questions}
    return [
        [Outlined(one, one.place, in_words(one, by_code), advice.get(one.code, [])) for one in page]
        for page in in_pages(questions)
    ]
