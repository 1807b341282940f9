from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from base.core.history import HistoricalRecords
from base.core.periods import FinancialYear
from participation.reach.representation.characteristics import CHARACTERISTICS

from .initiatives import Initiative


class GapQuerySet(models.QuerySet):
    def without_action(self):
        """Still a gap, and nothing is done about it yet."""
        return self.filter(closed_on=None, actions=None)


class Gap(models.Model):
    """A group that takes part less than its share in a year, by more than chance (R-19).

    The figures are those that "Who takes part" showed last: never one that it hides. ``closed_on`` is
    the day on which the comparison no longer found it.
    """

    year = models.PositiveSmallIntegerField(help_text="The one the financial year starts in.")
    characteristic_code = models.CharField(max_length=20)
    group = models.CharField(max_length=120)
    customers = models.PositiveIntegerField()
    people = models.PositiveIntegerField()
    index = models.DecimalField(max_digits=4, decimal_places=2)
    found_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)

    objects = GapQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "characteristic_code", "group"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "characteristic_code", "group"],
                name="a_gap_of_a_year_is_found_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.characteristic_title}: {self.group}, {self.financial_year}"

    @property
    def financial_year(self) -> FinancialYear:
        return FinancialYear.starting(self.year)

    @property
    def characteristic_title(self) -> str:
        return CHARACTERISTICS[self.characteristic_code].title


class GapActionQuerySet(models.QuerySet):
    def to_do(self):
        return self.filter(done_on=None)


class GapAction(models.Model):
    """What we do about a gap: by whom, by when, and what came of it (R-19, "act on gaps")."""

    gap = models.ForeignKey(Gap, models.PROTECT, related_name="actions")
    doing = models.TextField("what we will do")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    due_on = models.DateField()
    initiative = models.ForeignKey(
        Initiative, models.PROTECT, null=True, blank=True, related_name="gap_actions"
    )
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(auto_now_add=True)
    done_on = models.DateField(null=True, blank=True)
    came_of_it = models.TextField(blank=True)

    objects = GapActionQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_on=None) | ~Q(came_of_it=""),
                name="a_gap_action_that_is_done_says_what_came_of_it",
            )
        ]

    def __str__(self) -> str:
        return f"{self.gap}: {self.doing[:60]}"

    def get_absolute_url(self) -> str:
        return reverse("widening:gap_action", args=[self.pk])
