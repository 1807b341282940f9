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


def test_models_of_two_starts_know_each_other_and_the_first_is_left_as_it_was():
    number = ("id", models.AutoField(primary_key=True))
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="notes")
    state, editor = ProjectState(), Mock()

    people = start_of("people", CreateModel("Person", [number]))
    state = people.apply(state, editor)
    notes = start_of("notes", CreateModel("Note", [number, ("person", person)]))
    state = notes.apply(state, editor)

    made = [call.args[0] for call in editor.create_model.call_args_list]
    Person, Note = state.apps.get_model("people.Person"), state.apps.get_model("notes.Note")
    assert made == [Person, Note]
    assert Note._meta.get_field("person").related_model is Person
    assert Person._meta.get_field("notes").related_model is Note


@pytest.mark.django_db
def test_a_database_from_before_the_release_of_november_is_told_to_come_by_way_of_it():
    MigrationRecorder(connection).record_unapplied("involvement", "0006_how_formal_and_where")

    with pytest.raises(
        SystemCheckError, match=r"(?s)before that of 28 November 2026.*involvement\."
    ):
        call_command("check", tags=["database"], databases=["default"])
