"""The first migration of each app: all that an earlier release had, made in one step.

A database of that release has all of it, under the names in ``replaces``, and begins with the second.
"""

from django.core.checks import Error, Tags, register
from django.db import connections
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder


class StartingMigration(Migration):
    """Makes what an app begins with."""

    initial = True


@register(Tags.database)
def database_is_not_too_old(app_configs, databases=None, **kwargs) -> list[Error]:
    """Asked before migrating: a database of a release before has some of what a start replaces, not all."""
    wrong = []
    for alias in databases or ():
        applied = set(MigrationRecorder(connections[alias]).applied_migrations())
        loader = MigrationLoader(connections[alias], load=False)
        loader.load_disk()
        unfinished = sorted(
            label
            for (label, _), migration in loader.disk_migrations.items()
            if isinstance(migration, StartingMigration)
            and applied.intersection(migration.replaces)
            and not applied.issuperset(migration.replaces)
        )
        if unfinished:
            wrong.append(
                Error(
                    "This database is of a release before that of 28 November 2026.",
                    hint="Install that release, run its migrate, and then come back to this one. "
                    f"Not up to it: {', '.join(unfinished)}.",
                    id="portal.E006",
                )
            )
    return wrong
