"""The pages on which questions are asked: which stand on each, and which page comes next."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..models import Question
from ..rules import asked


def in_pages(questions: Iterable[Question]) -> list[list[Question]]:
    """A page begins with the first question, with each that says so, and with a section."""
    pages: list[list[Question]] = []
    for question in questions:
        if question.new_page or question.section or not pages:
            pages.append([])
        pages[-1].append(question)
    return pages


def in_blocks(questions: Iterable[Question]) -> list[list[Question]]:
    """Each question alone, and those of a grid together."""
    blocks: list[list[Question]] = []
    for question in questions:
        if question.grid and blocks and blocks[-1][0].grid == question.grid:
            blocks[-1].append(question)
        else:
            blocks.append([question])
    return blocks


@dataclass(frozen=True)
class Page:
    """Its name in the address is the code of its first question, whether that one is asked or not.

    ``section`` is the title of the section that it stands in; empty where there is none.
    """

    code: str
    questions: tuple[Question, ...]
    section: str = ""

    def __contains__(self, question: object) -> bool:
        return question in self.questions


@dataclass(frozen=True)
class Asking:
    """Every question in its order, and what somebody has said up to now."""

    questions: Sequence[Question]
    said: Mapping[str, Any]

    @property
    def asked(self) -> list[Question]:
        return asked(self.questions, self.said)

    @property
    def pages(self) -> list[Page]:
        """Those on which there is something to ask."""
        shown = self.asked
        kept: list[Page] = []
        section = ""
        for page in in_pages(self.questions):
            section = page[0].section or section
            if questions := tuple(one for one in page if one in shown):
                kept.append(Page(page[0].code, questions, section))
        return kept

    def page(self, code: str) -> Page | None:
        return next((page for page in self.pages if page.code == code), None)

    def page_of(self, question: Question) -> Page:
        return next(page for page in self.pages if question in page)

    @property
    def where_to_go_on(self) -> Page | None:
        """The page after the last one on which something was answered; None at the end."""
        answered = [one for one in self.asked if one.code in self.said]
        return self.after(answered) if answered else self.pages[0]

    def after(self, done: Sequence[Question]) -> Page | None:
        """The page after these questions; the same one, where an answer has brought up another on it."""
        last = max(one.place for one in done)
        here = self.page_of(done[-1]) if done[-1] in self.asked else None
        if here and any(one not in done for one in here.questions):
            return here
        return next((page for page in self.pages if page.questions[-1].place > last), None)
