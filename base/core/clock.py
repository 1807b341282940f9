"""What the clock has the workers do: each app says its own in its ``schedule.py``, as ``SCHEDULE``.

It is read while the settings are, before there are any models: it names tasks and imports none.
"""

from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from celery.schedules import crontab
from django.core.exceptions import ImproperlyConfigured

#: A late one gives way to the next.
EVERY_MINUTE = {"schedule": 60, "options": {"expires": 55}}

__all__ = ["EVERY_MINUTE", "at", "schedule_of"]

Schedule = dict[str, dict[str, Any]]


def at(*, hour: int | str, minute: int) -> dict[str, crontab]:
    """Every day at this time, in the landlord's time zone."""
    return {"schedule": crontab(minute=minute, hour=hour)}


def schedule_of(apps: Iterable[str]) -> Schedule:
    """All the apps' schedules. Raises ImproperlyConfigured where two use one name."""
    found: Schedule = {}
    for app in apps:
        if find_spec(f"{app}.schedule") is None:
            continue
        own: Schedule = import_module(f"{app}.schedule").SCHEDULE
        if twice := found.keys() & own.keys():
            raise ImproperlyConfigured(f"{app}.schedule: {', '.join(twice)} is there already.")
        found |= own
    return found
