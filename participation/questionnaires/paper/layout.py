"""The questions of one version as they stand on paper: what is ticked or written, and where to go on."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..kinds import Kind
from ..models import Option, Question
from ..rules import in_words, is_asked, section_in_words

#: Lines to write on, of a question that is answered in words.
LINES = {Kind.SHORT: 1, Kind.LONG: 7}


@dataclass(frozen=True)
class Box:
    """One answer to tick. ``go_to`` is "Go to question 5" where whoever ticks it leaves some out."""

    words: str
    go_to: str = ""
    picture: str = ""
    alt: str = ""


@dataclass(frozen=True)
class OnPaper:
    """One question. ``only_if`` says after which answers it is for somebody at all."""

    question: Question
    only_if: str
    boxes: tuple[Box, ...]
    lines: int

    @property
    def how(self) -> str:
        """What somebody does there, where it does not go without saying."""
        return {
            Kind.SEVERAL: "Tick all that fit.",
            "ranking": "Write 1 beside your first choice, 2 beside your second, and so on.",
            "file": "Put it into the envelope with this form.",
            Kind.DAY: "Day, month and year.",
        }.get(self.question.kind, "")


def on_paper(questions: Sequence[Question]) -> list[OnPaper]:
    before: dict[str, Question] = {}
    found = []
    for at, question in enumerate(questions):
        both = (section_in_words(question, before), in_words(question, before))
        only_if = ", and ".join(one for one in both if one)
        options = question.options.all() if question.has_options else ()
        later = questions[at + 1 :]
        boxes = tuple(
            Box(one.words, _go_to(question, one, later), str(one.picture), one.alt)
            for one in options
        )
        found.append(OnPaper(question, only_if, boxes, LINES.get(question.kind, 0)))  # type: ignore[call-overload]
        before[question.code] = question
    return found


def _go_to(question: Question, option: Option, later: Sequence[Question]) -> str:
    """Of one answer among several: the questions right after that hang on this one alone are passed over."""
    if question.kind not in (Kind.SINGLE, Kind.SCALE) or not later:
        return ""
    said = {question.code: (option.code,)}
    for one in later:
        hangs_on = {rule["question"] for rule in one.all_rules}
        if hangs_on != {question.code} or is_asked(one, said):
            return "" if one is later[0] else f"Go to question {one.place}"
    return "Go to the end"
