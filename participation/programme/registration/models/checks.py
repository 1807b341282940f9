from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from .registrations import Registration

User = settings.AUTH_USER_MODEL


class AnnualCheckQuerySet(models.QuerySet):
    def open(self, today: Any = None):
        """Not looked at by us yet, of groups that are on the register today, or on a day that is told when it is asked."""
        live = Registration.objects.on_register(today)
        return self.filter(checked_on=None, registration__in=live)

    def due_by(self, day):
        return self.open().filter(due_on__lte=day)


class AnnualCheck(models.Model):
    """Whether a registered group still meets what the order asks, a year after the last anniversary.

    ``due_on`` is the anniversary of the day from which it is registered, the ``year``-th. It never moves: whoever
    does one late has no more time for the next. The group says what it did; one of us checks it.
    """

    registration = models.ForeignKey(Registration, models.PROTECT, related_name="checks")
    year = models.PositiveSmallIntegerField(editable=False)
    due_on = models.DateField(editable=False)
    agm_on = models.DateField(null=True, blank=True)
    committee = models.PositiveSmallIntegerField(null=True, blank=True)
    accounts_examined_on = models.DateField(null=True, blank=True)
    accounts_examined_by = models.CharField(max_length=120, blank=True)
    constitution_is_same = models.BooleanField(null=True, blank=True)
    note = models.TextField(blank=True)
    sent_on = models.DateField(null=True, blank=True, editable=False)
    sent_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    in_order = models.BooleanField(null=True, blank=True)
    found = models.TextField(blank=True)
    checked_on = models.DateField(null=True, blank=True, editable=False)
    checked_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )

    objects = AnnualCheckQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(
                fields=["due_on"], condition=Q(checked_on=None), name="annual_checks_to_do"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "year"], name="a_group_is_checked_once_a_year"
            ),
            models.CheckConstraint(
                condition=Q(in_order=None, checked_on=None, checked_by=None)
                | Q(in_order__isnull=False, checked_on__isnull=False, checked_by__isnull=False),
                name="an_annual_check_says_when_and_by_whom",
            ),
            models.CheckConstraint(
                condition=~Q(in_order=False) | ~Q(found=""),
                name="an_annual_check_says_what_is_not_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"Annual check {self.year}: {self.registration.group}"

    @property
    def is_late(self) -> bool:
        return self.checked_on is None and self.due_on < timezone.localdate()

    @property
    def missing(self) -> list[str]:
        """Which of the four points are not there, in words."""
        told = (
            (self.agm_on, "no annual general meeting"),
            ((self.committee or 0) >= 3, "fewer than three on the committee"),
            (self.accounts_examined_on, "accounts that nobody examined"),
            (self.constitution_is_same is not None, "nothing said of the constitution"),
        )
        return [words for there, words in told if not there]

    @property
    def standing(self) -> str:
        if self.checked_on:
            return "In order" if self.in_order else "Not in order"
        if self.is_late:
            return "Late"
        return "Sent by the group" if self.sent_on else "To do"

    @property
    def standing_kind(self) -> str:
        """Its tag's kind."""
        kinds = {"In order": "done", "Not in order": "not_possible", "Late": "late"}
        return kinds.get(self.standing, "doing")
