from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from .exercises import Exercise

WRITER = settings.AUTH_USER_MODEL


class SectionQuerySet(models.QuerySet):
    def of_member(self, user):
        return self.filter(exercise__in=Exercise.objects.of_member(user).values("pk"))


class ReportSection(models.Model):
    """One part of the report of an exercise, as it stands now. Several members write; each saving is a version."""

    exercise = models.ForeignKey(Exercise, models.CASCADE, related_name="sections")
    position = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=120)
    text = models.TextField()
    number = models.PositiveSmallIntegerField(default=1, editable=False)
    written_by = models.ForeignKey(WRITER, models.PROTECT, related_name="+", editable=False)
    written_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = SectionQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(heading="") & ~Q(text=""), name="a_section_of_a_report_says_something"
            )
        ]

    def __str__(self) -> str:
        return self.heading

    @property
    def panel_address(self) -> str:
        return reverse("exercises:edit_section", args=[self.pk])


class SectionVersion(models.Model):
    """A section as somebody saved it. It stays, whatever is written after."""

    section = models.ForeignKey(ReportSection, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=120)
    text = models.TextField()
    by = models.ForeignKey(WRITER, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["section", "number"], name="versions_of_a_section_follow_each_other"
            )
        ]

    def __str__(self) -> str:
        return f"{self.heading}, version {self.number}"


class SectionComment(models.Model):
    """What a member of the panel says of a section to the others. Nobody else reads it."""

    section = models.ForeignKey(ReportSection, models.CASCADE, related_name="comments")
    words = models.TextField()
    by = models.ForeignKey(WRITER, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.words


class FactComment(models.Model):
    """What the landlord says is not so in the draft report, and what the panel did about it.

    Of facts alone, before it is published; both are in the report.
    """

    exercise = models.ForeignKey(Exercise, models.CASCADE, related_name="fact_comments")
    section = models.ForeignKey(
        ReportSection, models.SET_NULL, null=True, blank=True, related_name="fact_comments"
    )
    words = models.TextField()
    by = models.ForeignKey(WRITER, models.PROTECT, related_name="+")
    on = models.DateField(default=timezone.localdate)
    changed = models.BooleanField(null=True)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(WRITER, models.PROTECT, null=True, related_name="+")
    answered_on = models.DateField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(changed=None, answer="", answered_on=None, answered_by=None)
                | (
                    ~Q(answer="")
                    & Q(changed__isnull=False, answered_on__isnull=False, answered_by__isnull=False)
                ),
                name="an_answered_comment_says_what_changed",
            )
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def is_answered(self) -> bool:
        return self.answered_on is not None
