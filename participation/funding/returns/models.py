"""The yearly return of a group, and the lines of its accounts."""

from decimal import Decimal
from typing import Any

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from base.core.audience import Audience
from base.core.periods import FinancialYear
from participation.people.groups.models import Group

User = settings.AUTH_USER_MODEL


def groups_that_report() -> models.QuerySet[Group]:
    """Those that speak for a place, which tell each year what they did (seed row T-24)."""
    return Group.objects.live().filter(kind__speaks_for_area=True)


class AnnualReturnQuerySet(models.QuerySet):
    def sent(self):
        return self.filter(sent_on__isnull=False)

    def of_year(self, year: Any):
        return self.filter(year=year)

    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.none()

    def open_accounts(self):
        """Those whose accounts everybody may read: sent, examined, and so wished by the group (T-38)."""
        return self.sent().filter(shows_accounts=True).exclude(accounts="")


class AnnualReturn(models.Model):
    """What one group did in a financial year: its work, what it was consulted on, what came of it, its money (T-24).

    ``year`` is the calendar year in which the financial year begins. It changes no more once it is sent, unless one
    of us gives it back to the group, which says why.
    """

    group = models.ForeignKey(Group, models.PROTECT, related_name="annual_returns")
    year = models.PositiveSmallIntegerField(editable=False)
    members = models.PositiveIntegerField(null=True, blank=True)
    work = models.TextField(blank=True)
    consultations = models.TextField(blank=True)
    outcomes = models.TextField(blank=True)
    accounts = models.FileField(upload_to="returns/%Y/", blank=True)
    examined_by = models.CharField(max_length=120, blank=True)
    examined_on = models.DateField(null=True, blank=True)
    shows_accounts = models.BooleanField(default=False)
    begun_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    sent_on = models.DateField(null=True, blank=True, editable=False)
    sent_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    given_back_because = models.TextField(blank=True, editable=False)

    objects = AnnualReturnQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "group__name"]
        constraints = [
            models.UniqueConstraint(fields=["group", "year"], name="a_group_returns_once_a_year"),
            models.CheckConstraint(
                condition=Q(sent_on=None, sent_by=None)
                | Q(sent_on__isnull=False, sent_by__isnull=False) & ~Q(work=""),
                name="a_return_that_was_sent_says_what_was_done",
            ),
            models.CheckConstraint(
                condition=Q(examined_by="", examined_on=None)
                | ~Q(examined_by="") & Q(examined_on__isnull=False),
                name="examined_accounts_say_by_whom_and_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group}, {self.financial_year}"

    def get_absolute_url(self) -> str:
        return reverse("returns:return", args=[self.pk])

    @property
    def my_address(self) -> str:
        return reverse("returns:mine_one", args=[self.group.slug, self.pk])

    @property
    def financial_year(self) -> FinancialYear:
        return FinancialYear.starting(self.year)

    @property
    def is_sent(self) -> bool:
        return self.sent_on is not None

    @property
    def missing(self) -> list[str]:
        """What still has to be written before it is sent, in words."""
        told = (
            (self.work, "what you did"),
            (self.consultations, "what you were consulted on"),
            (self.outcomes, "what came of it"),
        )
        return [words for there, words in told if not there]

    @property
    def standing(self) -> str:
        if self.is_sent:
            return "Sent"
        return "Given back" if self.given_back_because else "Begun"

    @property
    def standing_kind(self) -> str:
        """Its tag's kind."""
        return {"Sent": "done", "Given back": "late"}.get(self.standing, "doing")


class AccountLine(models.Model):
    """One line of a group's accounts of a year: what came in or went out, under which head (T-25).

    ``from_grant``: of what went out, that it was paid from our money.
    """

    annual_return = models.ForeignKey(AnnualReturn, models.CASCADE, related_name="lines")
    comes_in = models.BooleanField()
    head = models.CharField(max_length=100)
    pounds = models.DecimalField(
        max_digits=9, decimal_places=2, validators=[MinValueValidator(Decimal("0.01"))]
    )
    from_grant = models.BooleanField(default=False)

    class Meta:
        ordering = ["-comes_in", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(pounds__gt=0), name="a_line_of_accounts_is_of_more_than_nothing"
            ),
            models.CheckConstraint(
                condition=Q(comes_in=False) | Q(from_grant=False),
                name="only_what_is_spent_is_spent_from_a_grant",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.head}: £{self.pounds}"


def was_there(group: Group, year: FinancialYear) -> bool:
    """Before the last day of that year; where we do not know since when it is there, it was."""
    return group.formed_on is None or group.formed_on < year.last


def without_return(year: FinancialYear) -> models.QuerySet[Group]:
    """Groups that were there in that year (:func:`was_there`) and have sent no return of it."""
    return without_return_of(year.start_year, year.last)


def without_return_of(year: Any, last_day: Any) -> models.QuerySet[Group]:
    """The same of a year that is known when the page is asked for."""
    sent = AnnualReturn.objects.sent().of_year(year).filter(group=OuterRef("pk"))
    there = Q(formed_on=None) | Q(formed_on__lt=last_day)
    return groups_that_report().filter(there, ~Exists(sent))
