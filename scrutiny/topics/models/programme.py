from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from base.core.periods import FinancialYear
from participation.people.groups.models import Group

from .topics import Topic


class Size(models.TextChoices):
    IN_DEPTH = "in_depth", "In depth"
    TASK = "task", "Task and finish"
    LIGHT = "light", "Light touch"


class Planned(models.Model):
    """When a chosen topic is looked into, and how far. ``year`` is that in which the financial year begins.

    What the panel agreed is published as a version; this is what the next one will say.
    """

    topic = models.OneToOneField(Topic, models.PROTECT, related_name="planned")
    year = models.PositiveSmallIntegerField()
    month = models.DateField(help_text="The first day of the month in which it begins.")
    size = models.CharField(max_length=8, choices=Size)

    class Meta:
        ordering = ["month", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(month__day=1), name="a_topic_is_planned_for_a_month")
        ]

    def __str__(self) -> str:
        return f"{self.topic}, {self.month:%B %Y}"


class ProgrammeVersion(models.Model):
    """A panel's programme of one year as it was published. The last is in force; the others stay readable."""

    panel = models.ForeignKey(Group, models.PROTECT, related_name="programme_versions")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    published_on = models.DateField(default=timezone.localdate)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    why = models.TextField(blank=True, help_text="Why it changed since the one before.")

    class Meta:
        ordering = ["panel", "year", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["panel", "year", "number"], name="versions_of_a_programme_follow_each_other"
            ),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(why=""), name="a_changed_programme_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.panel}, {FinancialYear.starting(self.year)}, version {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("topics:programme", args=[self.year])


class ProgrammeLine(models.Model):
    """One topic in a version, in the words and with the time box of that day."""

    version = models.ForeignKey(ProgrammeVersion, models.CASCADE, related_name="lines")
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="programme_lines")
    title = models.CharField(max_length=150)
    service = models.CharField(max_length=60)
    month = models.DateField()
    size = models.CharField(max_length=8, choices=Size)
    weeks = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["month", "pk"]

    def __str__(self) -> str:
        return f"{self.title}, {self.month:%B %Y}"
