"""By what facts about people answers are told apart: how they came, and what stands on their record.

What people told us about themselves for equality monitoring is none of these: see
``participation.people.equality.stats``.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Case, CharField, F, Value, When
from django.db.models.expressions import Combinable

from base.core.counted_tables import NOT_RECORDED
from base.core.declared import Declared

from ..models import Sheet


@dataclass(frozen=True)
class Fact:
    """One fact of a customer's record: ``of`` finds it from wherever the customer is."""

    code: str
    title: str
    of: Callable[[str], Combinable]

    def on_sheet(self, to_sheet: str) -> Combinable:
        return self.of(f"{to_sheet}customer__")

    def in_words(self, found: str | None) -> str:
        return found or NOT_RECORDED


class HowItCame(Fact):
    """A fact of the sheet and of no customer."""

    def on_sheet(self, to_sheet: str) -> Combinable:
        return F(f"{to_sheet}mode")

    def in_words(self, found: str | None) -> str:
        return str(Sheet.Mode(found).label) if found in Sheet.Mode.values else NOT_RECORDED


def _area(to_customer: str) -> Combinable:
    """The area over an estate, so that a group is no handful of homes."""
    return Case(
        When(**{f"{to_customer}area__kind": "estate"}, then=F(f"{to_customer}area__parent__name")),
        default=F(f"{to_customer}area__name"),
        output_field=CharField(),
    )


MODE = HowItCame("mode", "How it reached us", F)
AREA = Fact("area", "Area", _area)
TENURE = Fact("tenure", "Tenure", lambda to_customer: F(f"{to_customer}tenure__name"))

RENTED, SHARED, FACTORED, OTHERS = "Rented", "Shared ownership", "Factored owners", "Others"


def _holding(to_customer: str) -> Combinable:
    """What regulators keep apart: homes that are rented, homes that are partly owned, and owners' homes
    whose building we look after."""
    return Case(
        When(**{f"{to_customer}tenure__rents_from_us": True}, then=Value(RENTED)),
        When(**{f"{to_customer}tenure__code": "sharing_owner"}, then=Value(SHARED)),
        When(**{f"{to_customer}tenure__code": "factored_owner"}, then=Value(FACTORED)),
        When(**{f"{to_customer}tenure__isnull": False}, then=Value(OTHERS)),
        output_field=CharField(),
    )


HOLDING = Fact("holding", "Rented or owned", _holding)

#: Facts that an app above knows how to read from the record.
MORE_FACTS: Declared[Fact] = Declared("answerers")


@dataclass(frozen=True)
class Totals:
    """Numbers of everybody that an app above has from elsewhere. ``listed`` names each of them by a key;
    ``of`` is how many there are of each group of a fact, as one of them counts it."""

    listed: Callable[[], list[tuple[str, str]]]
    of: Callable[[str, str], dict[str, int]]


MORE_TOTALS: Declared[Totals] = Declared("answerers")


def facts() -> dict[str, Fact]:
    return {one.code: one for one in (MODE, AREA, TENURE, HOLDING, *MORE_FACTS)}


#: No fact about people, but the group of the sample in which they were drawn: see ``owners.Owner.drawn_in``.
STRATUM = "stratum"


def in_word(code: str, found: str | None) -> str:
    """The group of one fact, or of the sample, as it is read."""
    return found or NOT_RECORDED if code == STRATUM else facts()[code].in_words(found)


def facts_of_customers() -> dict[str, Fact]:
    """Those by which answers can be weighted, since we know them of everybody."""
    return {code: one for code, one in facts().items() if one is not MODE}
