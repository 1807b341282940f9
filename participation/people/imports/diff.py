"""What a list would change: every line gets its verdict, by statements over all lines at once.

Run again it starts afresh, so that what is applied is judged by the records as they then are. The
statements are plain SQL that PostgreSQL and SQLite both know.
"""

from typing import Any

from django.db import connection
from django.db.models import Count, Q
from django.utils import timezone

from participation.people.customers.models import Customer, FormerReference

from .fields import bits_of, fields_of
from .models import Import, Line
from .staging import empty_line
from .stated_values import keep_stated_values

LINES = Line._meta.db_table
CUSTOMERS = Customer._meta.db_table
FORMER = FormerReference._meta.db_table
V = Line.Verdict

NOT_NAMED = "Not in the list any more."
NOT_NAMED_BUT = "Not in the list, but {of} cannot be read, and may be about this person."


def judge(imported: Import) -> dict[str, int]:
    """Give every line its verdict and return the counts of them."""
    fields = fields_of(imported.columns)
    _start_afresh(imported)
    _refuse_repeated(imported)
    _refuse_erased(imported)
    _leave_those_joined_to_another(imported)
    _leave_those_who_had_left(imported)
    _compare(imported, fields)
    if imported.whole_list:
        _end_the_missing(imported)
    keep_stated_values(imported)
    return count(imported)


def count(imported: Import) -> dict[str, int]:
    """Lines by verdict; the people not in a whole list are among the ended."""
    by_verdict = {
        f"n_{verdict.value}": Count("pk", filter=Q(verdict=verdict.value)) for verdict in V
    }
    found = imported.lines.aggregate(
        **by_verdict,
        n_missing=Count("pk", filter=Q(number=None, verdict=V.ENDED)),
        n_differences=Count("pk", filter=~Q(kept=0)),
        n_partly=Count("pk", filter=~Q(note="") & ~Q(verdict=V.REFUSED) & Q(number__isnull=False)),
    )
    counts = {name.removeprefix("n_"): number for name, number in found.items()}
    return counts | {"unread": imported.lines.about_anybody().count()}


def lines_in_words(number: int) -> str:
    return "a line of it" if number == 1 else f"{number:,} lines of it"


def run(statement: str, params: dict[str, Any]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        return cursor.rowcount


def _start_afresh(imported: Import) -> None:
    """Only what was refused for its own sake, when it was read, stays refused."""
    imported.lines.missing().delete()
    imported.lines.filter(verdict=V.LEFT, customer=None).update(note="")
    judged = imported.lines.exclude(verdict=V.REFUSED)
    judged.exclude(verdict=V.ADDED, customer=None).update(
        verdict=V.ADDED, customer=None, changed=0, kept=0
    )


def _refuse_repeated(imported: Import) -> None:
    """The landlord's reference is who somebody is: of two lines with one, neither is believed."""
    run(
        f"""UPDATE {LINES} SET verdict = 'refused', note =
              'The reference ' || {LINES}.reference || ' is on ' || CAST(twice.lines AS VARCHAR(9))
              || ' lines of the file; the first is line '
              || CAST(twice.first AS VARCHAR(9)) || '.'
            FROM (SELECT reference, COUNT(*) AS lines, MIN(number) AS first FROM {LINES}
                  WHERE imported_id = %(id)s AND reference <> '' GROUP BY reference
                  HAVING COUNT(*) > 1) AS twice
            WHERE imported_id = %(id)s AND {LINES}.reference = twice.reference
              AND verdict <> 'refused'""",
        {"id": imported.pk},
    )


def _refuse_erased(imported: Import) -> None:
    run(
        f"""UPDATE {LINES} SET verdict = 'refused', note =
              'The record with this reference was erased at the person''s request.'
            FROM {CUSTOMERS} AS c
            WHERE imported_id = %(id)s AND c.reference = {LINES}.reference
              AND c.erased_at IS NOT NULL AND verdict <> 'refused'""",
        {"id": imported.pk},
    )


def _leave_those_joined_to_another(imported: Import) -> None:
    """The list has a person twice whose two records an officer made one: the one record stands."""
    run(
        f"""UPDATE {LINES} SET verdict = 'left', note =
              'This person has one record here now, with another reference.'
            WHERE imported_id = %(id)s AND verdict = 'added'
              AND EXISTS (SELECT 1 FROM {FORMER} f WHERE f.reference = {LINES}.reference)""",
        {"id": imported.pk},
    )


def _leave_those_who_had_left(imported: Import) -> None:
    """Somebody whose tenancy ended before we ever had a record of them is not given one."""
    run(
        f"""UPDATE {LINES} SET verdict = 'left', note = 'Not our customer any more, and no record here.'
            WHERE imported_id = %(id)s AND verdict = 'added' AND ended_on IS NOT NULL
              AND NOT EXISTS (SELECT 1 FROM {CUSTOMERS} c WHERE c.reference = {LINES}.reference)""",
        {"id": imported.pk},
    )


def _compare(imported: Import, fields: list[str]) -> None:
    """An empty value says nothing; but being listed without an end date says: is a customer."""
    changed = " + ".join(
        f"CASE WHEN {_differs(name)} THEN {bits_of(name)} ELSE 0 END" for name in fields
    )
    run(
        f"""UPDATE {LINES} SET customer_id = d.customer, changed = d.changed,
              verdict = CASE WHEN d.changed = 0 THEN 'left' WHEN d.ending = 1 THEN 'ended'
                        ELSE 'changed' END
            FROM (SELECT l.id AS line, c.id AS customer, {changed} AS changed,
                    CASE WHEN c.ended_on IS NULL AND l.ended_on IS NOT NULL THEN 1 ELSE 0 END
                      AS ending
                  FROM {LINES} l JOIN {CUSTOMERS} c ON c.reference = l.reference
                  WHERE l.imported_id = %(id)s AND l.verdict = 'added') AS d
            WHERE {LINES}.id = d.line""",
        {"id": imported.pk},
    )


def _differs(name: str) -> str:
    if name == "ended_on":
        return "COALESCE(l.ended_on, '0001-01-01') <> COALESCE(c.ended_on, '0001-01-01')"
    field = Line._meta.get_field(name)
    column = field.column
    if field.null:
        return f"l.{column} IS NOT NULL AND (c.{column} IS NULL OR c.{column} <> l.{column})"
    return f"l.{column} <> '' AND c.{column} <> l.{column}"


def _end_the_missing(imported: Import) -> None:
    """A line of its own, without a number, for everybody a whole list does not name.

    Where lines of it may be about anybody, each of these may be on one of them: they wait for staff.
    """
    unread = imported.lines.about_anybody().count()
    said = {
        "imported_id": "%(id)s",
        "verdict": "'waits'" if unread else "'ended'",
        "note": "%(note)s",
        "customer_id": "c.id",
        "changed": str(bits_of("ended_on")),
        "reference": "c.reference",
        "name": "c.name",
        "ended_on": "%(today)s",
    }
    nothing = {name: value for name, value in empty_line().items() if name not in said}
    run(
        f"""INSERT INTO {LINES} ({", ".join([*said, *nothing])})
            SELECT {", ".join([*said.values(), *(f"%({name})s" for name in nothing)])}
            FROM {CUSTOMERS} c
            WHERE c.reference IS NOT NULL AND c.ended_on IS NULL AND c.erased_at IS NULL
              AND NOT EXISTS (SELECT 1 FROM {LINES} l
                              WHERE l.imported_id = %(id)s AND l.reference = c.reference)
              AND NOT EXISTS (SELECT 1 FROM {FORMER} f JOIN {LINES} l ON l.reference = f.reference
                              WHERE l.imported_id = %(id)s AND f.customer_id = c.id)""",
        {
            **nothing,
            "id": imported.pk,
            "today": timezone.localdate(),
            "note": NOT_NAMED_BUT.format(of=lines_in_words(unread)) if unread else NOT_NAMED,
        },
    )


def end_those_who_wait(imported: Import) -> None:
    """Staff have looked at the lines that cannot be read: nobody who is missing is on one of them."""
    imported.lines.missing().filter(verdict=V.WAITS).update(verdict=V.ENDED, note=NOT_NAMED)
