"""A version in pages, as people meet them one after the other."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..answering.pages import in_blocks, in_pages
from ..models import Question
from ..rules import in_words, section_in_words


@dataclass(frozen=True)
class Outlined:
    """A question as staff read it, or all rows of a grid: its number, in words after which answers it is
    asked, and what to look at again. ``section_only_if`` is when the section is asked that begins with it."""

    question: Question
    number: str
    only_if: str
    advice: list[str]
    rows: Sequence[Question] = ()
    section_only_if: str = ""

    @property
    def words(self) -> str:
        return self.question.lead_in if self.rows else self.question.words

    @property
    def is_first(self) -> bool:
        return self.question.place == 1


def outline_of(
    questions: Iterable[Question], advice: Mapping[str, list[str]]
) -> list[list[Outlined]]:
    """In pages. ``advice`` is what is said of each question, by its code."""
    questions = list(questions)
    by_code = {question.code: question for question in questions}
    return [
        [_outlined(block, by_code, advice) for block in in_blocks(page)]
        for page in in_pages(questions)
    ]


def _outlined(
    block: Sequence[Question], by_code: Mapping[str, Question], advice: Mapping[str, list[str]]
) -> Outlined:
    first, last = block[0], block[-1]
    said = dict.fromkeys(remark for one in block for remark in advice.get(one.code, ()))
    return Outlined(
        first,
        f"{first.place} to {last.place}" if first.grid else str(first.place),
        in_words(first, by_code),
        list(said),
        block if first.grid else (),
        section_in_words(first, by_code) if first.section else "",
    )
