"""Where a line differs from the record of the person it is about."""

from ..fields import bits_of
from ..models import Import, Line
from .statements import CUSTOMERS, LINES, run


def compare_with_same_reference(imported: Import, fields: list[str]) -> None:
    """Nearly all lines: the reference is ours, to the letter."""
    _compare(imported, fields, "c.reference = l.reference AND c.erased_at IS NULL")


def compare_with_record_of(imported: Import, fields: list[str]) -> None:
    """Lines of which we have found out whom they are about by other means."""
    _compare(imported, fields, "c.id = l.customer_id")


def _compare(imported: Import, fields: list[str], who: str) -> None:
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
                  FROM {LINES} l JOIN {CUSTOMERS} c ON {who}
                  WHERE l.imported_id = %(id)s AND l.verdict = 'added') AS d
            WHERE {LINES}.id = d.line""",
        {"id": imported.pk},
    )


def _differs(name: str) -> str:
    if name == "ended_on":
        return "COALESCE(l.ended_on, '0001-01-01') <> COALESCE(c.ended_on, '0001-01-01')"
    if name == "phone":  # one that is held beside another is no news
        return (
            "l.phone <> '' AND c.phone <> l.phone"
            " AND ', ' || c.other_phones || ', ' NOT LIKE '%%, ' || l.phone || ', %%'"
        )
    field = Line._meta.get_field(name)
    column = field.column
    if field.null:
        return f"l.{column} IS NOT NULL AND (c.{column} IS NULL OR c.{column} <> l.{column})"
    return f"l.{column} <> '' AND c.{column} <> l.{column}"
