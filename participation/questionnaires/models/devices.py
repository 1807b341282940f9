"""Answers that were kept on a device of ours where there was no signal, and sent later."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from base.core.audience import Audience

from .codes import PersonalCode
from .questions import Questionnaire
from .sheets import Sheet


class DeviceAnswerQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.none()


class DeviceAnswer(models.Model):
    """What one person told one of us at the door. Its ``id`` was made on the device: sent twice, it is one.

    ``asked_at`` is what the clock of the device said, which may be wrong; ``received_at`` is when it reached
    us. ``key`` names the key of ours that it was encrypted to. ``sheet`` is what it counts as.
    """

    id = models.UUIDField(primary_key=True)
    questionnaire = models.ForeignKey(Questionnaire, models.PROTECT, related_name="device_answers")
    sheet = models.OneToOneField(
        Sheet, models.PROTECT, null=True, blank=True, related_name="device_answer"
    )
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    key = models.CharField(max_length=16)
    asked_at = models.DateTimeField()
    received_at = models.DateTimeField(default=timezone.now)

    objects = DeviceAnswerQuerySet.as_manager()

    class Meta:
        ordering = ["-received_at"]

    def __str__(self) -> str:
        return f"Answer from a device, {self.id}"

    @property
    def settled_as(self) -> dt.datetime | None:
        """When it was given, as one of us settled it; None where nobody had to, or nobody could say."""
        doubt = getattr(self, "doubt", None)
        return doubt.believed_at if doubt else None


class DoubtfulTimeQuerySet(models.QuerySet):
    def unsettled(self):
        return self.filter(settled_at=None)

    def kept(self):
        """Those that can be settled, or settled otherwise: what was answered is there, and counts nowhere."""
        return self.filter(answer__sheet=None).exclude(record=b"")


class DoubtfulTime(models.Model):
    """When an answer was given is in doubt, and by that hangs whether it came in time: one of us settles it.

    Until then nothing is read from the ``record``, which stays sealed as the device sent it, and nothing
    counts. ``code`` is whose it is. Settled, ``believed_at`` is when it was given; None where it is
    late. What counts has no record any more; what does not keeps it for a while, so that it can be settled otherwise.
    """

    answer = models.OneToOneField(DeviceAnswer, models.CASCADE, related_name="doubt")
    code = models.ForeignKey(
        PersonalCode, models.CASCADE, null=True, blank=True, related_name="doubtful_times"
    )
    record = models.BinaryField(blank=True)
    believed_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = DoubtfulTimeQuerySet.as_manager()

    class Meta:
        ordering = ["answer__received_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(settled_at=None, settled_by=None, reason="", believed_at=None)
                | (Q(settled_at__isnull=False, settled_by__isnull=False) & ~Q(reason="")),
                name="a_doubtful_time_is_settled_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"When was it asked? {self.answer.questionnaire}"
