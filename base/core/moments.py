"""A day and a time of the clock, as somebody says them, as one moment of the landlord's time zone.

One night a year the clock passes over an hour: a time in it is refused, and never quietly moved. One
night it goes through an hour twice: the first is meant, and pages say so (``words.clock``).
"""

import datetime as dt

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from .templatetags.words import clock

MINUTE = dt.timedelta(minutes=1)


def moment(day: dt.date, time: dt.time) -> dt.datetime:
    """Raises ValidationError, in words for whoever typed it, of a time that does not exist that day."""
    local = dt.datetime.combine(day, time)
    if not exists(local):
        first, after = local, local
        while not exists(first - MINUTE):
            first -= MINUTE
        while not exists(after):
            after += MINUTE
        raise ValidationError(
            f"{clock(first.time())} to {clock(after.time())} does not exist that night, because the"
            " clocks go forward. Choose another time.",
            code="no_such_time",
        )
    # In UTC, for between two times of one zone Python counts the hours on the clock's face.
    return timezone.make_aware(local).astimezone(dt.UTC)


def exists(local: dt.datetime) -> bool:
    """Whether the clock shows it, on its way through the year."""
    there = timezone.make_aware(local)
    return timezone.make_naive(there.astimezone(dt.UTC)) == local


def moment_in(form: forms.BaseForm, day: str, time: str) -> dt.datetime | None:
    """What two questions of a form say together; None where one is empty or wrong.

    Called in ``clean``: what is wrong with both together is said beside the time.
    """
    on, at = form.cleaned_data.get(day), form.cleaned_data.get(time)
    if on is None or at is None:
        return None
    try:
        return moment(on, at)
    except ValidationError as wrong:
        form.add_error(time, wrong)
        return None
