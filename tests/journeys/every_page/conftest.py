import shutil

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command

from tests.databases import one_at_a_time, read_from, write_to


@pytest.fixture
def world(transactional_db, of_this_run) -> None:
    """A small Glenmarnock Homes with somebody in every role, filled once a run and copied for each test."""
    filled, files = of_this_run / "world.sqlite3", of_this_run / "world-files"
    with one_at_a_time(of_this_run / "world.lock"):
        if not filled.exists():
            call_command("seed_demo", customers=150, verbosity=0)
            shutil.copytree(default_storage.location, files)
            write_to(filled)
    shutil.copytree(files, default_storage.location, dirs_exist_ok=True)
    read_from(filled)
