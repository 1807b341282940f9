"""What the statements over all lines of a list have in common: plain SQL that both databases know."""

from typing import Any

from django.db import connection

from participation.people.customers.models import Customer, FormerReference
from participation.people.customers.references import key_sql

from ..models import Line

LINES = Line._meta.db_table
CUSTOMERS = Customer._meta.db_table
FORMER = FormerReference._meta.db_table


def run(statement: str, params: dict[str, Any]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        return cursor.rowcount


def key(reference: str) -> str:
    """What two references are compared by."""
    return key_sql(reference, connection.vendor)
