"""Where does it go well, and where not: part by part?"""

from dataclasses import dataclass

from participation.programme.inspections import stats
from participation.programme.inspections.stats import Share
from reports.sections import Asked, Material, Section
from reports.shapes import Definition, definitions

#: Of fewer things that were looked at, no sentence is made.
FEWEST = 10


@dataclass(frozen=True)
class PartLine:
    """``last`` is the share of the year before, None where nothing was looked at."""

    name: str
    met: int
    of: int
    percent: int | None
    last: int | None


@dataclass(frozen=True)
class Where:
    answer: str
    parts: tuple[PartLine, ...]
    counts: tuple[Definition, ...]


def count(asked: Asked) -> list[Share]:
    return asked(stats.by_part)


def build(material: Material[list[Share], None]) -> Where:
    this, last = material.both
    before = {one.name: one.percent for one in last}
    return Where(
        answer=sentence(this),
        parts=tuple(
            PartLine(one.name, one.count, one.of, one.percent, before.get(one.name)) for one in this
        ),
        counts=definitions(stats.by_part),
    )


def sentence(parts: list[Share]) -> str:
    told = [one for one in parts if one.of >= FEWEST]
    if len(told) < 2:
        return "Too little was looked at to lay parts beside each other."
    worst, best = told[0], told[-1]
    return (
        f"The least often met was “{worst.name}”, in {worst.count:,} of {worst.of:,} things that were looked at;"
        f" the most often “{best.name}”, in {best.count:,} of {best.of:,}."
    )


SECTION = Section(
    code="where",
    heading="Where does it go well, and where not?",
    template="reports/inspections/where.html",
    shape=Where,
    count=count,
    build=build,
)
