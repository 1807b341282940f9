from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from base.core.audience import Audience


class ScoredByQuerySet(models.QuerySet):
    def in_use(self):
        return self.filter(in_use_since__isnull=False, retired_at=None)

    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.none()


class ScoredBy(models.Model):
    """What somebody is scored by: staff write it with its criteria as a draft; ``in_use_since`` its questions
    stand; once it is retired nothing new is scored by it."""

    title = models.CharField(max_length=120)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now, editable=False)
    in_use_since = models.DateTimeField(null=True, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    #: Each sort has its own: a relation to its questions, and to its criteria.
    questionnaire: Any
    criteria: Any

    class Meta:
        abstract = True
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def is_in_use(self) -> bool:
        return self.in_use_since is not None and self.retired_at is None

    @property
    def standing(self) -> str:
        if self.retired_at:
            return "Not used any more"
        return "In use" if self.in_use_since else "Draft"

    @property
    def standing_kind(self) -> str:
        """Its tag's kind."""
        return {"In use": "doing", "Not used any more": "not_possible"}.get(self.standing, "plain")


class ScoredCriterion(models.Model):
    """One thing that is looked at, and the points that it is worth."""

    place = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=200)
    points = models.PositiveSmallIntegerField()

    class Meta:
        abstract = True
        ordering = ["place"]
        verbose_name_plural = "criteria"

    def __str__(self) -> str:
        return self.words

    @property
    def code(self) -> str:
        """Its question's."""
        return f"criterion-{self.place}"


class Marking(models.Model):
    """What one scored question earned: ``points`` of those ``available``.

    A question that did not apply has none. ``is_met`` says whether a standard was held; None of what
    is scored and is no standard.
    """

    code = models.CharField(max_length=20)
    words = models.CharField(max_length=200)
    points = models.DecimalField(max_digits=4, decimal_places=1)
    available = models.PositiveSmallIntegerField()
    is_met = models.BooleanField(null=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.words}: {self.points} of {self.available}"
