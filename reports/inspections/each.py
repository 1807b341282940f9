"""Every inspection of the year with what came of it, without an address (F-03)."""

from dataclasses import dataclass

from participation.programme.inspections import stats
from participation.programme.inspections.stats import Inspected
from reports.sections import Asked, Material, Section
from reports.sentences import capital, counted
from reports.shapes import Definition, definitions


@dataclass(frozen=True)
class EachLine:
    number: int
    what: str
    month: str
    met: int
    looked_at: int
    verdict: str


@dataclass(frozen=True)
class Each:
    answer: str
    lines: tuple[EachLine, ...]
    counts: tuple[Definition, ...]


def count(asked: Asked) -> list[Inspected]:
    return asked(stats.each)


def build(material: Material[list[Inspected], None]) -> Each:
    there = material.this
    return Each(
        answer=f"{capital(counted(len(there), 'inspection', 'inspections'))} in the year."
        if there
        else "There was no inspection in the year.",
        lines=tuple(
            EachLine(one.number, one.what, one.month, one.met, one.looked_at, one.verdict)
            for one in there
        ),
        counts=definitions(stats.each),
    )


SECTION = Section(
    code="each",
    heading="Each inspection",
    template="reports/inspections/each.html",
    shape=Each,
    count=count,
    build=build,
)
