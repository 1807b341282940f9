"""Brings the database up to date, and fills an empty one with the demo world."""

import os

import django
from django.core.management import call_command
from django.db import transaction

from portal.starting import load_settings


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.embedded")
    load_settings()
    django.setup()

    from django.conf import settings

    from participation.people.customers.models import Customer

    call_command("migrate", interactive=False, verbosity=0)
    call_command("load_lookups", verbosity=0)
    if settings.DEMO and not Customer.objects.exists():
        print("Filling the demo world. This happens once and takes a minute.", flush=True)
        with transaction.atomic():  # all of it or, when this is interrupted, none
            call_command("seed_demo", verbosity=0)


if __name__ == "__main__":
    main()
