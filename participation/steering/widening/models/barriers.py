from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from base.core.history import HistoricalRecords


class Ground(models.Model):
    """What it is that keeps people out: money, language, a disability, the time of day (F-31).

    A landlord may reword, add and retire them; a retired one stays readable where it was used.
    """

    code = models.SlugField(unique=True)
    name = models.CharField(max_length=80)
    position = models.PositiveSmallIntegerField(default=0)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.name


class BarrierQuerySet(models.QuerySet):
    def standing(self):
        """Still in somebody's way, and still on our list."""
        return self.filter(review_on__isnull=False)

    def due(self, today=None):
        return self.standing().filter(review_on__lte=today or timezone.localdate())


class Barrier(models.Model):
    """Something that stops people from taking part, and what we do about it (K-26, F-31).

    ``who`` names a group in words and never a person. It is looked at again on ``review_on`` until it
    is gone, or stays for a reason we give.
    """

    class State(models.TextChoices):
        FOUND = "found", "In the way"
        EASED = "eased", "Less in the way"
        GONE = "gone", "Gone"
        STAYS = "stays", "Stays, and we say why"

    SETTLED = (State.GONE, State.STAYS)

    title = models.CharField(max_length=150)
    grounds = models.ManyToManyField(Ground, related_name="barriers")
    who = models.CharField(max_length=200, help_text="A group in words, never a person.")
    how_we_know = models.TextField()
    doing = models.TextField("what we do about it")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    found_on = models.DateField(default=timezone.localdate)
    state = models.CharField(max_length=5, choices=State, default=State.FOUND)
    review_on = models.DateField("look again on", null=True, blank=True)

    objects = BarrierQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["review_on", "pk"]
        indexes = [models.Index(fields=["review_on"], name="barrier_by_review")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["found", "eased"], review_on__isnull=False)
                | Q(state__in=["gone", "stays"], review_on=None),
                name="a_barrier_is_looked_at_again_until_it_is_settled",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("widening:barrier", args=[self.pk])

    @property
    def is_settled(self) -> bool:
        return self.review_on is None

    @property
    def state_kind(self) -> str:
        """Its tag's kind."""
        kinds = {self.State.FOUND: "late", self.State.EASED: "doing", self.State.GONE: "done"}
        return kinds.get(self.State(self.state), "not_possible")


class BarrierLook(models.Model):
    """One look at a barrier: what we saw, where it stood then, and when we look next."""

    barrier = models.ForeignKey(Barrier, models.PROTECT, related_name="looks")
    looked_on = models.DateField()
    looked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    seen = models.TextField()
    state = models.CharField(max_length=5, choices=Barrier.State)
    next_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-looked_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.barrier}, {self.looked_on:%d %B %Y}"
