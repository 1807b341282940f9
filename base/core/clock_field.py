import datetime as dt
import re

from django import forms
from django.core.exceptions import ValidationError

CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:[:.h]?(?P<minute>\d{2}))?\s*(?P<half>[ap])?\.?(?:m\.?)?")


class ClockField(forms.CharField):
    """A time of day as people write it: 7pm, 7.30 pm, 19:30, noon."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.widget.attrs["class"] = "govuk-input--width-5"

    def clean(self, value) -> dt.time | None:
        typed = super().clean(value).casefold()
        if not typed:
            return None
        if typed in ("noon", "midday", "12 noon", "12noon", "12 midday"):
            return dt.time(12)
        match = CLOCK.fullmatch(typed)
        time = _time(match) if match else None
        if time is None:
            raise ValidationError("Enter a time, for example 7pm or 19:30", code="clock")
        return time


def _time(match: re.Match) -> dt.time | None:
    hour, minute, half = int(match["hour"]), int(match["minute"] or 0), match["half"]
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None
