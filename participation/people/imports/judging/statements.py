"""What the statements over all lines of a list have in common: plain SQL that both databases know."""

from typing import Any

from django.db import connection

from participation.people.customers.models import Customer, FormerReference
from participation.people.customers.references import key_sql

from ..models import Line

LINES = Line._meta.db_table
CUSTOMERS = Customer._meta.db_table
FORMER = FormerReference._meta.db_table


def folded(text: str) -> str:
    """Without capitals. SQLite's own LOWER knows plain letters alone."""
    return f"LOWER({text})" if connection.vendor == "postgresql" else f"FOLDED({text})"


def _fold(text: str | None) -> str | None:
    return None if text is None else text.lower()


def run(statement: str, params: dict[str, Any]) -> int:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            connection.connection.create_function("FOLDED", 1, _fold, deterministic=True)
        cursor.execute(statement, params)
        return cursor.rowcount


def key(reference: str) -> str:
    """What two references are compared by."""
    return key_sql(reference, connection.vendor)
