"""Where did the money go?"""

from dataclasses import dataclass
from decimal import Decimal

from base.core.templatetags.words import pounds
from participation.funding.grants import yearly
from participation.funding.grants.yearly import OfScheme
from reports.sections import Asked, Material, Section
from reports.sentences import counted
from reports.shapes import Definition, definitions


@dataclass(frozen=True)
class SchemeLine:
    """``last`` is what was awarded in the year before."""

    name: str
    budget: Decimal | None
    asked: Decimal
    awarded: Decimal
    paid: Decimal
    groups: int
    last: Decimal


@dataclass(frozen=True)
class Schemes:
    answer: str
    lines: tuple[SchemeLine, ...]
    awarded: Decimal
    paid: Decimal
    last_awarded: Decimal
    counts: tuple[Definition, ...]


def count(asked: Asked) -> list[OfScheme]:
    return asked.as_of(yearly.by_scheme)


def build(material: Material[list[OfScheme], None]) -> Schemes:
    this, last = material.both
    before = {one.name: one.awarded for one in last}
    awarded = sum((one.awarded for one in this), Decimal(0))
    paid = sum((one.paid for one in this), Decimal(0))
    some = [one for one in this if one.awarded]
    return Schemes(
        answer=f"We awarded {pounds(awarded)} to groups from {counted(len(some), 'scheme', 'schemes')}, and paid {pounds(paid)} of it."
        if some
        else "No grant was awarded in the year.",
        lines=tuple(
            SchemeLine(
                name=one.name,
                budget=one.budget,
                asked=one.asked,
                awarded=one.awarded,
                paid=one.paid,
                groups=one.groups,
                last=before.get(one.name, Decimal(0)),
            )
            for one in this
        ),
        awarded=awarded,
        paid=paid,
        last_awarded=sum(before.values(), Decimal(0)),
        counts=definitions(yearly.by_scheme),
    )


SECTION = Section(
    code="schemes",
    heading="Where did the money go?",
    template="reports/grants/schemes.html",
    shape=Schemes,
    count=count,
    build=build,
)
