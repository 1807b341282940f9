"""What did they write, and what do we make of it?"""

from dataclasses import dataclass

from participation.programme.consultations.considered.wrote import what_people_wrote
from participation.programme.consultations.models import Consultation
from participation.questionnaires.house_rules import ANSWERS_THRESHOLD
from participation.questionnaires.results.releases import released_sheets
from participation.questionnaires.themes.stats import people_by_theme
from reports.sections import Asked, Material, Section
from reports.sentences import counted
from reports.shapes import Definition, definitions

from .of import consultation_of


@dataclass(frozen=True)
class Theme:
    """``people`` is None where so few wrote of it that the number is not shown."""

    name: str
    people: int | None
    considered: str
    answer: str


@dataclass(frozen=True)
class Question:
    words: str
    themes: tuple[Theme, ...]
    quotes: tuple[str, ...]


@dataclass(frozen=True)
class Wrote:
    answer: str
    questions: tuple[Question, ...]
    threshold: int
    counts: tuple[Definition, ...]


def count(asked: Asked) -> Wrote:
    threshold = ANSWERS_THRESHOLD.value
    questions = _questions(consultation_of(asked), threshold)
    themes = [theme for one in questions for theme in one.themes]
    considered = sum(bool(theme.considered) for theme in themes)
    return Wrote(
        sentence(len(themes), considered), questions, threshold, definitions(people_by_theme)
    )


def _questions(row: Consultation, threshold: int) -> tuple[Question, ...]:
    if row.questionnaire is None:
        return ()
    sheets = released_sheets(row.questionnaire)
    return tuple(
        Question(
            one.question.words,
            tuple(
                Theme(
                    of.theme.name,
                    None if of.hidden else of.people,
                    of.consideration.considered if of.consideration else "",
                    of.consideration.answer if of.consideration else "",
                )
                for of in one.themes
            ),
            tuple(one.quotes),
        )
        for one in what_people_wrote(row, sheets, threshold=threshold)
        if one.themes or one.quotes
    )


def sentence(themes: int, considered: int) -> str:
    if not themes:
        return "Nothing of what people wrote is sorted by theme."
    said = f"What people wrote speaks of {counted(themes, 'thing', 'things')}."
    if considered == themes:
        return f"{said} What was considered is said of each."
    return f"{said} What was considered is said of {considered:,} of them so far."


def quotes_have_changed(content: Wrote, kind: str, about: str) -> str:
    """Words that were taken out, or a quote that was taken back, since it was built."""
    number = about.rpartition("-")[2]
    row = Consultation.objects.filter(pk=int(number)).first()
    now = _questions(row, content.threshold) if row else ()
    if [one.quotes for one in now] == [one.quotes for one in content.questions]:
        return ""
    return "What people wrote is quoted in other words now. Build it again, then publish it."


def build(material: Material[Wrote, None]) -> Wrote:
    return material.this


SECTION = Section(
    code="wrote",
    heading="What did they write, and what do we make of it?",
    template="reports/responses/wrote.html",
    shape=Wrote,
    count=count,
    build=build,
    why_not_publish=quotes_have_changed,
)
