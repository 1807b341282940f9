"""What came of it: was it worth the money?"""

from dataclasses import dataclass
from decimal import Decimal

from base.core.templatetags.words import pounds
from participation.funding.grants import yearly
from participation.funding.grants.yearly import Value as Counted
from reports.sections import Asked, Material, Section
from reports.sentences import counted
from reports.shapes import Definition, definitions


@dataclass(frozen=True)
class Value:
    answer: str
    paid_grants: int
    told: int
    people: int
    for_each: Decimal | None
    last_for_each: Decimal | None
    paid: Decimal
    receipts: Decimal
    unspent: Decimal
    deducted: Decimal
    counts: tuple[Definition, ...]


def count(asked: Asked) -> Counted:
    return asked.as_of(yearly.value)


def build(material: Material[Counted, None]) -> Value:
    this, last = material.both
    return Value(
        answer=sentence(this),
        paid_grants=this.paid_grants,
        told=this.told,
        people=this.people,
        for_each=this.for_each,
        last_for_each=last.for_each,
        paid=this.paid,
        receipts=this.receipts,
        unspent=this.unspent,
        deducted=this.deducted,
        counts=definitions(yearly.value),
    )


def sentence(this: Counted) -> str:
    if not this.paid_grants:
        return "No grant was paid in the year."
    of = counted(this.paid_grants, "grant that was paid", "grants that were paid")
    if this.for_each is None:
        return f"Of {of}, no group has told us yet how many people gained by it."
    return (
        f"Groups told us what came of {this.told:,} of {of}: {counted(this.people, 'person', 'people')} took part or"
        f" gained by them, which is {pounds(this.for_each)} for each."
    )


SECTION = Section(
    code="value",
    heading="What came of it, for the money?",
    template="reports/grants/value.html",
    shape=Value,
    count=count,
    build=build,
)
