"""The first migration of each app: all that an earlier release had, made in one step.

A database of that release has all of it, under the names in ``replaces``, and begins with the second.
"""

from typing import Any

from django.core.checks import Error, Tags, register
from django.db import connections
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ModelState, ProjectState
from django.db.migrations.utils import resolve_relation


class StartingMigration(Migration):
    """Makes what an app begins with. From here on, a new database is told of the models by ``NewPortal``."""

    initial = True

    def apply(
        self, project_state: ProjectState, schema_editor: Any, collect_sql: bool = False
    ) -> ProjectState:
        state = NewPortal.of(project_state)
        return super().apply(state, schema_editor, collect_sql)


class NewPortal(ProjectState):
    """The models while a new database is made: an operation on one renders it and those that refer to it anew.

    Django renders all that lead to it or from it in any number of steps. Here nearly all lead to the customer,
    so that is all of them for each operation, and most of what migrating takes. What a model refers to can
    stay as it is, because it asks the registry who refers to it. That is so while one state is
    changed in place, going forward; a database that is there is upgraded, and taken back, as Django does it.
    """

    @classmethod
    def of(cls, state: ProjectState) -> "NewPortal":
        if isinstance(state, cls):
            return state
        new = cls(state.models, state.real_apps)
        new.apps = state.apps
        return new

    def _find_reload_model(
        self, app_label: str, model_name: str, delay: bool = False
    ) -> set[tuple[str, str]]:
        referring: dict[tuple[str, str], set[tuple[str, str]]] = {}
        for key, model in self.models.items():
            for other in referred_to(key, model):
                referring.setdefault(other, set()).add(key)
        found: set[tuple[str, str]] = set()
        waiting = {(app_label, model_name)}
        while waiting:
            found |= waiting
            waiting = {one for key in waiting for one in referring.get(key, ())} - found
        return found


def referred_to(key: tuple[str, str], model: ModelState) -> set[tuple[str, str]]:
    """The models that it stands on or has a relation to, by app and name."""
    named: set[Any] = {base for base in model.bases if isinstance(base, str)}
    for field in model.fields.values():
        if field.remote_field:
            named |= {field.remote_field.model, getattr(field.remote_field, "through", None)}
    return {resolve_relation(name, *key) for name in named if name}


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
