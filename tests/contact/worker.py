"""Delivers everything due, as a Celery worker would, one task after another."""

import sys

import django

django.setup()

from participation.messages.contact.delivery import due_message_ids  # noqa: E402
from participation.messages.contact.tasks import deliver  # noqa: E402

print("ready", flush=True)  # noqa: T201
sys.stdin.readline()
while ids := due_message_ids():
    for message_id in ids:
        deliver(message_id)
