"""What the tests of send-outs share: time that goes by, and who has an email."""

import datetime as dt

from django.core import mail
from django.utils import timezone

from participation.messages.contact.models import Message
from participation.reach.sendouts.models import SendOut


def sent_to() -> list[str]:
    return sorted(email.to[0] for email in mail.outbox)


def an_hour_later() -> None:
    """Every claim, batch and wait is as old as if an hour had gone by."""
    hour_ago = timezone.now() - dt.timedelta(hours=1)
    Message.objects.filter(state=Message.State.SENDING).update(claimed_at=hour_ago)
    Message.objects.filter(state=Message.State.QUEUED).update(due_at=hour_ago)
    SendOut.objects.filter(released_at__isnull=False).update(released_at=hour_ago)
    SendOut.objects.filter(beat_at__isnull=False).update(beat_at=hour_ago)
