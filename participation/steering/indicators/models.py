"""Which figures each audience sees (B-14), and what they were in each quarter."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from base.core.figures import ALL_SERVICES, KeyFigure, Reader, figure_named
from base.core.history import HistoricalRecords
from base.core.periods import Quarter
from participation.programme.activities.models import Service


class IndicatorQuerySet(models.QuerySet):
    def seen_by(self, *readers: Reader):
        """What any of them sees."""
        seen = Q(pk__in=[])
        for reader in readers:
            seen |= Q(**{f"for_{reader.value}": True})
        return self.filter(seen)


class Indicator(models.Model):
    """One registered figure, whom it is shown to, and what we aim for.

    ``figure`` is its code. ``target`` is a percentage of a share, and of a number the number itself: to be
    reached, or not to be passed where fewer is better.
    """

    figure = models.SlugField(max_length=40, unique=True, editable=False)
    for_staff = models.BooleanField(Reader.STAFF.label, default=True)
    for_panel = models.BooleanField(Reader.PANEL.label, default=False)
    for_voices = models.BooleanField(Reader.VOICES.label, default=False)
    for_everybody = models.BooleanField(Reader.EVERYBODY.label, default=False)
    target = models.PositiveIntegerField(null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0, editable=False)

    objects = IndicatorQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        figure = self.key_figure
        return figure.title if figure else self.figure

    def get_absolute_url(self) -> str:
        return reverse("indicators:indicator", args=[self.pk])

    @property
    def key_figure(self) -> KeyFigure | None:
        """None of one that no app counts any more."""
        return figure_named(self.figure)

    @property
    def readers(self) -> list[Reader]:
        return [reader for reader in Reader if getattr(self, f"for_{reader.value}")]


class ReadingQuerySet(models.QuerySet):
    def since(self, quarter: Quarter):
        return self.filter(first_day__gte=quarter.first)

    def visible_to(self, user: Any):
        """Nothing in them tells of few: what would was never written down."""
        return self


class Reading(models.Model):
    """What a figure was in one quarter: of one service, or of all where ``service`` is empty.

    Written once, when the quarter is over and what comes late has come, and never changed: two readings of
    one quarter would tell what the few answered who came in between. Of a share ``part`` of ``of``. Without a
    ``part`` it was of so few that nothing is told, to anybody.
    """

    figure = models.SlugField(max_length=40)
    service = models.CharField(max_length=20, choices=Service, blank=True)
    first_day = models.DateField()
    last_day = models.DateField()
    part = models.DecimalField(max_digits=12, decimal_places=1, null=True)
    of = models.PositiveIntegerField(null=True)
    counted_at = models.DateTimeField(default=timezone.now)

    objects = ReadingQuerySet.as_manager()

    class Meta:
        ordering = ["-first_day", "figure", "service"]
        constraints = [
            models.UniqueConstraint(
                fields=["figure", "first_day", "service"], name="a_figure_is_read_once_in_a_quarter"
            ),
            models.CheckConstraint(
                condition=Q(of=None) | Q(part__isnull=False, part__lte=F("of")),
                name="a_part_is_no_more_than_the_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.figure}, {self.quarter}"

    @property
    def quarter(self) -> Quarter:
        return Quarter(self.first_day, self.last_day)

    @property
    def service_name(self) -> str:
        return "All services" if self.service == ALL_SERVICES else self.get_service_display()

    @property
    def percent(self) -> float | None:
        """From the counts; None of a number, of nothing, and where nothing is told."""
        return 100 * float(self.part) / self.of if self.part is not None and self.of else None
