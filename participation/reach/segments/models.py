from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse

from base.core.history import HistoricalRecords
from participation.people.customers.models import CustomerQuerySet

from .filters import people_matching


class SegmentQuerySet(models.QuerySet):
    def in_use(self):
        return self.filter(put_away_at=None)

    def profiles(self):
        return self.in_use().filter(is_profile=True)


class Segment(models.Model):
    """A group of customers by rule, saved with a name (T-05). Who is in it is looked up each time.

    A profile (T-06) is a segment that the landlord watches: its size, preferences and engagement
    stand on the page of profiles. ``code`` names one that every portal starts with. What was once
    written to a segment keeps pointing to it, so a segment is put away and not deleted.
    """

    name = models.CharField(max_length=80)
    criteria = models.JSONField("filters", default=dict, blank=True)
    is_profile = models.BooleanField("shown among the profiles", default=False)
    code = models.SlugField(unique=True, null=True, blank=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    put_away_at = models.DateTimeField(null=True, blank=True)

    objects = SegmentQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="a_segment_has_a_name"),
            models.UniqueConstraint(
                Lower("name"),
                name="a_segment_name_is_used_once",
                violation_error_message="There is a segment with this name already. "
                "Give this one another name.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("segments:segment", args=[self.pk])

    def people(self) -> CustomerQuerySet:
        """Who is in it now: a lazy queryset, one SQL statement."""
        return people_matching(self.criteria)


class ProfileAnalysisQuerySet(models.QuerySet):
    def made(self):
        return self.filter(made_at__isnull=False)

    def failed(self):
        return self.filter(made_at=None, failed_at__isnull=False)


class ProfileAnalysis(models.Model):
    """What the profiles were like in one quarter, looked at because the quarter began (T-04)."""

    period_start = models.DateField(unique=True)
    customers = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=300, blank=True)

    objects = ProfileAnalysisQuerySet.as_manager()

    class Meta:
        ordering = ["-period_start"]
        verbose_name_plural = "profile analyses"
        constraints = [
            models.CheckConstraint(
                condition=Q(made_at=None) | Q(failed_at=None),
                name="an_analysis_that_was_made_has_not_failed",
            )
        ]

    def __str__(self) -> str:
        return f"Profiles of {self.period_start}"


class ProfileFigures(models.Model):
    """One profile in one analysis: how many, how they can be reached and like to take part, whether they do.

    Frozen, with the name of that day; counts only, and nobody's own answers.
    """

    analysis = models.ForeignKey(ProfileAnalysis, models.CASCADE, related_name="figures")
    segment = models.ForeignKey(Segment, models.PROTECT, related_name="analysed")
    name = models.CharField(max_length=80)
    people = models.PositiveIntegerField()
    joined = models.PositiveIntegerField()
    active = models.PositiveIntegerField()
    channels = models.JSONField(default=dict)
    methods = models.JSONField(default=dict)

    class Meta:
        ordering = ["name", "pk"]
        verbose_name_plural = "profile figures"
        constraints = [
            models.UniqueConstraint(
                fields=["analysis", "segment"], name="a_profile_is_analysed_once_a_quarter"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.people}"
