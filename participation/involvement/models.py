from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from participation.customers.models import Customer, Level, PreferenceOption, Tenure
from portal.core.audience import Audience


class TimeNeeded(models.TextChoices):
    """What a tenant asks first: how much of my time?"""

    MINUTES = "minutes", "5 to 15 minutes, now and then"
    HOURS = "hours", "An hour or two, now and then"
    MONTHLY = "monthly", "A few hours a month"


class Where(models.TextChoices):
    HOME = "home", "From home or online"
    OUT = "out", "In person"
    EITHER = "either", "Either"


class OpportunityQuerySet(models.QuerySet):
    def open(self):
        return self.filter(opened_at__isnull=False, closed_at=None)

    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.open()


class Opportunity(models.Model):
    """A way to take part that a person can choose from the menu: a panel, inspector, reader, shopper."""

    title = models.CharField(max_length=100)
    slug = models.SlugField(max_length=120, unique=True)
    summary = models.CharField(max_length=200)
    description = models.TextField()
    level = models.ForeignKey(Level, models.PROTECT, related_name="opportunities")
    time_needed = models.CharField(max_length=10, choices=TimeNeeded)
    time_detail = models.CharField(
        max_length=120, help_text="One hour a month, on a weekday evening."
    )
    where = models.CharField(max_length=10, choices=Where)
    where_detail = models.CharField(max_length=120, blank=True)
    tenures = models.ManyToManyField(Tenure, blank=True, help_text="Empty: for everyone.")
    topics = models.ManyToManyField(
        PreferenceOption, blank=True, limit_choices_to={"kind": "topic"}, related_name="+"
    )
    influence = models.TextField(help_text="What people in it can change, and how they hear back.")
    training = models.TextField(blank=True)
    expenses = models.TextField(blank=True)
    places = models.PositiveSmallIntegerField(null=True, blank=True)
    recruiting_officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="opportunities_recruited"
    )
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)

    objects = OpportunityQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["title"]
        verbose_name_plural = "opportunities"

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("involvement:opportunity", args=[self.slug])


class InterestQuerySet(models.QuerySet):
    def live(self):
        return self.exclude(state__in=[Interest.State.DECLINED, Interest.State.WITHDRAWN])

    def waiting(self):
        """Nobody has been in touch with the person yet."""
        return self.filter(state=Interest.State.NEW)

    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.filter(customer__user=user)


class Interest(models.Model):
    """A customer's wish to take up an opportunity, and how far it has got.

    Placed means serving in it. ``reply_due_on`` is set from the setting INTEREST_REPLY_WORKING_DAYS.
    """

    class State(models.TextChoices):
        NEW = "new", "New"
        CONTACTED = "contacted", "Contacted"
        PLACED = "placed", "Taking part"
        DECLINED = "declined", "Not this time"
        WITHDRAWN = "withdrawn", "Withdrawn by the customer"

    opportunity = models.ForeignKey(Opportunity, models.PROTECT, related_name="interests")
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="interests")
    state = models.CharField(max_length=10, choices=State, default=State.NEW)
    expressed_at = models.DateTimeField(default=timezone.now)
    reply_due_on = models.DateField()
    moved_at = models.DateTimeField(null=True, blank=True)
    moved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.TextField(
        blank=True, help_text="Told to the customer when it is not this time."
    )

    objects = InterestQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["reply_due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["opportunity", "customer"],
                condition=~Q(state__in=["declined", "withdrawn"]),
                name="one_live_interest_per_customer",
            ),
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(reason=""), name="declining_gives_a_reason"
            ),
        ]
        indexes = [models.Index(fields=["state", "reply_due_on"], name="interest_by_due_date")]

    def __str__(self) -> str:
        return f"{self.customer}: {self.opportunity}"


class Joining(models.Model):
    """What somebody sent at the end of Join, kept whole until it has become their customer record.

    Applied once the email address has been proved, or at once where there is none to prove. Until
    then it changes nobody's record, so that nobody can overwrite another person by knowing their
    address.
    """

    answers = models.JSONField()
    email = models.EmailField(blank=True)
    sent_at = models.DateTimeField(auto_now_add=True)
    applied_at = models.DateTimeField(null=True, blank=True)
    customer = models.ForeignKey(
        Customer, models.SET_NULL, null=True, blank=True, related_name="joinings"
    )

    class Meta:
        ordering = ["-sent_at"]
        indexes = [
            models.Index(fields=["sent_at"], condition=Q(applied_at=None), name="joinings_to_apply")
        ]

    def __str__(self) -> str:
        return f"Joining of {self.sent_at:%d %B %Y}"
