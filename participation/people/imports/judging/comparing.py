"""Where a line differs from the record of the person it is about."""

from ..fields import bits_of
from ..models import Import, Line
from .statements import CUSTOMERS, LINES, run, without_capitals


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
    """Whether the line says something else than the record, as SQL."""
    if name == "ended_on":
        return "COALESCE(l.ended_on, '0001-01-01') <> COALESCE(c.ended_on, '0001-01-01')"
    field = Line._meta.get_field(name)
    column = field.column
    if field.null:
        return f"l.{column} IS NOT NULL AND (c.{column} IS NULL OR c.{column} <> l.{column})"
    differs = f"l.{column} <> '' AND c.{column} <> l.{column}"
    return " AND ".join([differs, *(f"NOT ({less})" for less in _no_news(name))])


def _only_capitals(column: str) -> str:
    return f"{without_capitals(f'c.{column}')} = {without_capitals(f'l.{column}')}"


def _letters_lost(column: str) -> str:
    """A "?" where the record has a letter."""
    signs = ("?", "\ufffd")
    lost = " OR ".join(f"l.{column} LIKE '%%{sign}%%'" for sign in signs)
    kept = " AND ".join(f"c.{column} NOT LIKE '%%{sign}%%'" for sign in signs)
    return f"({lost}) AND {kept}"


#: A name in capitals throughout has lost its accents too. The record is searched by its name, then its reference.
SAME_NAME_IN_CAPITALS = """l.was_shouted
    AND SUBSTR(c.search_text, 1, LENGTH(l.name_key || ' ' || LOWER(c.reference)))
      = l.name_key || ' ' || LOWER(c.reference)"""
#: A number that is held beside another.
HELD_BESIDE = "', ' || c.other_phones || ', ' LIKE '%%, ' || l.phone || ', %%'"


def _no_news(name: str) -> list[str]:
    """Differences of this field that are none."""
    found = []
    if name in {"name", "address", "email"}:
        found.append(_only_capitals(name))
    if name in {"name", "address"}:
        found.append(_letters_lost(name))
    if name == "name":
        found.append(SAME_NAME_IN_CAPITALS)
    if name == "phone":
        found.append(HELD_BESIDE)
    return found
