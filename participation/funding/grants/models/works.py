"""Small works outside that are paid from a scheme of works (R-59 to R-65)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from participation.people.groups.models import Group

from .grants import Grant
from .schemes import SchemeYear

User = settings.AUTH_USER_MODEL


class WorkQuerySet(models.QuerySet):
    def to_finish(self):
        """Awarded, and not finished yet."""
        return self.filter(done_on=None, grant__offered_at__isnull=False)


class Work(models.Model):
    """What is to be built or planted, beside the grant that pays for it.

    ``source`` is who found it: an estate that has no association is looked at by inspectors, caretakers and residents
    (R-63), and its grant is then the review group's. ``rank`` is the place that the review group gave it, 1 first.
    """

    class Source(models.TextChoices):
        ASSOCIATION = "association", "An association"
        STAFF = "staff", "Our staff"
        INSPECTION = "inspection", "An inspection"
        CARETAKER = "caretaker", "A caretaker"
        RESIDENTS = "residents", "Residents"

    grant = models.OneToOneField(Grant, models.PROTECT, related_name="work")
    place = models.CharField(
        max_length=200, help_text="Where it is, so that a contractor finds it."
    )
    source = models.CharField(max_length=11, choices=Source)
    rank = models.PositiveSmallIntegerField(null=True, editable=False)
    contractor = models.CharField(max_length=150, blank=True)
    is_local = models.BooleanField(null=True, help_text="The contractor is from here (R-64).")
    why_not_local = models.CharField(max_length=200, blank=True)
    begins_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    added_by = models.ForeignKey(User, models.PROTECT, editable=False, related_name="+")
    added_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = WorkQuerySet.as_manager()

    class Meta:
        ordering = [models.F("rank").asc(nulls_last=True), "added_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    source__in=["association", "staff", "inspection", "caretaker", "residents"]
                ),
                name="a_work_comes_from_a_known_source",
            ),
            models.CheckConstraint(
                condition=~Q(is_local=False) | ~Q(why_not_local=""),
                name="a_contractor_from_elsewhere_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.grant.what_for}, {self.place}"


class Ranking(models.Model):
    """One meeting of the review group at which it put the works of a year in order. The newest stands."""

    scheme_year = models.ForeignKey(SchemeYear, models.PROTECT, related_name="rankings")
    group = models.ForeignKey(Group, models.PROTECT, related_name="+")
    on = models.DateField()
    by = models.ForeignKey(User, models.PROTECT, editable=False, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.group}, {self.on}"
