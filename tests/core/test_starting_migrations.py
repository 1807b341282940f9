import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder


@pytest.mark.django_db
def test_a_database_from_before_the_release_of_november_is_told_to_come_by_way_of_it():
    MigrationRecorder(connection).record_unapplied("involvement", "0006_how_formal_and_where")

    with pytest.raises(
        SystemCheckError, match=r"(?s)before that of 28 November 2026.*involvement\."
    ):
        call_command("check", tags=["database"], databases=["default"])
