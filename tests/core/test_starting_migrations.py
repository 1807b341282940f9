from unittest.mock import Mock

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connection, models
from django.db.migrations import CreateModel
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ProjectState

from base.core.starting_migrations import StartingMigration


def start_of(label, *operations):
    start = StartingMigration("0001_start", label)
    start.operations = operations
    return start


@pytest.fixture
def state():
    """A new portal with people, and notes about them."""
    number = ("id", models.AutoField(primary_key=True))
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="notes")
    state = start_of("people", CreateModel("Person", [number])).apply(ProjectState(), Mock())
    return start_of("notes", CreateModel("Note", [number, ("person", person)])).apply(state, Mock())


def test_models_of_two_starts_know_each_other(state):
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


@pytest.mark.django_db
def test_a_database_from_before_the_release_of_november_is_told_to_come_by_way_of_it():
    MigrationRecorder(connection).record_unapplied("involvement", "0006_how_formal_and_where")

    with pytest.raises(
        SystemCheckError, match=r"(?s)before that of 28 November 2026.*involvement\."
    ):
        call_command("check", tags=["database"], databases=["default"])
