from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from base.core.history import HistoricalRecords
from participation.programme.activities.models import Activity


class AchievementQuerySet(models.QuerySet):
    def published(self):
        return self.filter(published_at__isnull=False)


class Achievement(models.Model):
    """An award for taking part, or good practice that we shared with others (seed row K-63)."""

    class Kind(models.TextChoices):
        AWARD = "award", "Award"
        SHARED = "shared", "Good practice we shared"
        PRAISE = "praise", "Other recognition"

    title = models.CharField(max_length=120)
    kind = models.CharField(max_length=6, choices=Kind)
    what = models.TextField()
    with_whom = models.CharField(
        max_length=150, help_text="Who gave it, or with whom it was shared."
    )
    achieved_on = models.DateField()
    link = models.URLField(blank=True)
    activity = models.ForeignKey(
        Activity, models.PROTECT, null=True, blank=True, related_name="achievements"
    )
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)

    objects = AchievementQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["-achieved_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(with_whom=""), name="an_achievement_names_who_gave_or_got_it"
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def staff_address(self) -> str:
        return reverse("achievements:edit", args=[self.pk])
