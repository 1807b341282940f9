"""Pairs of records that may be of one person. They may also be of two: only an officer can say."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from django.db.models import Aggregate, Count, F, JSONField, Q
from django.db.models.expressions import Combinable
from django.db.models.functions import Lower

from base.core.folding import Folded
from participation.people.customers.models import Customer

from ..models import DifferentPeople

#: More are listed to nobody: whoever has settled so many looks again.
MOST_PAIRS = 2000


@dataclass(frozen=True)
class Way:
    """One way in which two records are alike: what both hold, and how staff read it.

    What more than ``most`` records hold says nothing: the number of a care home or an office, an address
    that was made up to fill a field, the name and birthday of "Occupier".
    """

    same: dict[str, Combinable]
    filled: Q
    words: str
    most: int

    def records(self) -> Iterable[list[int]]:
        """The numbers of those that are alike in it, together. Each record is read once, and no record
        is held against another, so that thousands who lack an address cost nothing."""
        return (
            Customer.objects.current()
            .filter(self.filled)
            .order_by()
            .values(**self.same)
            .annotate(records=Numbers("pk"), n=Count("pk"))
            .filter(n__gt=1, n__lte=self.most)
            .values_list("records", flat=True)
        )


class Numbers(Aggregate):
    """Of all rows of a group, as a list."""

    function = "JSONB_AGG"
    output_field = JSONField()

    def as_sqlite(self, compiler, connection, **extra):
        return self.as_sql(compiler, connection, function="JSON_GROUP_ARRAY", **extra)


WAYS = (
    Way(
        {"home": F("postcode"), "called": Folded("name")},
        ~Q(postcode=""),
        "Same name and postcode",
        most=20,
    ),
    Way({"at": Lower("email")}, ~Q(email=""), "Same email address", most=3),
    Way({"at": F("phone")}, ~Q(phone=""), "Same phone number", most=3),
    Way(
        {"born": F("date_of_birth"), "called": Folded("name")},
        Q(date_of_birth__isnull=False),
        "Same name and date of birth",
        most=20,
    ),
)


@dataclass(frozen=True)
class Pair:
    one: Customer
    other: Customer
    why: list[str]


#: Two records, the lower number first, and the places in ``WAYS`` of how they are alike.
Alike = tuple[int, int, list[int]]


def all_alike() -> list[Alike]:
    """Those alike in most ways first."""
    found: dict[tuple[int, int], list[int]] = defaultdict(list)
    for place, way in enumerate(WAYS):
        for records in way.records():
            for pair in combinations(sorted(records), 2):
                found[pair].append(place)
    for apart in DifferentPeople.objects.values_list("one", "other"):
        found.pop(apart, None)
    ordered = sorted(found.items(), key=lambda one: (-len(one[1]), one[0]))
    return [(*pair, why) for pair, why in ordered[:MOST_PAIRS]]


class Pairs(Sequence[Pair]):
    """Of pairs that were found a while ago those that still are two records of somebody we serve now,
    and were not told apart since."""

    def __init__(self, found: Sequence[Alike]) -> None:
        numbers = {number for one, other, _ in found for number in (one, other)}
        here = set(Customer.objects.current().filter(pk__in=numbers).values_list("pk", flat=True))
        apart = set(DifferentPeople.objects.filter(one__in=numbers).values_list("one", "other"))
        self.found = [
            (one, other, why)
            for one, other, why in found
            if one in here and other in here and (one, other) not in apart
        ]

    def __len__(self) -> int:
        return len(self.found)

    def __getitem__(self, wanted: Any) -> Any:
        """A slice of them, as a paginator asks for it."""
        found = self.found[wanted]
        people = Customer.objects.select_related("tenure", "area", "user").in_bulk(
            {number for one, other, _ in found for number in (one, other)}
        )
        return [
            Pair(people[one], people[other], [WAYS[place].words for place in why])
            for one, other, why in found
        ]
