"""The suite's databases: migrated once, kept until a migration changes, and copied for each process.

Migrating from nothing takes longer than hundreds of tests, and every process of the suite needs a
database of its own. The first one that finds none migrates it, and the others wait and copy.

What a test with real transactions leaves behind is undone without emptying every table, which Django would:
on SQLite by copying as well, on a server by emptying those few that hold something.
"""

import fcntl
import hashlib
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import django
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction

from base.core import forward_migrations

KEPT = settings.CHECKOUT / "build" / "test-databases"
#: Django fills these when it migrates; nothing that a test does is in them.
MADE_BY_MIGRATING = {"django_migrations", "django_content_type", "auth_permission"}
#: Of how many versions of the migrations a file is kept, for going back and forth between branches.
MOST_KEPT = 5


def provide() -> Callable[[], None]:
    """Point the connection at a fresh copy with the lists of a new portal; returns what takes it away."""
    KEPT.mkdir(parents=True, exist_ok=True)
    copy = copy_file if connection.vendor == "sqlite" else copy_on_server
    ours = connection.creation._get_test_db_name()
    with one_at_a_time(KEPT / "lock"):
        take_away = copy(ours)
    call_command("load_lookups", verbosity=0)
    if connection.vendor == "sqlite":
        make_table_of_statistics()
        write_to(as_it_begins())
    return take_away


def put_back() -> None:
    """The lists of a new portal and nothing else, whatever a test has committed."""
    if connection.vendor == "sqlite":
        read_from(as_it_begins())
    else:
        empty_what_holds_something()
        call_command("load_lookups", verbosity=0)


def version_of_migrations() -> str:
    """Of every app's, ours and others', and of what runs them."""
    digest = hashlib.sha256(f"{django.VERSION}".encode())
    digest.update(Path(forward_migrations.__file__).read_bytes())
    for config in sorted(apps.get_app_configs(), key=lambda config: config.label):
        for file in sorted(Path(config.path, "migrations").glob("*.py")):
            digest.update(f"{config.label} {file.name}\0".encode() + file.read_bytes())
    return digest.hexdigest()[:16]


@contextmanager
def one_at_a_time(file: Path) -> Iterator[None]:
    with file.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


# On SQLite: files.


def kept_file() -> Path:
    """All tables and nothing in them; there from the first test on that asks the database."""
    return KEPT / f"{version_of_migrations()}.sqlite3"


def copy_file(ours: str) -> Callable[[], None]:
    kept = kept_file()
    if not kept.exists():
        draft = KEPT / "draft.sqlite3"
        draft.unlink(missing_ok=True)  # of a run that was stopped
        migrate(str(draft))
        draft.rename(kept)
        for old in sorted(KEPT.glob("*.sqlite3"), key=lambda file: file.stat().st_mtime)[
            :-MOST_KEPT
        ]:
            old.unlink()
    shutil.copyfile(kept, ours)
    use(ours)
    return connection.close


def make_table_of_statistics() -> None:
    """Importing a list analyses tables. The first to do so makes this one, and whoever changes the schema in a
    transaction has SQLite read all of it anew, for 5 ms, after everything that is rolled back in there."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE django_migrations")
        cursor.execute("DELETE FROM sqlite_stat1")


def as_it_begins() -> Path:
    return Path(connection.settings_dict["NAME"]).with_suffix(".kept")


def write_to(file: Path) -> None:
    """Keep what the database holds now."""
    connection.ensure_connection()
    with closing(sqlite3.connect(file)) as kept:
        connection.connection.backup(kept)


def read_from(file: Path) -> None:
    """Put back what was kept, whoever else has the database open."""
    connection.ensure_connection()
    with closing(sqlite3.connect(file)) as kept:
        kept.backup(connection.connection)


# On a server: databases beside each other.


def copy_on_server(ours: str) -> Callable[[], None]:
    kept = f"portal_tests_{version_of_migrations()}"
    with on_server() as server:
        if not exists(server, kept):
            draft = f"{kept}_draft"
            drop(server, draft)
            server.execute(f'CREATE DATABASE "{draft}"')
            migrate(draft)
            server.execute(f'ALTER DATABASE "{draft}" RENAME TO "{kept}"')
        drop(server, ours)
        server.execute(f'CREATE DATABASE "{ours}" TEMPLATE "{kept}"')
    use(ours)

    def take_away() -> None:
        connection.close()
        with on_server() as server:
            drop(server, ours)

    return take_away


def empty_what_holds_something() -> None:
    """In any order: which row refers to which is asked at the end of a transaction."""
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    tables = [connection.ops.quote_name(name) for name in tables if name not in MADE_BY_MIGRATING]
    asking = (f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM {table})" for table in tables)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(asking))
        for (table,) in cursor.fetchall():
            cursor.execute(f"DELETE FROM {table}")


@contextmanager
def on_server() -> Iterator[Any]:
    """A cursor outside any database of ours."""
    with connection._nodb_cursor() as cursor:
        yield cursor


def exists(server: Any, name: str) -> bool:
    server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
    return server.fetchone() is not None


def drop(server: Any, name: str) -> None:
    server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def migrate(name: str) -> None:
    use(name)
    call_command("migrate", verbosity=0)
    connection.close()


def use(name: str) -> None:
    connection.close()
    settings.DATABASES["default"]["NAME"] = name
    connection.settings_dict["NAME"] = name
