from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from base.core.history import HistoricalRecords
from participation.people.customers.models import Area
from participation.questionnaires.models import Questionnaire
from participation.reach.segments.models import Segment

from .characteristics import CHARACTERISTICS


class ShownSegment(models.Model):
    """Staff chose that how answers to a questionnaire came is told by this segment too."""

    questionnaire = models.ForeignKey(Questionnaire, models.CASCADE, related_name="shown_segments")
    segment = models.ForeignKey(Segment, models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["questionnaire", "segment"], name="a_segment_is_shown_beside_answers_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.questionnaire}: {self.segment}"


class AwarenessCount(models.Model):
    """What a survey found: who knows that they can take part, and who knows how to join (K-82).

    Counts, as the survey gave them; percentages are worked out from them wherever they are shown.
    """

    asked_on = models.DateField(help_text="The last day on which people were asked.")
    asked_by = models.CharField(max_length=120, help_text="Which survey, and who asked.")
    asked = models.PositiveIntegerField()
    knew = models.PositiveIntegerField(help_text="Knew that they can take part.")
    knew_how = models.PositiveIntegerField(help_text="Knew how to join.")
    note = models.TextField(blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    questionnaire = models.OneToOneField(
        Questionnaire,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="awareness_count",
        help_text="Of a survey that was asked here: taken over by itself, and typed by nobody.",
    )

    history = HistoricalRecords()

    class Meta:
        ordering = ["-asked_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(asked__gte=1), name="awareness_asks_somebody"),
            models.CheckConstraint(
                condition=Q(knew__lte=F("asked")) & Q(knew_how__lte=F("asked")),
                name="no_more_knew_than_were_asked",
            ),
            models.CheckConstraint(
                condition=Q(entered_by__isnull=False) | Q(questionnaire__isnull=False),
                name="awareness_was_typed_or_asked_here",
            ),
            models.UniqueConstraint(
                fields=["asked_on", "asked_by"],
                name="a_survey_of_one_day_is_counted_once",
                violation_error_message="This survey of that day is on record already. Change it.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asked_by}, {self.asked_on:%d %B %Y}"


class PopulationSourceQuerySet(models.QuerySet):
    def in_use(self):
        return self.filter(taken_off_at=None)

    def to_compare_with(self):
        """Those that say something of the whole population, not of single places alone."""
        return self.in_use().filter(counts__area=None).distinct()


class PopulationSource(models.Model):
    """Numbers from outside our own list, to compare with (R-18): a census, a survey, a service's records.

    Whole counts of groups, never rows about people. What was uploaded is never changed: a correction
    is another source, and the wrong one is taken off.
    """

    class Kind(models.TextChoices):
        CENSUS = "census", "Census"
        SURVEY = "survey", "Survey"
        SERVICE_USE = "service_use", "Records of a service"
        OTHER = "other", "Something else"

    title = models.CharField(max_length=100)
    kind = models.CharField(max_length=12, choices=Kind)
    counted_on = models.DateField(help_text="The day that its numbers are of.")
    about = models.TextField(blank=True, help_text="Where it comes from, and whom it counts.")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)
    taken_off_at = models.DateTimeField(null=True, blank=True)

    objects = PopulationSourceQuerySet.as_manager()

    class Meta:
        ordering = ["-counted_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.title}, {date_format(self.counted_on, 'j F Y')}"

    def get_absolute_url(self) -> str:
        return reverse("representation:source", args=[self.pk])


class PopulationCount(models.Model):
    """How many people of one group a source counted, everywhere or in one place."""

    source = models.ForeignKey(PopulationSource, models.CASCADE, related_name="counts")
    characteristic = models.CharField(
        max_length=12, choices=[(code, one.title) for code, one in CHARACTERISTICS.items()]
    )
    area = models.ForeignKey(
        Area,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Empty: everywhere.",
    )
    group = models.CharField(max_length=100)
    people = models.PositiveIntegerField()

    class Meta:
        ordering = ["characteristic", "area__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "characteristic", "area", "group"],
                condition=Q(area__isnull=False),
                name="a_source_counts_a_group_once_in_a_place",
            ),
            models.UniqueConstraint(
                fields=["source", "characteristic", "group"],
                condition=Q(area=None),
                name="a_source_counts_a_group_once_everywhere",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group}: {self.people}"
