"""The first migration of each app: all that an earlier release had, made in one step.

A database of that release has all of it, under the names in ``replaces``, and begins with the second.
"""

from typing import Any

from django.core.checks import Error, Tags, register
from django.db import connections
from django.db.migrations import CreateModel, Migration
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ProjectState


class StartingMigration(Migration):
    """Makes new models and changes none that is there.

    Before each operation Django renders anew every model that it could touch. Here nearly all of them lead to
    the customer, so that is all of them each time, and most of what migrating takes. New models touch
    none, so these are rendered once, beside the others.
    """

    initial = True

    def apply(
        self, project_state: ProjectState, schema_editor: Any, collect_sql: bool = False
    ) -> ProjectState:
        if collect_sql:
            return super().apply(project_state, schema_editor, collect_sql)
        rendered = project_state.apps
        del project_state.apps
        self.mutate_state(project_state, preserve=False)
        rendered.render_multiple(
            [
                project_state.models[self.app_label, operation.name_lower]
                for operation in self.operations
                if isinstance(operation, CreateModel)
            ]
        )
        project_state.apps = rendered
        for operation in self.operations:
            operation.database_forwards(self.app_label, schema_editor, project_state, project_state)
        return project_state


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
                    id="portal.E003",
                )
            )
    return wrong
