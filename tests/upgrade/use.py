"""Undoes a merge in an upgraded portal, opens its pages as its people and runs the clock's tasks.

Prints what its tables are, what was found of earlier names, and what failed.

Run by the tests in a process of its own, with the settings and the data of a portal like any other.
"""

import json
import math
import sys
import traceback
from collections.abc import Iterator

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from base.accounts.models import User  # noqa: E402
from base.core.audience import Role  # noqa: E402
from base.core.models import Fact  # noqa: E402
from participation.messages.wording.models import Wording  # noqa: E402
from participation.people.customers.models import Customer  # noqa: E402
from participation.records.merging.services import undo_merge  # noqa: E402
from participation.records.models import Merge  # noqa: E402
from portal import celery_app  # noqa: E402
from tests.journeys.every_page.walk import walk  # noqa: E402
from tests.upgrade.shape import shape  # noqa: E402


def pages() -> Iterator[str]:
    for role in (Role.CUSTOMER, Role.ADMINISTRATOR):
        client = Client()
        client.force_login(min(User.objects.holding(role), key=lambda user: len(user.roles)))
        opened = 0
        for page in walk(client, pages_of_a_kind=1, few_queries=math.inf):
            opened += 1
            if page.status != 200:
                yield f"{role}: {page.address} answers {page.status}"
        if opened < 10:
            yield f"{role}: only {opened} pages could be reached"


def found_by_names_of_today() -> dict[str, object]:
    """What that release kept by names of models that are others now: of a merge, and in the log."""
    Merge.objects.update(at=timezone.now())  # it could be undone for some days, and they go on
    merge, words = Merge.objects.get(), Wording.objects.get()
    undo_merge(merge=merge, by=words.changed_by)
    again = Customer.objects.get(pk=merge.away)
    return {
        "stated by who was merged": dict(again.stated_values.values_list("field", "value")),
        "told of the words": [fact.what for fact in Fact.objects.about(words)],
        "versions of the words": words.history.count(),
    }


def tasks() -> Iterator[str]:
    """Each on its row of the schedule, and what each of them queues."""
    celery_app.conf.update(task_always_eager=True, task_eager_propagates=True)
    celery_app.loader.import_default_modules()
    for row in settings.CELERY_BEAT_SCHEDULE.values():
        try:
            celery_app.tasks[row["task"]].apply(throw=True)
        except Exception:
            yield f"{row['task']}: {traceback.format_exc()}"


if __name__ == "__main__":
    settings.ALLOWED_HOSTS = ["testserver"]
    found = found_by_names_of_today()
    failed = [*pages(), *tasks()]
    said = {
        "tables": sorted(shape()),
        "found": found,
        "failed": failed,
        "tasks": sorted(celery_app.tasks),
    }
    sys.stdout.write(json.dumps(said))
