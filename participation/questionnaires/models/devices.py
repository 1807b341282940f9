"""Answers that were kept on a device of ours where there was no signal, and sent later."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from base.core.audience import Audience

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
