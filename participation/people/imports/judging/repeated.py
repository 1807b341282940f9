"""Lines about one person: the same line twice is one, and of two that differ neither is believed."""

from ..models import Import, Line
from .statements import CUSTOMERS, LINES, key, run, same_name

#: What does not belong to what a line says.
OF_THE_LINE = {"id", "number", "verdict", "customer", "changed", "kept", "waits_for", "unread"}
SAID = [one.column for one in Line._meta.concrete_fields if one.name not in OF_THE_LINE]


def recognise_by_name(imported: Import) -> None:
    """Joint tenants: whoever has the reference of the tenancy here, and this name, keeps that reference."""
    run(
        f"""UPDATE {LINES} SET reference = c.reference FROM {CUSTOMERS} AS c
            WHERE imported_id = %(id)s AND verdict = 'added' AND {LINES}.tenancy <> ''
              AND {key("c.reference")} = {key(f"{LINES}.tenancy")} AND c.erased_at IS NULL
              AND {same_name("c.name", f"{LINES}.name")}""",
        {"id": imported.pk},
    )


def take_the_same_once(imported: Import) -> None:
    """A person has two tenancies, and the columns that are taken say the same of both."""
    same = " AND ".join(f"{LINES}.{one} IS NOT DISTINCT FROM first.{one}" for one in SAID)
    run(
        f"""UPDATE {LINES} SET verdict = 'left',
              note = 'The same as line ' || CAST(first.number AS VARCHAR(9)) || '.'
            FROM (SELECT l.* FROM {LINES} l
                  JOIN (SELECT reference, MIN(number) AS number FROM {LINES}
                        WHERE imported_id = %(id)s AND verdict = 'added'
                        GROUP BY reference HAVING COUNT(*) > 1) AS twice
                    ON twice.number = l.number
                  WHERE l.imported_id = %(id)s) AS first
            WHERE {LINES}.imported_id = %(id)s AND {LINES}.verdict = 'added'
              AND {LINES}.number > first.number AND {same}""",
        {"id": imported.pk},
    )


def refuse_repeated(imported: Import) -> None:
    """The landlord's reference is who somebody is: of two lines with one, neither is believed."""
    run(
        f"""UPDATE {LINES} SET verdict = 'refused', note =
              'The reference ' || {LINES}.reference || ' is on ' || CAST(twice.lines AS VARCHAR(9))
              || ' lines of the file; the first is line '
              || CAST(twice.first AS VARCHAR(9)) || '.'
            FROM (SELECT reference, COUNT(*) AS lines, MIN(number) AS first FROM {LINES}
                  WHERE imported_id = %(id)s AND reference <> '' AND verdict <> 'left'
                  GROUP BY reference HAVING COUNT(*) > 1) AS twice
            WHERE imported_id = %(id)s AND {LINES}.reference = twice.reference
              AND verdict <> 'refused'""",
        {"id": imported.pk},
    )
