"""Every grant of the year. Grants go to groups, so no person is named."""

from dataclasses import dataclass
from decimal import Decimal

from participation.funding.grants import yearly
from participation.funding.grants.yearly import Given
from reports.sections import Asked, Material, Section
from reports.sentences import capital, counted
from reports.shapes import Definition, definitions


@dataclass(frozen=True)
class GrantLine:
    scheme: str
    group: str
    what_for: str
    awarded: Decimal
    paid: Decimal
    people: int | None


@dataclass(frozen=True)
class Each:
    answer: str
    lines: tuple[GrantLine, ...]
    counts: tuple[Definition, ...]


def count(asked: Asked) -> list[Given]:
    return asked.as_of(yearly.each)


def build(material: Material[list[Given], None]) -> Each:
    there = material.this
    return Each(
        answer=f"{capital(counted(len(there), 'grant was', 'grants were'))} awarded in the year."
        if there
        else "No grant was awarded in the year.",
        lines=tuple(
            GrantLine(one.scheme, one.group, one.what_for, one.awarded, one.paid, one.people)
            for one in there
        ),
        counts=definitions(yearly.each),
    )


SECTION = Section(
    code="each",
    heading="Each grant",
    template="reports/grants/each.html",
    shape=Each,
    count=count,
    build=build,
)
