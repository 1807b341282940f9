from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from .meetings import GroupMeeting

UNCHANGEABLE = "Minutes that were approved are never changed. Write a new version, which says why."


class MinutesQuerySet(models.QuerySet):
    def approved(self):
        return self.filter(approved_at__isnull=False)

    def drafts(self):
        return self.filter(approved_at=None)

    def update(self, **kwargs):
        if self.approved().exists():
            raise TypeError(UNCHANGEABLE)
        return super().update(**kwargs)

    def delete(self):
        if self.approved().exists():
            raise TypeError(UNCHANGEABLE)
        return super().delete()


class Minutes(models.Model):
    """One version of what is on record of a meeting.

    A draft may be written anew. Approved at a later meeting, it stays as it is: the row refuses to be saved or
    deleted. What was wrong is put right in a new version that says why, is approved likewise, and stands beside it.
    """

    meeting = models.ForeignKey(GroupMeeting, models.PROTECT, related_name="minutes")
    number = models.PositiveSmallIntegerField(default=1, editable=False)
    text = models.TextField()
    why = models.TextField(blank=True, help_text="Of a second version: what it puts right.")
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    written_at = models.DateTimeField(default=timezone.now, editable=False)
    approved_at = models.DateTimeField(null=True, blank=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    approved_at_meeting = models.ForeignKey(
        GroupMeeting,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="minutes_approved_there",
        editable=False,
    )

    objects = MinutesQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        verbose_name_plural = "minutes"
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "number"], name="versions_of_minutes_are_numbered"
            ),
            models.UniqueConstraint(
                fields=["meeting"],
                condition=Q(approved_at=None),
                name="one_draft_of_minutes_at_a_time",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="minutes_say_something"),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(why=""), name="a_new_version_of_minutes_says_why"
            ),
            models.CheckConstraint(
                condition=Q(approved_at=None, approved_by=None, approved_at_meeting=None)
                | (
                    Q(
                        approved_at__isnull=False,
                        approved_by__isnull=False,
                        approved_at_meeting__isnull=False,
                    )
                    & ~Q(approved_at_meeting=F("meeting"))
                ),
                name="minutes_are_approved_at_another_meeting",
            ),
        ]

    def __str__(self) -> str:
        return f"Minutes of {self.meeting}, version {self.number}"

    @property
    def is_draft(self) -> bool:
        return self.approved_at is None

    @property
    def as_written(self) -> str:
        """Which writing of the draft this is."""
        return self.written_at.isoformat()

    def save(self, *args, **kwargs):
        if self.pk and type(self).objects.approved().filter(pk=self.pk).exists():
            raise TypeError(UNCHANGEABLE)
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        if self.pk and type(self).objects.approved().filter(pk=self.pk).exists():
            raise TypeError(UNCHANGEABLE)
        return super().delete(*args, **kwargs)
