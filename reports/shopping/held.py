"""Which standards did we hold, and what was put right where we did not?"""

from dataclasses import dataclass

from reports.sections import Asked, Material, Section
from reports.sentences import capital, counted
from reports.shapes import Definition, definitions
from surveys.scoring.figures import StandardHeld
from surveys.shopping import stats
from surveys.shopping.stats import PutRight


@dataclass(frozen=True)
class Standard:
    """``last`` is the share of the period before, None where it is not told."""

    name: str
    held: int
    of: int
    percent: int | None
    last: int | None


@dataclass(frozen=True)
class Held:
    answer: str
    standards: tuple[Standard, ...]
    raised: int
    in_time: int
    late: int
    to_answer: int
    counts: tuple[Definition, ...]


@dataclass(frozen=True)
class Figures:
    standards: list[StandardHeld]
    put_right: PutRight


def count(asked: Asked) -> Figures:
    return Figures(asked(stats.standards), asked(stats.put_right))


def build(material: Material[Figures, None]) -> Held:
    this, last = material.both
    before = {one.name: one.percent for one in last.standards}
    right = this.put_right
    return Held(
        answer=sentence(right),
        standards=tuple(
            Standard(one.name, one.held, one.of, one.percent, before.get(one.name))
            for one in this.standards
        ),
        raised=right.raised,
        in_time=right.in_time,
        late=right.late,
        to_answer=right.to_answer,
        counts=definitions(stats.standards, stats.put_right),
    )


def sentence(right: PutRight) -> str:
    if not right.raised:
        return "Shoppers found nothing that had to be put right."
    found = capital(counted(right.raised, "contact", "contacts"))
    return (
        f"{found} showed something to put right. The services have said of {right.answered:,} what "
        f"they did, {right.in_time:,} times in time; {right.to_answer:,} still wait."
    )


SECTION = Section(
    code="held",
    heading="Which standards did we hold, and what was put right?",
    template="reports/shopping/held.html",
    shape=Held,
    count=count,
    build=build,
)
