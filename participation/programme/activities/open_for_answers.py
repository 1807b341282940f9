"""The days of what people can answer for a while: a consultation, a survey."""

import datetime as dt

from django.utils import timezone


class OpenForAnswers:
    """For an activity that is answered from ``starts_at`` to ``ends_at``."""

    starts_at: dt.datetime
    ends_at: dt.datetime

    @property
    def opens_on(self) -> dt.date:
        return timezone.localdate(self.starts_at)

    @property
    def closes_on(self) -> dt.date:
        """The last day on which people can answer."""
        return timezone.localdate(self.ends_at)

    @property
    def days_left(self) -> int:
        """Days after today on which people can still answer: 0 on the last one."""
        return (self.closes_on - timezone.localdate()).days
