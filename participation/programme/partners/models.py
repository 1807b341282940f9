"""What we know of a partner body, what it does, what we agreed with it, and what we heard at its meetings."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from base.core.history import HistoricalRecords
from base.core.periods import FinancialYear
from participation.people.groups.models import Group

User = settings.AUTH_USER_MODEL


class PartnerQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.none()

    def live(self):
        return self.filter(group__ended_on=None)

    def without_plan(self, year: int):
        """Of those that publish a plan each year, whose plan of that one has not come."""
        there = BusinessPlan.objects.filter(partner=OuterRef("pk"), year=year)
        return self.live().filter(~Exists(there), publishes_plan=True)


class Partner(models.Model):
    """A body that is not ours and works with us, such as a federation of tenants (seed row R-24).

    It is one of the groups on record, which has its documents and, where we give it money, its grants.
    ``staff`` are people whom it pays. ``elected_on`` is the last election of its board and ``next_election_on``
    the next one.
    """

    group = models.OneToOneField(Group, models.PROTECT, related_name="partner")
    form = models.CharField(max_length=120, blank=True)
    staff = models.PositiveSmallIntegerField(null=True, blank=True)
    funded_by = models.CharField(max_length=200, blank=True)
    elected_on = models.DateField(null=True, blank=True)
    next_election_on = models.DateField(null=True, blank=True)
    publishes_plan = models.BooleanField(default=False)

    objects = PartnerQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["group__name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(elected_on=None)
                | Q(next_election_on=None)
                | Q(next_election_on__gt=F("elected_on")),
                name="a_partner_elects_again_after_it_elected",
            )
        ]

    def __str__(self) -> str:
        return self.group.name

    def get_absolute_url(self) -> str:
        return reverse("partners:partner", args=[self.pk])


class PartnerRole(models.Model):
    """One thing that a partner does (R-25). Where we do it too, ``kept_apart`` says how nothing is done twice (R-29)."""

    partner = models.ForeignKey(Partner, models.CASCADE, related_name="does")
    what = models.CharField(max_length=200)
    ours_too = models.BooleanField(default=False)
    kept_apart = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partner", "what"],
                name="a_partner_does_a_thing_once",
                violation_error_message="It is on the list already.",
            ),
            models.CheckConstraint(
                condition=~Q(ours_too=True, kept_apart=""),
                name="what_both_do_says_how_it_is_kept_apart",
            ),
        ]

    def __str__(self) -> str:
        return self.what


class BusinessPlan(models.Model):
    """The plan that a partner published for one financial year, by the calendar year in which it begins (R-26)."""

    partner = models.ForeignKey(Partner, models.PROTECT, related_name="plans")
    year = models.PositiveSmallIntegerField()
    file = models.FileField(upload_to="partners/%Y/")
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    added_on = models.DateField(default=timezone.localdate, editable=False)

    class Meta:
        ordering = ["-year", "-pk"]

    def __str__(self) -> str:
        return f"Business plan {self.financial_year}"

    @property
    def financial_year(self) -> FinancialYear:
        return FinancialYear.starting(self.year)


class ServiceAgreementQuerySet(models.QuerySet):
    def in_force(self):
        """Of each partner the newest one."""
        newer = ServiceAgreement.objects.filter(
            partner=OuterRef("partner"), agreed_on__gt=OuterRef("agreed_on")
        )
        return self.filter(~Exists(newer), partner__group__ended_on=None)


class ServiceAgreement(models.Model):
    """What we and a partner agreed in writing that it does, by the four tests of R-27, and when it is looked at again.

    A new one stands beside those before it; the newest holds.
    """

    partner = models.ForeignKey(Partner, models.PROTECT, related_name="agreements")
    agreed_on = models.DateField()
    review_on = models.DateField()
    resident_focus = models.TextField()
    value = models.TextField()
    quality = models.TextField()
    no_duplication = models.TextField()
    file = models.FileField(upload_to="partners/%Y/", blank=True)
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)

    objects = ServiceAgreementQuerySet.as_manager()

    class Meta:
        ordering = ["-agreed_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partner", "agreed_on"], name="a_partner_agrees_once_on_a_day"
            ),
            models.CheckConstraint(
                condition=Q(review_on__gt=F("agreed_on")),
                name="a_service_agreement_is_reviewed_after_it_was_made",
            ),
        ]

    def __str__(self) -> str:
        return f"Service-level agreement with {self.partner}"


class MeetingAttended(models.Model):
    """A meeting of a partner to which one of us went (T-30): what was said, and to whom it was passed on."""

    partner = models.ForeignKey(Partner, models.PROTECT, related_name="meetings")
    on = models.DateField()
    went = models.ForeignKey(User, models.PROTECT, related_name="+")
    heard = models.TextField()
    passed_to = models.CharField(max_length=200, blank=True)
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)

    class Meta:
        ordering = ["-on", "-pk"]
        verbose_name_plural = "meetings attended"

    def __str__(self) -> str:
        return f"{self.partner}, {self.on:%-d %B %Y}"
