import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from base.core.history import HistoricalRecords
from participation.people.customers.models import Customer

from .criteria import Criterion
from .registrations import Registration

User = settings.AUTH_USER_MODEL


#: What stands in place of somebody’s name, as the erasing of a record leaves it.
ERASED = "Erased"


class OfficeBearerQuerySet(models.QuerySet):
    def to_forget(self, since: dt.date):
        """Who is no customer of ours, so that no record of theirs is erased, and left or was named that long ago."""
        over = Registration.objects.over_since(since).values("pk")
        known = self.filter(customer=None).exclude(name=ERASED)
        return known.filter(Q(left_on__lte=since) | Q(registration__in=over))


class OfficeBearer(models.Model):
    """Whoever holds an office of the group, as the application names them (art. 5(2)(b)).

    ``reached`` is for us alone. ``public_contact`` is what they let everybody read; mostly nothing. ``customer`` is
    empty of a neighbour who is no customer of ours. Both contacts go on the day ``left_on``.
    """

    registration = models.ForeignKey(
        Registration, models.CASCADE, related_name="office_bearers", editable=False
    )
    customer = models.ForeignKey(
        Customer,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="offices_in_applications",
    )
    name = models.CharField(max_length=150)
    office = models.CharField(max_length=80)
    reached = models.CharField(
        max_length=250, blank=True, help_text="Address, phone or email. Only we read it."
    )
    public_contact = models.CharField(max_length=250, blank=True)
    left_on = models.DateField(null=True, blank=True, editable=False)

    objects = OfficeBearerQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(office=""), name="an_office_bearer_has_name_and_office"
            ),
            models.CheckConstraint(
                condition=Q(left_on=None) | Q(reached="", public_contact=""),
                name="nobody_is_reached_who_left_an_office",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.office}"


class Finding(models.Model):
    """One criterion of the order, of one application: its evidence, and whether we found that it is met.

    ``met`` is empty until somebody of us looked. ``next_check_on`` is when it is looked at again.
    """

    registration = models.ForeignKey(
        Registration, models.CASCADE, related_name="findings", editable=False
    )
    criterion = models.ForeignKey(
        Criterion, models.PROTECT, related_name="findings", editable=False
    )
    evidence = models.TextField(blank=True)
    file = models.FileField(upload_to="registration/%Y/", blank=True)
    met = models.BooleanField(null=True, blank=True, editable=False)
    why = models.TextField(blank=True, editable=False)
    checked_on = models.DateField(null=True, blank=True, editable=False)
    checked_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    next_check_on = models.DateField(null=True, blank=True, editable=False)

    history = HistoricalRecords()

    class Meta:
        ordering = ["criterion__position"]
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "criterion"], name="an_application_has_each_criterion_once"
            ),
            models.CheckConstraint(
                condition=Q(met=None, checked_on=None, checked_by=None, next_check_on=None)
                | Q(
                    met__isnull=False,
                    checked_on__isnull=False,
                    checked_by__isnull=False,
                    next_check_on__gt=F("checked_on"),
                ),
                name="a_finding_says_when_by_whom_and_when_again",
            ),
            models.CheckConstraint(
                condition=~Q(met=False) | ~Q(why=""), name="what_is_not_met_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterion.where}: {self.said}"

    @property
    def said(self) -> str:
        return {None: "Not looked at", True: "Met", False: "Not met"}[self.met]

    @property
    def said_kind(self) -> str:
        """Its tag's kind."""
        return {None: "plain", True: "done", False: "not_possible"}[self.met]

    @property
    def is_due(self) -> bool:
        return self.next_check_on is not None and self.next_check_on <= timezone.localdate()
