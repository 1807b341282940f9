import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone

from base.core.history import HistoricalRecords
from participation.programme.activities.models import Activity
from participation.reach.representation.characteristics import CHARACTERISTICS, Characteristic

from .barriers import Barrier


class TargetGroup(models.Model):
    """A group from which we want to hear more, and watch over the years (T-55).

    It is one or more groups of one characteristic, as "Who takes part" names them: "minority ethnic
    groups" are several. Who belongs to it is never looked up, only counted.
    """

    name = models.CharField(max_length=80)
    why = models.TextField(help_text="Why this group, and what we hope for.")
    characteristic_code = models.CharField(max_length=20)
    groups = models.JSONField(default=list, help_text="Their names on the page “Who takes part”.")
    stopped_on = models.DateField(null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                name="a_target_group_is_named_once",
                violation_error_message="There is a group with this name already.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("widening:target", args=[self.pk])

    @property
    def characteristic(self) -> Characteristic:
        return CHARACTERISTICS[self.characteristic_code]

    @property
    def made_of(self) -> str:
        return f"{self.characteristic.title}: {', '.join(self.groups)}"


class InitiativeQuerySet(models.QuerySet):
    def running(self):
        return self.filter(finished_on=None)

    def to_finish(self, today=None):
        """Over, and nobody has said yet what came of it."""
        return self.running().filter(ends_on__lt=today or timezone.localdate())


class Initiative(models.Model):
    """Something we try so that more of an under-represented group take part, with its results (F-63)."""

    class Kind(models.TextChoices):
        SCHOOLS = "schools", "Work with schools"
        DROP_INS = "drop_ins", "Drop-ins where people are"
        DIGITAL = "digital", "Help with going online"
        CAMPAIGN = "campaign", "A campaign"
        REWARDS = "rewards", "Thanks and rewards"
        ASKING = "asking", "Asking for ideas, and working them out together"
        OTHER = "other", "Something else"

    title = models.CharField(max_length=150)
    kind = models.CharField(max_length=8, choices=Kind)
    tried = models.TextField("what we try")
    targets = models.ManyToManyField(TargetGroup, related_name="initiatives")
    barriers = models.ManyToManyField(Barrier, blank=True, related_name="initiatives")
    activities = models.ManyToManyField(Activity, blank=True, related_name="initiatives")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    results = models.TextField("what came of it", blank=True)
    learned = models.TextField("what we learned", blank=True)
    finished_on = models.DateField(null=True, blank=True)

    objects = InitiativeQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="an_initiative_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(finished_on=None) | ~Q(results=""),
                name="a_finished_initiative_says_what_came_of_it",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("widening:initiative", args=[self.pk])

    @property
    def standing(self) -> tuple[str, str]:
        """Where it stands, and its tag's kind."""
        today: dt.date = timezone.localdate()
        if self.finished_on:
            return "Finished", "done"
        if self.starts_on > today:
            return "Planned", "plain"
        if self.ends_on and self.ends_on < today:
            return "Over: say what came of it", "late"
        return "Running", "doing"
