"""What was good, in the words of shoppers: without their names, or ours."""

from dataclasses import dataclass

from reports.sections import Asked, Material, Section
from surveys.shopping import stats


@dataclass(frozen=True)
class Praise:
    answer: str
    words: tuple[str, ...]


def count(asked: Asked) -> list[str]:
    return asked(stats.praise)


def build(material: Material[list[str], None]) -> Praise:
    words = tuple(material.this)
    said = (
        "Shoppers also said what should stay as it is."
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
