from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from base.core.jobs import Job, JobQuerySet, JobState

from .meetings import GroupMeeting


class MeetingCopy(Job):
    """A meeting on paper, made by a worker: the pack before it, or the archive copy of what is on record after it.

    There is one of each; pressed again, it is made anew from what stands there then.
    """

    class Kind(models.TextChoices):
        PACK = "pack", "Pack for the meeting"
        ARCHIVE = "archive", "Archive copy"

    #: Without the words of a fault, which may be words of the group.
    WENT_WRONG: ClassVar[str] = "Something went wrong ({kind})."

    meeting = models.ForeignKey(GroupMeeting, models.PROTECT, related_name="copies")
    kind = models.CharField(max_length=7, choices=Kind)
    file = models.FileField(upload_to="workspaces/copies/%Y/", blank=True)
    size = models.PositiveIntegerField(default=0)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    made_at = models.DateTimeField(null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ["kind"]
        verbose_name_plural = "meeting copies"
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "kind"], name="a_meeting_has_one_copy_of_a_kind"
            ),
            models.CheckConstraint(
                condition=~Q(state=JobState.DONE) | ~Q(file=""), name="a_copy_that_is_made_is_there"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.meeting}"
