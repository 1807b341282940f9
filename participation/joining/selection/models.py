from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from participation.joining.involvement.models import Opportunity
from participation.people.customers.models import Customer
from participation.reach.segments.models import Segment

from .draw import Cell
from .features import FEATURES


class SelectionQuerySet(models.QuerySet):
    def without_lists(self):
        """For a list of selections: tens of thousands of numbers stay in the database."""
        return self.defer("listed", "profile", "cells")


class Selection(models.Model):
    """So many people chosen by a draw, so that together they look like all our customers (B-39).

    In three steps, each on record: planned; fixed, when who can be drawn is written down and only
    then a seed is made; drawn. From the seed and what was written down anybody gets the same people.
    """

    title = models.CharField(max_length=100)
    purpose = models.TextField()
    segment = models.ForeignKey(
        Segment, models.PROTECT, null=True, blank=True, related_name="selections"
    )
    opportunity = models.ForeignKey(
        Opportunity, models.PROTECT, null=True, blank=True, related_name="selections"
    )
    features = models.JSONField(default=list, help_text="What it mirrors, in the order of a cell.")
    places = models.PositiveSmallIntegerField()
    reserves = models.PositiveSmallIntegerField(default=0)
    planned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    planned_at = models.DateTimeField(default=timezone.now)

    fixed_at = models.DateTimeField(null=True, blank=True, editable=False)
    seed = models.CharField(max_length=64, blank=True, editable=False)
    listed = models.JSONField(
        default=list, editable=False, help_text="Who could be drawn: cells and customers' numbers."
    )
    profile = models.JSONField(
        default=list, editable=False, help_text="Cells and how many customers were in each."
    )
    fingerprint = models.CharField(
        max_length=64, blank=True, editable=False, help_text="SHA-256 of the two lists as fixed."
    )
    drawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    cells = models.JSONField(default=list, editable=False, help_text="What each cell got.")

    objects = SelectionQuerySet.as_manager()

    class Meta:
        ordering = ["-planned_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(segment__isnull=False, opportunity=None)
                | Q(segment=None, opportunity__isnull=False),
                name="a_selection_is_from_a_segment_or_an_opportunity",
            ),
            models.CheckConstraint(condition=Q(places__gte=1), name="a_selection_chooses_somebody"),
            models.CheckConstraint(
                condition=Q(drawn_at=None) | (Q(fixed_at__isnull=False) & ~Q(seed="")),
                name="a_draw_comes_after_its_seed",
            ),
            models.CheckConstraint(
                condition=Q(fixed_at=None, seed="") | (Q(fixed_at__isnull=False) & ~Q(seed="")),
                name="a_seed_is_made_when_the_list_is_fixed",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("selection:selection", args=[self.pk])

    @property
    def state(self) -> str:
        return "drawn" if self.drawn_at else "fixed" if self.fixed_at else "planned"

    @property
    def source_words(self) -> str:
        if self.segment:
            return f"people of the segment “{self.segment}” whom we may invite"
        return f"people who asked to join “{self.opportunity}”"

    @property
    def feature_words(self) -> list[str]:
        return [FEATURES[feature] for feature in self.features]

    @property
    def listed_cells(self) -> dict[Cell, list[int]]:
        return {tuple(cell): pks for cell, pks in self.listed}

    @property
    def profile_cells(self) -> dict[Cell, int]:
        return {tuple(cell): people for cell, people in self.profile}


class ChosenQuerySet(models.QuerySet):
    def in_it(self):
        """Chosen or called up, and still willing."""
        return self.filter(stood_down_at=None).filter(
            Q(is_reserve=False) | Q(called_up_at__isnull=False)
        )

    def in_reserve(self):
        return self.filter(is_reserve=True, called_up_at=None, stood_down_at=None)


class Chosen(models.Model):
    """Somebody whom a draw chose, or put in reserve, with their place in it, the lowest first.

    A reserve is called up when somebody stands down; the draw itself is never changed.
    """

    selection = models.ForeignKey(Selection, models.PROTECT, related_name="people")
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="times_chosen")
    is_reserve = models.BooleanField()
    place = models.PositiveSmallIntegerField()
    cell = models.JSONField()
    called_up_at = models.DateTimeField(null=True, blank=True)
    stood_down_at = models.DateTimeField(null=True, blank=True)
    stood_down_why = models.CharField(max_length=200, blank=True)

    objects = ChosenQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "chosen"
        ordering = ["is_reserve", "place"]
        constraints = [
            models.UniqueConstraint(
                fields=["selection", "customer"], name="nobody_is_chosen_twice"
            ),
            models.UniqueConstraint(
                fields=["selection", "is_reserve", "place"], name="a_place_in_a_draw_is_one_persons"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.customer}: {self.selection}"
