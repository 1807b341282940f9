"""What does the panel recommend, and where does each stand on the day of the report?"""

from dataclasses import dataclass

from reports.sections import Asked, Material, Section
from reports.sentences import capital, counted

from .of import exercise_of


@dataclass(frozen=True)
class Line:
    number: int
    what: str
    evidence: str
    benefit: str
    service: str
    priority: str
    standing: str
    reply: str
    reason: str


@dataclass(frozen=True)
class Recommends:
    answer: str
    lines: tuple[Line, ...]


def count(asked: Asked) -> Recommends:
    rows = exercise_of(asked).recommendations.sent().select_related("current").order_by("number")
    lines = tuple(
        Line(
            number=one.number or 0,
            what=one.what,
            evidence=one.evidence,
            benefit=one.benefit,
            service=one.get_service_display(),
            priority=one.get_priority_display(),
            standing=one.standing,
            reply=one.current.reply if one.current else "",
            reason=one.current.reason if one.current else "",
        )
        for one in rows
    )
    return Recommends(sentence(len(lines)), lines)


def sentence(number: int) -> str:
    if not number:
        return "The panel has not sent its recommendations yet."
    return f"{capital(counted(number, 'recommendation', 'recommendations'))} went to the landlord."


def build(material: Material[Recommends, None]) -> Recommends:
    return material.this


SECTION = Section(
    code="recommends",
    heading="What does the panel recommend?",
    template="reports/exercises/recommends.html",
    shape=Recommends,
    count=count,
    build=build,
)
