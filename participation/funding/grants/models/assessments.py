"""What two of us think of an application, each by themselves, and who of us has an interest in it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from .grants import Grant

User = settings.AUTH_USER_MODEL
#: From 0, not at all, to this, in full.
MOST_POINTS = 5


class AssessmentQuerySet(models.QuerySet):
    def counted(self):
        """Scored, by somebody who has declared no interest."""
        return self.filter(interest="").exclude(scores=None)


class Assessment(models.Model):
    """One of us looked at one application, once. Whoever declared an ``interest`` scores nothing and decides nothing;
    declared after they scored, their scores stay and count no more."""

    grant = models.ForeignKey(Grant, models.PROTECT, related_name="assessments")
    by = models.ForeignKey(User, models.PROTECT, editable=False, related_name="+")
    interest = models.TextField(blank=True, editable=False)
    words = models.TextField(blank=True, editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["grant", "by"], name="somebody_assesses_an_application_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.by}: {self.grant}"


class Score(models.Model):
    """Points for one criterion, in the words that it had that day."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="scores")
    place = models.PositiveSmallIntegerField()
    criterion = models.CharField(max_length=300)
    points = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "place"], name="a_criterion_is_scored_once"
            ),
            models.CheckConstraint(
                condition=Q(points__lte=MOST_POINTS), name="points_of_an_application_are_few"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.points}"
