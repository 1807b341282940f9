"""Migrating forward renders few models anew, and what it knows of them is what it would know of all."""

import pytest
from django.apps import apps
from django.core.management import load_command_class
from django.core.management.commands import migrate
from django.db import connection, models
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.db.migrations.state import ModelState, ProjectState

from base.core.forward_migrations import ChangedInPlace, Forward
from tests.upgrade.shape import shape

#: What groups were given before it moved into the ledger of grants: left for whoever goes back a release.
LEFT = '"groups_funding"'


@pytest.fixture
def state():
    """A portal with people, and notes about them."""
    number = ("id", models.AutoField(primary_key=True))
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="notes")
    state = ChangedInPlace.of(ProjectState())
    state.add_model(ModelState("people", "Person", [number]))
    state.add_model(ModelState("notes", "Note", [number, ("person", person)]))
    return state


def test_models_of_two_migrations_know_each_other(state):
    Person, Note = state.apps.get_model("people.Person"), state.apps.get_model("notes.Note")

    assert Note._meta.get_field("person").related_model is Person
    assert Person._meta.get_field("notes").related_model is Note


def test_a_changed_model_is_known_to_those_that_it_refers_to_which_stay_as_they_are(state):
    before = state.apps.get_model("people.Person")
    state.add_field("notes", "note", "read", models.BooleanField(), preserve_default=True)
    Person, Note = state.apps.get_model("people.Person"), state.apps.get_model("notes.Note")

    assert Person is before
    assert Person._meta.get_field("notes").related_model is Note
    assert Note._meta.get_field("read")


def test_those_that_refer_to_a_changed_model_are_made_anew_with_it(state):
    state.add_field("people", "person", "name", models.TextField(), preserve_default=True)
    Person, Note = state.apps.get_model("people.Person"), state.apps.get_model("notes.Note")

    assert Person._meta.get_field("name")
    assert Note._meta.get_field("person").related_model is Person
    assert Person._meta.get_field("notes").related_model is Note


def test_migrate_goes_forward_so(state):
    command = load_command_class("base.core", "migrate")

    assert isinstance(command, migrate.Command)
    assert migrate.MigrationExecutor is Forward


@pytest.fixture
def made_at_once():
    """A database in which each table is made of its model of today, without a migration."""
    if connection.vendor != "sqlite":
        pytest.skip("Compared on SQLite, which says what each table is in one sentence.")
    made = DatabaseWrapper(connection.settings_dict | {"NAME": ":memory:"}, "made at once")
    with made.schema_editor(atomic=False) as editor:
        for model in apps.get_models():
            if model._meta.managed and not model._meta.proxy:
                editor.create_model(model)
    yield made
    made.close()


@pytest.mark.django_db
def test_migrations_make_the_tables_that_the_models_of_today_ask_for(made_at_once):
    """Whatever they were told of the models on the way."""
    by_migrating, at_once = shape(), shape(made_at_once)
    more = {one.partition(" | ")[0] for one in by_migrating - at_once}
    assert {one for one in more if LEFT not in one} == {'CREATE TABLE "django_migrations"'}
    assert at_once - by_migrating == set()
