"""What was good, in the words of inspectors, as one of us has looked through them for names."""

from dataclasses import dataclass

from participation.programme.inspections import stats
from reports.sections import Asked, Material, Section


@dataclass(frozen=True)
class Praise:
    answer: str
    words: tuple[str, ...]


def count(asked: Asked) -> list[str]:
    return asked(stats.praise)


def build(material: Material[list[str], None]) -> Praise:
    words = tuple(material.this)
    said = (
        "Inspectors also said what was good, and it was passed on."
        if words
        else "No words of praise can be printed this year."
    )
    return Praise(said, words)


SECTION = Section(
    code="praise",
    heading="What was good?",
    template="reports/parts/praise.html",
    shape=Praise,
    count=count,
    build=build,
)
