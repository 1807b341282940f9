"""Migrations that go forward, on a new database or on one that is there, without rendering all models for each."""

from typing import Any

from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ModelState, ProjectState
from django.db.migrations.utils import resolve_relation


class ChangedInPlace(ProjectState):
    """The models while migrating: an operation on one renders it and those that refer to it anew.

    Django renders all that lead to it or from it in any number of steps. Here nearly all lead to the customer,
    so that is all of them for each operation, and most of what migrating takes. What a model refers to can
    stay as it is, because it asks the registry who refers to it. That is so while one state is
    changed in place, going forward; a database is taken back as Django does it.
    """

    @classmethod
    def of(cls, state: ProjectState) -> "ChangedInPlace":
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


class Forward(MigrationExecutor):
    """What runs migrations, each of which is told of the models by :class:`ChangedInPlace` when it goes forward."""

    def apply_migration(
        self,
        state: ProjectState,
        migration: Migration,
        fake: bool = False,
        fake_initial: bool = False,
    ) -> ProjectState:
        return super().apply_migration(ChangedInPlace.of(state), migration, fake, fake_initial)
