from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from .topics import Topic


class Criterion(models.TextChoices):
    """By which a panel holds topics against each other (seed row R-35)."""

    REPEAT = "repeat", "People contact us about it again and again"
    COMPLAINTS = "complaints", "People complain about it"
    SATISFACTION = "satisfaction", "People are not satisfied with it"
    COST = "cost", "It costs much"
    COMPARISON = "comparison", "Others do it better"
    CHARTER = "charter", "It is an outcome of the Charter that we fall short of"
    NEEDS = "needs", "The panel, or another group, needs to know"


class Score(models.Model):
    """How strongly one criterion speaks for a topic, from 0 to 3, with what it is known by.

    ``says``, ``definition`` and ``data_date`` are a copy of the portal's record of that day; they are empty where
    ``words`` alone say why.
    """

    MOST = 3

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="scores")
    criterion = models.CharField(max_length=12, choices=Criterion)
    points = models.PositiveSmallIntegerField()
    words = models.TextField(blank=True)
    source = models.CharField(max_length=120, blank=True, help_text="source:ref of the piece.")
    source_title = models.CharField(max_length=150, blank=True)
    says = models.TextField(blank=True)
    definition = models.TextField(blank=True)
    data_date = models.DateField(null=True, blank=True)
    is_open = models.BooleanField(default=True, help_text="Everybody may read the piece.")
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    noted_on = models.DateField(default=timezone.localdate)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["topic", "criterion"], name="a_topic_is_scored_once_by_each_criterion"
            ),
            models.CheckConstraint(
                condition=Q(points__lte=3) & (~Q(words="") | ~Q(says="")),
                name="a_score_has_evidence_beside_it",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic}, {self.get_criterion_display()}: {self.points}"
