"""What the tables of a database are, to compare two of them."""

import re

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

#: Its own tables apart, as that of statistics is made by whoever asks for some first.
ON_SQLITE = "SELECT coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%'"
ON_POSTGRESQL = """
    SELECT concat_ws(' ', table_name, column_name, ordinal_position, data_type, is_nullable,
                     column_default, character_maximum_length)
    FROM information_schema.columns WHERE table_schema = 'public'
    UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid))
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace
"""


def shape(database: BaseDatabaseWrapper = connection) -> set[str]:
    """A sentence of SQL for each thing there is; on SQLite the parts of a table are put in order."""
    with database.cursor() as cursor:
        cursor.execute(ON_SQLITE if database.vendor == "sqlite" else ON_POSTGRESQL)
        said = {sentence for (sentence,) in cursor.fetchall()}
    return {in_order(one) if one.startswith("CREATE TABLE") else one for one in said}


def in_order(sentence: str) -> str:
    name, _, parts = sentence.removesuffix(")").partition(" (")
    return " | ".join([name, *sorted(re.split(r", (?=[\"C])", parts))])
