"""What the portal does not count itself: costs, repeat contact, and how similar landlords are doing."""

from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from base.core.history import HistoricalRecords
from base.core.periods import FinancialYear
from base.core.templatetags.words import pounds
from participation.programme.activities.models import Service

TWICE = "A figure of that name stands there already for that year. Change that one."


class Unit(models.TextChoices):
    POUNDS = "pounds", "Pounds"
    PERCENT = "percent", "Percent"
    NUMBER = "number", "A number"
    DAYS = "days", "Days"

    def in_words(self, value: Decimal) -> str:
        """``£1,240``, ``81.3%``, ``1,240`` or ``4.5 days``."""
        if self is Unit.POUNDS:
            return pounds(value)
        plain = f"{value:,.2f}".rstrip("0").rstrip(".")
        if self is Unit.PERCENT:
            return f"{plain}%"
        if self is Unit.DAYS:
            return f"{plain} day" if value == 1 else f"{plain} days"
        return plain


class OutsideFigureQuerySet(models.QuerySet):
    def visible_to(self, user: Any):
        """Ours. Panels and service voices read them on the page of a service and among their evidence."""
        return self if Audience.STAFF.admits(user) else self.none()

    def of_service(self, service: str):
        """The latest year of each first."""
        return self.filter(service=service).order_by("kind", "title", "-year", "pk")


class OutsideFigure(models.Model):
    """One number about a service in one financial year that another system counts, with its source (seed row R-40).

    ``year`` is the calendar year in which the financial year begins. ``counts`` says what the number counts, and
    ``source`` where it comes from. ``peers`` names those with whom it is compared, ``peer_value`` is their number in
    the same unit, and ``peer_source`` where that comes from: all three or none.
    """

    class Kind(models.TextChoices):
        COST = "cost", "What it costs"
        REPEAT = "repeat", "How often people had to ask again"
        PERFORMANCE = "result", "How well it is done"

    service = models.CharField(max_length=20, choices=Service)
    kind = models.CharField(max_length=6, choices=Kind)
    title = models.CharField(max_length=100)
    counts = models.TextField()
    unit = models.CharField(max_length=7, choices=Unit)
    year = models.PositiveSmallIntegerField()
    value = models.DecimalField(max_digits=12, decimal_places=2)
    source = models.CharField(max_length=200)
    peers = models.CharField(max_length=120, blank=True)
    peer_value = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    peer_source = models.CharField(max_length=200, blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    entered_on = models.DateField(default=timezone.localdate, editable=False)

    objects = OutsideFigureQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["service", "title", "-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["service", "title", "year"],
                name="an_outside_figure_stands_once_a_year",
                violation_error_message=TWICE,
            ),
            models.CheckConstraint(
                condition=Q(peers="", peer_value=None, peer_source="")
                | (~Q(peers="") & Q(peer_value__isnull=False) & ~Q(peer_source="")),
                name="a_comparison_says_with_whom_and_from_where",
            ),
            models.CheckConstraint(
                condition=Q(value__gte=0) & (Q(peer_value=None) | Q(peer_value__gte=0)),
                name="an_outside_figure_is_not_negative",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.financial_year}"

    def get_absolute_url(self) -> str:
        return reverse("outside_figures:figure", args=[self.pk])

    @property
    def financial_year(self) -> FinancialYear:
        return FinancialYear.starting(self.year)

    @property
    def ours(self) -> str:
        return Unit(self.unit).in_words(self.value)

    @property
    def theirs(self) -> str:
        """Empty where it is compared with nobody."""
        return "" if self.peer_value is None else Unit(self.unit).in_words(self.peer_value)
