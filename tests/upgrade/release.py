"""A filled database of an earlier release, kept as the SQL text that makes it again on SQLite.

``python -m tests.upgrade.release keep FILE`` keeps the portal whose folder is ``PORTAL_VAR``;
``… fill FILE`` makes such a portal: on SQLite by that text itself, on PostgreSQL by the starting
migrations, which make what that release had, and the same rows.
"""

import gzip
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.models import FileField, Model

from base.core.forward_migrations import Forward

#: The small made-up association as the release of 28 November 2026 left it.
NOVEMBER_2026 = Path(__file__).with_name("november_2026.sql.gz")
#: Django fills these by itself, with numbers of its own.
MADE_BY_DJANGO = {"django_content_type", "auth_permission", "django_migrations"}


def keep(path: Path) -> None:
    connection.cursor().execute("VACUUM")
    with gzip.GzipFile(path, "wb", mtime=0) as file:
        file.write("\n".join(connection.connection.iterdump()).encode())


def fill(path: Path) -> None:
    text = gzip.decompress(path.read_bytes()).decode()
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(settings.DATABASES["default"]["NAME"])) as made:
            made.executescript(text)
    else:
        with closing(sqlite3.connect(":memory:")) as kept:
            kept.executescript(text)
            copy(kept)
    put_files()


def copy(kept: sqlite3.Connection) -> None:
    applied = kept.execute("SELECT app, name FROM django_migrations ORDER BY name").fetchall()
    apps = migrate_to(applied)
    models = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.db_table not in MADE_BY_DJANGO
    ]
    with transaction.atomic(), connection.cursor() as cursor:
        for model in models:
            copy_rows(model, kept, cursor)
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)


def migrate_to(applied: list[tuple[str, str]]) -> Any:
    """The models of then, in a database that tells of its migrations by their names of then alone."""
    executor = Forward(connection)
    starts = executor.loader.replacements
    start_of = {name: start for start in starts for name in starts[start].replaces}
    last_of_each_app = dict(applied).items()
    apps = executor.migrate([start_of.get(name, name) for name in last_of_each_app]).apps
    for start in starts:
        executor.recorder.record_unapplied(*start)
    assert set(executor.recorder.applied_migrations()) == set(applied)
    return apps


def copy_rows(model: type[Model], kept: sqlite3.Connection, cursor: Any) -> None:
    """As they were, past everything that saving a row would do to it."""
    fields = model._meta.local_concrete_fields
    names = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    table = connection.ops.quote_name(model._meta.db_table)
    rows = kept.execute(f"SELECT {names} FROM {table}").fetchall()
    cursor.executemany(
        f"INSERT INTO {table} ({names}) VALUES ({', '.join(['%s'] * len(fields))})",
        [[as_kept(field, value) for field, value in zip(fields, row, strict=True)] for row in rows],
    )


def as_kept(field: Any, value: Any) -> Any:
    """SQLite keeps yes and no as numbers, and moments and JSON as text, which PostgreSQL reads."""
    return (
        bool(value) if field.get_internal_type() == "BooleanField" and value is not None else value
    )


def put_files() -> None:
    """Something at the name of each file; what was in it is no part of the database."""
    loader = MigrationLoader(connection)
    applied = [name for name in loader.applied_migrations if name in loader.graph.nodes]
    for model in loader.project_state(applied).apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, FileField):
                names = model._base_manager.exclude(**{field.name: ""})
                for name in names.values_list(field.name, flat=True):
                    field.storage.save(name, ContentFile(b"As it was kept."))


if __name__ == "__main__":
    django.setup()
    {"keep": keep, "fill": fill}[sys.argv[1]](Path(sys.argv[2]))
