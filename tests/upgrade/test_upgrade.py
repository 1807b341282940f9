"""A landlord's portal of an earlier release becomes one of today by ``manage.py migrate`` alone."""

import json
import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from psycopg import sql

from portal.settings.moved import moved

from .release import NOVEMBER_2026
from .shape import shape

CHECKOUT = Path(__file__).resolve().parents[2]

#: What may wait in a queue of that release: a worker of today must know each by this name.
TASKS_OF_NOVEMBER_2026 = [
    "participation.activities.tasks.tell_outcome_news",
    "participation.activities.tasks.tell_unfinished_outcome_news",
    "participation.contact.tasks.deliver",
    "participation.contact.tasks.deliver_due_messages",
    "participation.events.tasks.send_reminder",
    "participation.events.tasks.send_tomorrows_reminders",
    "participation.formats.tasks.forget_visitors",
    "participation.imports.tasks.empty_old",
    "participation.imports.tasks.sweep",
    "participation.imports.tasks.work_on_import",
    "participation.letters.tasks.empty_old",
    "participation.letters.tasks.make_letters",
    "participation.letters.tasks.sweep",
    "participation.records.tasks.clear_leftovers",
    "participation.records.tasks.end_acting_that_ran_out",
    "participation.records.tasks.erase_what_was_granted",
    "participation.records.tasks.finish_merges",
    "participation.records.tasks.keep_no_longer_than_allowed",
    "participation.records.tasks.make_data_copy",
    "participation.records.tasks.sweep_data_copies",
    "participation.representation.tasks.count_answers_ahead",
    "participation.segments.tasks.analyse_profiles_when_due",
    "participation.sendouts.tasks.let_go",
    "participation.sendouts.tasks.plan",
    "participation.sendouts.tasks.sweep",
    "participation.widening.tasks.compare_the_year",
    "reports.tasks.build_report",
    "reports.tasks.sweep",
]


@pytest.fixture
def environment(tmp_path):
    """A portal of its own beside the suite's: its folder, and its database where there is a server."""
    database = settings.DATABASES["default"]
    ours = {
        "DJANGO_SETTINGS_MODULE": "portal.settings.embedded",
        "PORTAL_VAR": str(tmp_path),
        "DEMO": "0",
        "SMS_GATEWAY": "participation.contact.texts.gateways.FileGateway",
        "PATH": os.environ["PATH"],
        # Compiled code that there is already.
        "PYTHONPYCACHEPREFIX": sys.pycache_prefix or "",
    }
    if "sqlite" in database["ENGINE"]:
        yield ours
        return
    name = sql.Identifier(f"portal_upgrade_{os.getpid()}")
    server = {
        "host": database["HOST"] or None,
        "port": database["PORT"] or None,
        "user": database["USER"] or None,
        "password": database["PASSWORD"] or None,
    }
    with psycopg.connect(dbname="postgres", autocommit=True, **server) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(name))
        try:
            address = os.environ["DATABASE_URL"].rpartition("/")[0]
            yield ours | {"DATABASE_URL": f"{address}/portal_upgrade_{os.getpid()}"}
        finally:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))


def python(environment: dict[str, str], *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=CHECKOUT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


#: What was merged and written in that release, whose models had other names.
FOUND = {
    "stated by who was merged": {"phone": "+441414960112", "address": "1 Mill Lane"},
    "told of the words": ["words_changed"],
    "versions of the words": 1,
}


def test_a_portal_of_november_2026_becomes_as_a_new_one_and_finds_what_it_kept_and_works(
    environment, db
):
    python(environment, "-m", "tests.upgrade.release", "fill", str(NOVEMBER_2026))

    python(environment, "manage.py", "migrate", "--verbosity=0")

    said = json.loads(python(environment, "-m", "tests.upgrade.use"))
    assert set(said["tables"]) == {one for one in shape() if "a_new_job" not in one}
    assert said["found"] == FOUND
    assert said["failed"] == []
    assert set(TASKS_OF_NOVEMBER_2026) <= set(said["tasks"])


@pytest.mark.parametrize(
    ("old", "today"),
    [
        (
            "participation.contact.texts.gateways.HttpGateway",
            "participation.messages.contact.texts.gateways.HttpGateway",
        ),
        ("portal.core.kept_pages", "base.core.kept_pages"),
        ("landlord.texts.Gateway", "landlord.texts.Gateway"),
        ("participation.messages.contact.texts", "participation.messages.contact.texts"),
    ],
)
def test_a_dotted_path_from_before_the_wings_still_leads_to_the_same_place(old, today):
    assert moved(old) == today
