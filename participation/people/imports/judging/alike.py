"""References that differ from ours, or from one another, only in how they are written.

Nobody is added for such a difference, and nobody changed: staff say once for the whole list whether
``gh 12`` and ``GH0012`` are one person, for each kind of difference.
"""

from django.db import connection

from participation.people.customers.references import plain_sql

from ..models import ALIKE, Import, Line
from .statements import CUSTOMERS, LINES, key, run

V = Line.Verdict
#: While it is found out: more than one record of ours has a reference like it.
SEVERAL_RECORDS = "records"


def settle_those_alike(imported: Import) -> None:
    """Of lines whose reference is not ours to the letter."""
    _find_record_alike(imported)
    _refuse_where_several_records_fit(imported)
    _find_line_alike(imported)
    alike = imported.lines.filter(verdict=V.ADDED)
    same = [kind for kind, answer in imported.same_people.items() if answer]
    others = [kind for kind, answer in imported.same_people.items() if not answer]
    alike.filter(waits_for__in=others).update(waits_for="", customer=None)
    _refuse_same_person_twice(imported, same)
    alike.filter(waits_for__in=same).update(waits_for="")
    alike.exclude(waits_for="").update(verdict=V.WAITS)
    _say_what_is_alike(imported)


def _find_record_alike(imported: Import) -> None:
    run(
        f"""UPDATE {LINES} SET customer_id = found.customer,
              waits_for = CASE WHEN found.records = 1 THEN found.kind ELSE %(several)s END
            FROM (SELECT l.id AS line, MIN(c.id) AS customer, COUNT(*) AS records,
                    MIN({_kind("l.reference", "c.reference")}) AS kind
                  FROM {LINES} l JOIN {CUSTOMERS} c
                    ON {key("c.reference")} = {key("l.reference")}
                  WHERE l.imported_id = %(id)s AND l.verdict = 'added'
                    AND c.erased_at IS NULL AND {key("l.reference")} <> ''
                  GROUP BY l.id) AS found
            WHERE {LINES}.id = found.line""",
        {"id": imported.pk, "several": SEVERAL_RECORDS},
    )


def _refuse_where_several_records_fit(imported: Import) -> None:
    imported.lines.filter(verdict=V.ADDED, waits_for=SEVERAL_RECORDS).update(
        verdict=V.REFUSED,
        waits_for="",
        customer=None,
        note="More than one of our records has a reference that is written almost like this one.",
    )


def _find_line_alike(imported: Import) -> None:
    """Two new people of this very list."""
    run(
        f"""UPDATE {LINES} SET waits_for = twice.kind
            FROM (SELECT {key("reference")} AS plain,
                    {_kind("MIN(reference)", "MAX(reference)")} AS kind
                  FROM {LINES}
                  WHERE imported_id = %(id)s AND verdict = 'added' AND customer_id IS NULL
                  GROUP BY {key("reference")} HAVING MIN(reference) <> MAX(reference)) AS twice
            WHERE imported_id = %(id)s AND verdict = 'added' AND customer_id IS NULL
              AND {key(f"{LINES}.reference")} = twice.plain AND twice.plain <> ''""",
        {"id": imported.pk},
    )


def _refuse_same_person_twice(imported: Import, same: list[str]) -> None:
    """Staff have said that they are one person, so this one is on several lines of the list."""
    if not same:
        return
    one_person = f"""SELECT {key("reference")} AS plain, MIN(number) AS first FROM {LINES}
                     WHERE imported_id = %(id)s AND number IS NOT NULL AND reference <> ''
                     GROUP BY {key("reference")} HAVING MIN(reference) <> MAX(reference)"""
    kinds = {f"kind{place}": kind for place, kind in enumerate(same)}
    run(
        f"""UPDATE {LINES} SET verdict = 'refused', customer_id = NULL, changed = 0, waits_for = '',
              note = 'This person is on several lines of the file, with their reference written in'
                || ' different ways; the first is line ' || CAST(twice.first AS VARCHAR(9)) || '.'
            FROM ({one_person}) AS twice
            WHERE imported_id = %(id)s AND {key(f"{LINES}.reference")} = twice.plain
              AND verdict <> 'refused'
              AND EXISTS (SELECT 1 FROM {LINES} l
                          WHERE l.imported_id = %(id)s AND {key("l.reference")} = twice.plain
                            AND l.waits_for IN ({", ".join(f"%({name})s" for name in kinds)}))""",
        {"id": imported.pk, **kinds},
    )


def _say_what_is_alike(imported: Import) -> None:
    run(
        f"""UPDATE {LINES} SET note = 'Our record has ' || c.reference || '. The same person?'
            FROM {CUSTOMERS} AS c
            WHERE imported_id = %(id)s AND verdict = 'waits' AND {LINES}.customer_id = c.id""",
        {"id": imported.pk},
    )
    imported.lines.filter(verdict=V.WAITS, customer=None, waits_for__in=ALIKE).update(
        note="Another line has almost the same reference. The same person?"
    )


def _kind(one: str, other: str) -> str:
    """In what two references with one key differ, the first of these that is all of it."""
    unseen = [plain_sql(reference, connection.vendor) for reference in (one, other)]
    return f"""CASE WHEN LOWER({one}) = LOWER({other}) THEN 'capitals'
                    WHEN LTRIM({one}, '0') = LTRIM({other}, '0') THEN 'zeros'
                    WHEN {" = ".join(unseen)} THEN 'spaces' ELSE 'several' END"""
