"""Works on every waiting list, as a Celery worker would, slowly enough to be killed in the middle."""

import os
import sys
import time

import django

django.setup()

from participation.people.imports import applying, work  # noqa: E402
from participation.people.imports.models import Import  # noqa: E402
from participation.people.imports.tasks import work_on_import  # noqa: E402

applying.BATCH = work.BATCH = 50
pause = float(os.environ["TESTS_PAUSE"])
teller = work._teller
poured = work.pour


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def slow_teller(imported):
    tell = teller(imported)

    def slowly(percent: int, step: str) -> None:
        say(f"applying {percent}")
        time.sleep(pause)
        tell(percent, step)

    return slowly


def slow_pour(import_id, people):
    poured(import_id, people)
    say("reading")
    time.sleep(pause)


work._teller, work.pour = slow_teller, slow_pour
say("ready")
sys.stdin.readline()
Import.objects.sweep(work_on_import)
say("done")
