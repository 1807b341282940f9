from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from participation.people.groups.models import Group
from participation.questionnaires.models import Questionnaire

from ...activities.models import Service

User = settings.AUTH_USER_MODEL


class What(models.TextChoices):
    """What residents inspect (R-07)."""

    HOMES = "homes", "Homes ready to let"
    REPAIRS = "repairs", "Repairs that were done"
    ESTATES = "estates", "Estates"


class Team(models.Model):
    """A group whose members inspect one sort of thing. Whoever sits on it may be sent (R-07)."""

    what = models.CharField(max_length=10, choices=What)
    group = models.ForeignKey(Group, models.PROTECT, related_name="inspects")

    class Meta:
        ordering = ["what", "group__name"]
        constraints = [
            models.UniqueConstraint(fields=["what", "group"], name="a_group_inspects_a_sort_once")
        ]

    def __str__(self) -> str:
        return f"{self.group}: {self.get_what_display().lower()}"


class Pilot(models.Model):
    """What a trial of one sort of inspection showed, and whether it begins (R-39).

    Before there is one that says yes, nothing of that sort is inspected. A later one replaces it.
    """

    what = models.CharField(max_length=10, choices=What)
    evidence = models.TextField(help_text="What it was worth, and what it took.")
    compared_with = models.TextField(
        help_text="Other landlords, and the standards they inspect by."
    )
    begins = models.BooleanField(help_text="Inspections of this sort begin, or go on.")
    why = models.TextField()
    decided_on = models.DateField()
    decided_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-decided_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_what_display()}: {'begins' if self.begins else 'does not begin'}"


class StandardQuerySet(models.QuerySet):
    def in_use(self):
        return self.filter(in_use_since__isnull=False, retired_at=None)

    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.none()


class Standard(models.Model):
    """What residents hold a home, a repair or an estate against: a list of things to look at.

    A draft until ``in_use_since``; from then on its items and questions stay as they are, and other words
    are another standard. Whoever answers for the ``service`` puts right what fails; ``confirms`` says that it was.
    """

    title = models.CharField(max_length=120)
    what = models.CharField(max_length=10, choices=What)
    service = models.CharField(max_length=20, choices=Service)
    confirms = models.ForeignKey(User, models.PROTECT, related_name="+")
    questionnaire = models.OneToOneField(
        Questionnaire, models.PROTECT, null=True, blank=True, related_name="inspection_standard"
    )
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now, editable=False)
    in_use_since = models.DateTimeField(null=True, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = StandardQuerySet.as_manager()

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(in_use_since=None) | Q(questionnaire__isnull=False),
                name="a_standard_in_use_has_its_questions",
            ),
            models.CheckConstraint(
                condition=~Q(written_by=F("confirms")),
                name="whoever_writes_a_standard_leaves_confirming_to_somebody_else",
                violation_error_message="Choose somebody other than whoever wrote it.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("inspections:standard", args=[self.pk])

    @property
    def staff_address(self) -> str:
        return self.get_absolute_url()

    @property
    def is_of_homes(self) -> bool:
        return self.what == What.HOMES

    @property
    def is_in_use(self) -> bool:
        return self.in_use_since is not None and self.retired_at is None

    @property
    def standing(self) -> str:
        if self.retired_at:
            return "Not used any more"
        return "In use" if self.in_use_since else "Draft"

    @property
    def standing_kind(self) -> str:
        """Its tag's kind."""
        return {"In use": "doing", "Not used any more": "not_possible"}.get(self.standing, "plain")


class Item(models.Model):
    """One thing to look at, in one ``part`` of the place. Where what ``is_safety`` fails, a home is not ready."""

    standard = models.ForeignKey(Standard, models.CASCADE, related_name="items")
    place = models.PositiveSmallIntegerField()
    part = models.CharField(max_length=60)
    words = models.CharField(max_length=200)
    is_safety = models.BooleanField(default=False)

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(
                fields=["standard", "place"], name="a_standard_has_one_item_at_a_place"
            )
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def code(self) -> str:
        """Its question's."""
        return f"item-{self.place}"
