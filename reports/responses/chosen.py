"""What did they choose?"""

from dataclasses import dataclass

from participation.questionnaires.results.counting import COUNTED
from participation.questionnaires.results.releases import released
from participation.questionnaires.results.small_numbers import HOW_SHOWN
from reports.sections import Asked, Material, Section
from reports.sentences import counted

from .of import consultation_of


@dataclass(frozen=True)
class Line:
    """``people`` is None of a number that is not shown."""

    words: str
    people: int | None
    share: float | None


@dataclass(frozen=True)
class Question:
    """``people`` gave an answer that counts; None where so few did that nothing is shown."""

    words: str
    people: int | None
    lines: tuple[Line, ...] = ()
    several: bool = False


@dataclass(frozen=True)
class Chosen:
    answer: str
    questions: tuple[Question, ...]
    definition: str


def count(asked: Asked) -> Chosen:
    row = consultation_of(asked)
    if row.questionnaire is None:
        return Chosen("No questions were asked: people answered in their own words.", (), "")
    told = released(row.questionnaire)
    questions = tuple(
        Question(
            one.words,
            one.people,
            tuple(Line(line.words, line.people, line.share) for line in one.lines),
            one.several,
        )
        for one in told.published()
    )
    with_choices = sum(bool(one.lines) for one in questions)
    return Chosen(
        f"{counted(len(questions), 'question was', 'questions were').capitalize()} asked, "
        f"{with_choices:,} of them with answers to choose from.",
        questions,
        f"{COUNTED} {HOW_SHOWN.format(threshold=told.threshold)}",
    )


def build(material: Material[Chosen, None]) -> Chosen:
    return material.this


SECTION = Section(
    code="chosen",
    heading="What did they choose?",
    template="reports/responses/chosen.html",
    shape=Chosen,
    count=count,
    build=build,
)
