import datetime as dt

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
    EITHER = "either", "From home or in person"


class OpportunityQuerySet(models.QuerySet):
    def open(self):
        return self.filter(opened_at__isnull=False, closed_at=None)

    def with_people(self):
        """Adds ``waiting`` (nobody has been in touch yet) and ``placed`` (taking part now)."""
        return self.annotate(
            waiting=models.Count("interests", filter=Q(interests__state=Interest.State.NEW)),
            placed=models.Count("interests", filter=Q(interests__state=Interest.State.PLACED)),
        )

    def with_interest_of(self, user):
        """Adds ``my_interests``: the customer's own live one, or none."""
        live = Interest.objects.live()
        mine = live.filter(customer__user=user) if user.is_authenticated else live.none()
        return self.prefetch_related(models.Prefetch("interests", mine, to_attr="my_interests"))

    def visible_to(self, user):
        """Open ones; staff also see the rest, and people the ones they have asked about."""
        if Audience.STAFF.admits(user):
            return self
        if not user.is_authenticated:
            return self.open()
        mine = Interest.objects.visible_to(user)
        return self.filter(
            Q(opened_at__isnull=False, closed_at=None) | Q(pk__in=mine.values("opportunity"))
        )


class Opportunity(models.Model):
    """A way to take part that a person can choose from the menu: a panel, inspector, reader, shopper.

    It opens once it has said all that ``STATED_BEFORE_OPENING`` names, and stays readable for the
    people in it after it has closed to others.
    """

    #: What must be said before anybody is asked to give their time (R-13, K-24): why and what is
    #: hoped for, how much influence, who for, the time it takes from both sides, what it costs and
    #: what it gives.
    STATED_BEFORE_OPENING = (
        "summary",
        "description",
        "purpose",
        "influence",
        "who_for",
        "time_detail",
        "expenses",
        "staff_time",
        "worth",
    )

    title = models.CharField(max_length=100)
    slug = models.SlugField(max_length=120, unique=True)
    summary = models.CharField(max_length=200)
    description = models.TextField()
    purpose = models.TextField(
        blank=True, help_text="Why we are doing it and what we hope will come of it."
    )
    who_for = models.CharField(max_length=200, blank=True)
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
    staff_time = models.CharField(max_length=120, blank=True)
    worth = models.TextField(
        blank=True, help_text="What it costs us, and why what it gives is worth that."
    )
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

    @property
    def is_open(self) -> bool:
        return self.opened_at is not None and self.closed_at is None

    @property
    def is_full(self) -> bool:
        return self.places is not None and self.interests.placed().count() >= self.places

    @property
    def still_to_say(self) -> list[str]:
        """The fields of ``STATED_BEFORE_OPENING`` that are empty."""
        return [name for name in self.STATED_BEFORE_OPENING if not getattr(self, name).strip()]

    def is_for(self, tenure: Tenure | None) -> bool:
        """Somebody whose tenure we do not know yet is asked, not turned away."""
        chosen = {one.pk for one in self.tenures.all()}
        return not chosen or tenure is None or tenure.pk in chosen


class InterestQuerySet(models.QuerySet):
    def live(self):
        return self.exclude(state__in=[Interest.State.DECLINED, Interest.State.WITHDRAWN])

    def waiting(self):
        """Nobody has been in touch with the person yet."""
        return self.filter(state=Interest.State.NEW)

    def in_hand(self):
        """Still for us to move on."""
        return self.filter(state__in=[Interest.State.NEW, Interest.State.CONTACTED])

    def placed(self):
        return self.filter(state=Interest.State.PLACED)

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

    #: Where each state can lead. Declined and withdrawn are the end; a new interest begins again.
    MOVES = {
        State.NEW: (State.CONTACTED, State.PLACED, State.DECLINED, State.WITHDRAWN),
        State.CONTACTED: (State.PLACED, State.DECLINED, State.WITHDRAWN),
        State.PLACED: (State.WITHDRAWN,),
        State.DECLINED: (),
        State.WITHDRAWN: (),
    }

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

    def get_absolute_url(self) -> str:
        return reverse("involvement:interest", args=[self.pk])

    @property
    def source(self) -> str:
        """How messages name this row: ``involvement.interest:12``."""
        return f"involvement.interest:{self.pk}"

    @property
    def can_move_to(self) -> tuple[State, ...]:
        return self.MOVES[self.State(self.state)]


class JoiningQuerySet(models.QuerySet):
    def to_welcome(self):
        """Applied, and no officer has been in touch yet."""
        return self.filter(applied_at__isnull=False, settled_at=None)

    def unconfirmed(self):
        """Sent more than a day ago with an email address that nobody has proved since."""
        yesterday = timezone.now() - dt.timedelta(days=1)
        return self.filter(applied_at=None, settled_at=None, sent_at__lt=yesterday)

    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.filter(customer__user=user)


class Joining(models.Model):
    """What somebody sent at the end of Join, kept whole until it has become their customer record.

    Applied once the email address has been proved, or at once where there is none to prove. Until
    then it changes nobody's record, so that nobody can overwrite another person by knowing their
    address. Settled once an officer has welcomed them, or has looked into why it was not confirmed.
    """

    answers = models.JSONField()
    email = models.EmailField(blank=True)
    sent_at = models.DateTimeField(auto_now_add=True)
    applied_at = models.DateTimeField(null=True, blank=True)
    customer = models.ForeignKey(
        Customer, models.SET_NULL, null=True, blank=True, related_name="joinings"
    )
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = JoiningQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at"]
        indexes = [
            models.Index(
                fields=["sent_at"], condition=Q(settled_at=None), name="joinings_to_settle"
            )
        ]

    def __str__(self) -> str:
        return f"Joining of {self.sent_at:%d %B %Y}"
