"""One of us settles when an answer was given of which the clock of a device cannot be believed."""

import datetime as dt

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked

from ..house_rules import BEGUN_ANSWERS_DAYS
from ..models import DeviceAnswer, DoubtfulTime
from ..owners import handled_by
from .services import Opened, put_down

COUNTS_ALREADY = "This one is settled already, and counts."


def doubts_for(user: User) -> QuerySet[DoubtfulTime]:
    """Those that one of us may settle: of confidential questions only those who handle them."""
    mine = DoubtfulTime.objects.filter(answer__questionnaire__in=handled_by(user.pk))
    return mine.select_related("answer__questionnaire", "answer__sent_by", "settled_by")


@transaction.atomic
def settle_time(
    *, doubt: DoubtfulTime, opened: Opened, asked_on: dt.date | None, reason: str, by: User
) -> DeviceAnswer:
    """It was asked on that day, or, without one, it is late: then its owner says whether it still counts.

    Raises ``Refused``, and writes nothing, where that day cannot be, or they said something else since.
    """
    doubt = locked(doubt)
    answer = doubt.answer
    if answer.sheet_id is not None:
        raise Refused(COUNTS_ALREADY)
    doubt.believed_at = _moment(answer, opened, asked_on) if asked_on else None
    doubt.reason, doubt.settled_at, doubt.settled_by = reason, timezone.now(), by
    _count(answer, opened, doubt.believed_at)
    if answer.sheet_id is not None:
        doubt.record, doubt.code = b"", None
    doubt.save()
    record_fact(
        "device_time_settled",
        subject=answer.questionnaire,
        actor=by,
        why=reason,
        answer=str(answer.pk),
        asked_on=asked_on.isoformat() if asked_on else None,
    )
    return answer


def _count(answer: DeviceAnswer, opened: Opened, believed_at: dt.datetime | None) -> None:
    """What is late counts only where its owner takes it so, and is kept all the same."""
    try:
        with transaction.atomic():
            put_down(answer=answer, opened=opened, asked_at=believed_at or answer.received_at)
    except Refused:
        if believed_at is not None:
            raise
        answer.sheet = None


def _moment(answer: DeviceAnswer, opened: Opened, asked_on: dt.date) -> dt.datetime:
    """On that day as the device says; where it says another, the first moment of it."""
    opened_at = opened.version.opened_at
    assert opened_at is not None  # nobody is asked what is still written
    if not timezone.localdate(opened_at) <= asked_on <= timezone.localdate(answer.received_at):
        raise Refused(
            "It was asked after people could answer, and before it reached us. Say a day between these two."
        )
    if timezone.localdate(answer.asked_at) == asked_on:
        return answer.asked_at
    midnight = timezone.make_aware(dt.datetime.combine(asked_on, dt.time.min))
    return max(midnight, opened_at)


def forget_what_does_not_count() -> None:
    """What was settled as late and counts nowhere is kept as long as answers that were never sent. Who
    settled it, and why, stays."""
    limit = timezone.now() - dt.timedelta(days=BEGUN_ANSWERS_DAYS.value)
    old = DoubtfulTime.objects.kept().filter(settled_at__lt=limit)
    old.update(record=b"", code=None)
