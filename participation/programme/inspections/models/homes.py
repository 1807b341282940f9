from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from base.core.audience import Audience
from participation.people.customers.models import Area

User = settings.AUTH_USER_MODEL


class Draw(models.Model):
    """The homes of one month, drawn by lot: ``random.Random(seed).sample`` of all ``population`` that were
    ready, by their numbers in order. Anybody can draw them again."""

    month = models.DateField(unique=True, help_text="Its first day.")
    population = models.PositiveIntegerField()
    asked_for = models.PositiveSmallIntegerField(help_text="How many we meant to draw.")
    seed = models.CharField(max_length=16)
    drawn_at = models.DateTimeField(default=timezone.now)
    drawn_by = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Empty: the portal drew by itself in the night.",
    )

    class Meta:
        ordering = ["-month"]

    def __str__(self) -> str:
        return f"Homes drawn for {self.month:%B %Y}"


class ReadyHomeQuerySet(models.QuerySet):
    def ready(self):
        """Nobody has moved in, as far as we know."""
        return self.filter(gone_on=None)

    def to_draw(self):
        """Those that no inspection was drawn for yet."""
        return self.ready().filter(inspection=None)

    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.none()


class ReadyHome(models.Model):
    """An empty home that is ready to let, from a list that the landlord sends.

    ``reference`` is the landlord's own. Once somebody moves in (``gone_on``), or enough days have passed,
    reference and address are forgotten and the area stays: no page shows where somebody lives whose home
    was inspected.
    """

    reference = models.CharField(max_length=40, blank=True)
    address = models.CharField(max_length=250, blank=True)
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+")
    ready_on = models.DateField()
    listed_at = models.DateTimeField(default=timezone.now)
    listed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    gone_on = models.DateField(null=True, blank=True)

    objects = ReadyHomeQuerySet.as_manager()

    class Meta:
        ordering = ["ready_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["reference"],
                condition=Q(gone_on=None) & ~Q(reference=""),
                name="a_home_that_is_ready_is_listed_once",
            ),
            models.CheckConstraint(
                condition=Q(gone_on=None) | Q(reference="", address=""),
                name="the_address_of_a_home_that_is_let_is_forgotten",
            ),
        ]

    def __str__(self) -> str:
        return self.address or f"A home {self.where}"

    @property
    def where(self) -> str:
        """As everybody may read it."""
        return f"in {self.area.name}" if self.area else "whose area is not recorded"
