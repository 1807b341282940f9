"""Pairs of records that may be of one person. They may also be of two: only an officer can say.

One statement over all pairs of people we serve now, that SQLite and PostgreSQL both know.
"""

from dataclasses import dataclass

from django.db import connection

from participation.people.customers.models import Customer

from ..models import DifferentPeople

CUSTOMERS = Customer._meta.db_table
TOLD_APART = DifferentPeople._meta.db_table

#: A number that more people give than this is a care home's or an office's, and says nothing.
MOST_ON_ONE_PHONE = 3

FEW_ON_ONE_PHONE = (
    f"SELECT phone FROM {CUSTOMERS} WHERE phone <> '' AND ended_on IS NULL "  # noqa: S608
    f"AND erased_at IS NULL GROUP BY phone HAVING COUNT(*) <= {MOST_ON_ONE_PHONE}"
)

#: Why two records are alike: what both hold, as joined in SQL, and how staff read it.
ALIKE = {
    "name_postcode": (
        "a.postcode = b.postcode AND LOWER(a.name) = LOWER(b.name) AND a.postcode <> ''",
        "Same name and postcode",
    ),
    "email": ("LOWER(a.email) = LOWER(b.email) AND a.email <> ''", "Same email address"),
    "phone": (f"a.phone = b.phone AND a.phone IN ({FEW_ON_ONE_PHONE})", "Same phone number"),
    "name_born": (
        "a.date_of_birth = b.date_of_birth AND LOWER(a.name) = LOWER(b.name)",
        "Same name and date of birth",
    ),
}


@dataclass(frozen=True)
class Pair:
    one: Customer
    other: Customer
    why: list[str]


class Pairs:
    """All pairs, those alike in most ways first; slices are fetched as a paginator asks for them."""

    def __getitem__(self, wanted: slice) -> list[Pair]:
        start, limit = wanted.start or 0, wanted.stop - (wanted.start or 0)
        with connection.cursor() as cursor:
            cursor.execute(_statement(), {"limit": limit, "start": start})
            rows = cursor.fetchall()
        people = Customer.objects.select_related("tenure", "area", "user").in_bulk(
            {pk for row in rows for pk in row[:2]}
        )
        return [
            Pair(
                people[one],
                people[other],
                [words for (_, words), found in zip(ALIKE.values(), alike, strict=True) if found],
            )
            for one, other, *alike in rows
        ]


def _statement() -> str:
    """Nothing in it comes from outside: names of tables and columns, and the texts above."""
    flags = ", ".join(f"MAX({name}) AS {name}" for name in ALIKE)
    ways = " UNION ALL ".join(
        f"SELECT a.id AS one, b.id AS other, {_flags(name)} FROM {CUSTOMERS} a "  # noqa: S608
        f"JOIN {CUSTOMERS} b ON {alike} AND a.id < b.id "
        "WHERE a.ended_on IS NULL AND a.erased_at IS NULL "
        "AND b.ended_on IS NULL AND b.erased_at IS NULL"
        for name, (alike, _) in ALIKE.items()
    )
    return (
        f"SELECT one, other, {flags} FROM ({ways}) AS found "  # noqa: S608
        f"WHERE NOT EXISTS (SELECT 1 FROM {TOLD_APART} t "
        "WHERE t.one_id = found.one AND t.other_id = found.other) "
        f"GROUP BY one, other ORDER BY {' + '.join(f'MAX({name})' for name in ALIKE)} DESC, one, other "
        "LIMIT %(limit)s OFFSET %(start)s"
    )


def _flags(true: str) -> str:
    return ", ".join(f"{int(name == true)} AS {name}" for name in ALIKE)
