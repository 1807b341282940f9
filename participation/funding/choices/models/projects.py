"""The money of a round, and what people can choose to spend it on."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from base.core.history import HistoricalRecords

from .rounds import Round


class Pot(models.Model):
    """Money of its own for an area or a theme, counted by itself (R-59 has its like).

    ``stretch`` may be added once, to finish one project that the rest of the money nearly pays for.
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="pots")
    name = models.CharField(max_length=80)
    money = models.DecimalField(max_digits=10, decimal_places=2)
    stretch = models.DecimalField(max_digits=10, decimal_places=2, default=0)
    history = HistoricalRecords()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "name"], name="a_pot_stands_once_in_a_round"),
            models.CheckConstraint(
                condition=Q(money__gt=0, stretch__gte=0), name="a_pot_holds_more_than_nothing"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Source(models.TextChoices):
    """How an idea reached us."""

    ONLINE = "online", "Online"
    PAPER = "paper", "On paper"
    PHONE = "phone", "By telephone"
    EVENT = "event", "At an event"
    EMAIL = "email", "By email"
    STAFF = "staff", "From one of us"


class ProjectQuerySet(models.QuerySet):
    def on_ballot(self):
        return self.filter(is_possible=True).exclude(signed_off_at=None)

    def refused(self):
        """They stay on the list, with the reason."""
        return self.filter(is_possible=False).exclude(signed_off_at=None)


class Project(models.Model):
    """Something that people asked for and can vote on, if it is possible.

    ``number`` names it on the ballot, on paper and in the published file. Whether it ``is_possible``, and
    ``why``, is read by staff alone until it is ``signed_off_at``. ``either_or``: at most one of those with
    the same word wins. ``lot`` is its place in the order drawn when everything was fixed.
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="projects")
    pot = models.ForeignKey(Pot, models.PROTECT, related_name="projects")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=100)
    place = models.CharField(max_length=200, help_text="In words, as somebody would find it.")
    about = models.TextField()
    cost = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    either_or = models.CharField(max_length=40, blank=True)
    source = models.CharField(max_length=6, choices=Source)
    is_possible = models.BooleanField(null=True, editable=False)
    why = models.TextField(blank=True, editable=False)
    signed_off_at = models.DateTimeField(null=True, editable=False)
    signed_off_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    lot = models.PositiveSmallIntegerField(null=True, editable=False)
    delivered_on = models.DateField(null=True, editable=False)
    delivery = models.TextField(blank=True, editable=False, help_text="How far it is, for all.")

    objects = ProjectQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "number"], name="a_number_stands_for_one_project"
            ),
            models.UniqueConstraint(fields=["round", "lot"], name="a_lot_falls_on_one_project"),
            models.CheckConstraint(
                condition=Q(cost=None) | Q(cost__gt=0), name="a_project_costs_more_than_nothing"
            ),
            models.CheckConstraint(
                condition=Q(signed_off_at=None)
                | Q(is_possible=False) & ~Q(why="")
                | Q(is_possible=True, cost__isnull=False),
                name="what_is_signed_off_has_a_cost_or_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def code(self) -> str:
        return str(self.number)
