from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from base.core.jobs import Job, JobQuerySet, JobState


class UploadQuerySet(JobQuerySet):
    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.none()


class Upload(Job):
    """One file of complaint figures, which a worker reads. The file itself goes as soon as it was read or refused.

    ``months`` are those of which it said something new, ``same_months`` those of which it said what was there
    already. ``lines`` are counts in it.
    """

    GIVEN_UP = "The worker stopped {attempts} times. Nothing was taken."
    WENT_WRONG = "Something went wrong ({problem}). Nothing was taken."

    file = models.FileField(upload_to="complaint-figures/%Y/", blank=True)
    file_name = models.CharField(max_length=150)
    digest = models.CharField(max_length=64)
    lines = models.PositiveIntegerField(default=0)
    months = models.PositiveSmallIntegerField(default=0)
    same_months = models.PositiveSmallIntegerField(default=0)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(default=timezone.now)

    objects = UploadQuerySet.as_manager()

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            # Two files may say something of one month: the later one waits.
            models.UniqueConstraint(
                fields=["state"],
                condition=Q(state=JobState.WORKING),
                name="one_file_of_complaint_figures_is_read_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return reverse("complaint_figures:upload", args=[self.pk])


class MonthEdition(models.Model):
    """What one file said of one month. A later file with other figures replaces it; both are kept."""

    month = models.DateField(help_text="Its first day.")
    number = models.PositiveSmallIntegerField(default=1)
    upload = models.ForeignKey(Upload, models.PROTECT, related_name="editions")
    digest = models.CharField(max_length=64, help_text="Of what it says of this month.")
    taken_at = models.DateTimeField(default=timezone.now)
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-month", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["month", "number"], name="editions_of_a_month_of_complaints_are_numbered"
            ),
            models.UniqueConstraint(
                fields=["month"],
                condition=Q(replaced_at=None),
                name="one_edition_of_a_month_of_complaints_counts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.month:%B %Y}, edition {self.number}"
