"""What the statements over all lines of a list have in common: plain SQL that both databases know."""

from typing import Any

from django.db import connection

from base.core.folding import fold_sql
from participation.people.customers.models import Customer, FormerReference
from participation.people.customers.references import key_sql

from ..models import Line

LINES = Line._meta.db_table
CUSTOMERS = Customer._meta.db_table
FORMER = FormerReference._meta.db_table


def without_capitals(text: str) -> str:
    """SQLite's own LOWER knows plain letters alone."""
    return f"LOWER({text})" if connection.vendor == "postgresql" else f"IN_SMALL_LETTERS({text})"


def _in_small_letters(text: str | None) -> str | None:
    return None if text is None else text.lower()


def same_name(one: str, other: str) -> str:
    """Two names are one to whoever looks for them, with or without capitals, accents and apostrophes."""
    return f"{fold_sql(one, connection.vendor)} = {fold_sql(other, connection.vendor)}"


def run(statement: str, params: dict[str, Any]) -> int:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            connection.connection.create_function(
                "IN_SMALL_LETTERS", 1, _in_small_letters, deterministic=True
            )
        cursor.execute(statement, params)
        return cursor.rowcount


def key(reference: str) -> str:
    """What two references are compared by."""
    return key_sql(reference, connection.vendor)
