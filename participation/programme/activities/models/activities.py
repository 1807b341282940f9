import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q
from django.utils import timezone

from base.core.addresses import address_of
from base.core.audience import Audience
from base.core.periods import Period
from base.core.templatetags.words import clock
from participation.people.customers.models import Aim, Area, Customer, Level, Tenure
from participation.people.groups.models import Group, Membership

from .. import kinds
from ..calendar_entry import CalendarEntry

#: What ends on the day after it began, and no later than this, is one evening and not two days.
LONGEST_NIGHT = dt.timedelta(hours=12)


class Service(models.TextChoices):
    """The part of the landlord an activity is about."""

    REPAIRS = "repairs", "Repairs and improvements"
    RENT = "rent", "Rent and charges"
    NEIGHBOURHOOD = "neighbourhood", "Neighbourhoods and estates"
    HOMES = "homes", "New and empty homes"
    SUPPORT = "support", "Advice and support"
    CUSTOMER_CARE = "customer_care", "Contact with us"
    GOVERNANCE = "governance", "How we are run"


#: Who runs an activity: the team whose work it is, or a service itself (seed row R-101).
RUN_BY = [("participation", "The participation team"), *Service.choices]


def still_to_take(now: Any = None, at: str = "") -> Q:
    """It has not begun, or everybody can answer it until a last day that has not passed: of an activity, or of
    that which stands ``at`` the end of a path."""
    now = now or timezone.now()
    answered = {
        f"{at}kind__in": kinds.codes("stands_on_last_day"),
        f"{at}published_at__isnull": False,
        f"{at}ends_at__gt": now,
    }
    return Q(**{f"{at}starts_at__gt": now}) | Q(**answered)


class ActivityQuerySet(models.QuerySet):
    def happened_in(self, period: Period):
        """Started in the period and was not called off."""
        return self.filter(
            period.holds("starts_at"), cancelled_at=None, starts_at__lte=timezone.now()
        )

    def coming(self, now=None):
        return self.filter(starts_at__gt=now or timezone.now(), cancelled_at=None)

    def to_take(self, now=None):
        """What somebody may still choose to take part in."""
        return self.filter(still_to_take(now), cancelled_at=None)

    def published(self):
        return self.filter(published_at__isnull=False)

    def for_everybody(self):
        """Not only for those who sit on some groups: what visitors, feeds and lists for all show."""
        return self.filter(members_only=False)

    def of_group(self, group: Group | OuterRef):
        """Held together with the group, or only for those who sit on it; each once.

        Of an outer query's group, the reference is one level deeper than this query is.
        """
        together = Activity.groups.through.objects.filter(group=group)
        for_it_alone = Activity.only_for.through.objects.filter(group=group)
        return self.filter(
            Q(pk__in=together.values("activity")) | Q(pk__in=for_it_alone.values("activity"))
        )

    def theirs(self, whose: Q | None):
        """What somebody may see; ``whose`` finds rows that name them, and is None for a visitor."""
        return self.for_everybody() if whose is None else self.filter(self.open_to(whose))

    def open_to(self, whose: Q) -> Q:
        """For everybody, or for a group that they sit on."""
        mine = Membership.objects.sitting().filter(whose).values("group")
        for_mine = Activity.only_for.through.objects.filter(group__in=mine)
        return Q(members_only=False) | Q(pk__in=for_mine.values("activity"))

    def not_closed_out(self, now=None):
        """Over, and nobody has written down yet what came of it."""
        over = {"ends_at__lt": now or timezone.now()}
        return self.filter(closed_out_at=None, cancelled_at=None, **over)

    def visible_to(self, user):
        if Audience.STAFF.admits(user):
            return self
        return self.published().theirs(Q(customer__user=user) if user.is_authenticated else None)


class Activity(CalendarEntry):
    """One thing the landlord did or plans with customers, and what it stated before it started.

    Events, consultations and every later form of engagement extend it. Seed row R-13: why and the
    hoped-for result, how much influence and what happens with it, who for, the time, the cost.
    ``purpose`` and ``influence`` are shown to customers. Costs are pounds, hours are staff hours.
    """

    #: How other rows name one, with its number.
    SOURCE = "activities.activity"

    #: The five parts that are stated before it opens (R-13), and what is missing where one is not:
    #: why; how much influence; who takes part, beside those it is for; the time it asks of people and
    #: of staff; what it costs, held against what it gives.
    STATED_BEFORE_OPENING = {
        "purpose": "why you do it and what you hope will come of it",
        "influence": "what people can change and what happens with it",
        "staff_and_partners": "which staff and partners take part",
        "residents_time": "how much time it asks of people",
        "planned_hours": "how many staff hours it takes",
        "worth": "what it takes and why that is worth it",
    }

    class MetPurpose(models.TextChoices):
        YES = "yes", "Yes"
        PARTLY = "partly", "Partly"
        NO = "no", "No"

    title = models.CharField(max_length=150)
    slug = models.SlugField(max_length=170, unique=True)
    kind = models.CharField(max_length=20, choices=kinds.choices)
    aims = models.ManyToManyField(Aim, related_name="activities")
    purpose = models.TextField(help_text="Why we are doing it and what we hope will come of it.")
    level = models.ForeignKey(Level, models.PROTECT, related_name="activities")
    influence = models.TextField(
        blank=True,
        help_text="What people can change, what is already decided, what happens with it.",
    )
    service = models.CharField(max_length=20, choices=Service)
    run_by = models.CharField(
        max_length=20,
        choices=RUN_BY,
        blank=True,
        default="",
        db_default="",
        help_text="Empty where it was not noted.",
    )
    tenures = models.ManyToManyField(Tenure, blank=True, help_text="Empty: for everyone.")
    areas = models.ManyToManyField(Area, blank=True, help_text="Empty: everywhere.")
    groups = models.ManyToManyField(
        Group, blank=True, related_name="activities", help_text="Held together with them."
    )
    only_for = models.ManyToManyField(
        Group,
        blank=True,
        related_name="activities_for_it_alone",
        help_text="Nobody else sees it or comes. Empty: not for groups alone.",
    )

    staff_and_partners = models.TextField(
        blank=True,
        default="",
        db_default="",
        help_text="Which staff and partner organisations take part, and what each does.",
    )
    residents_time = models.CharField(
        max_length=120,
        blank=True,
        default="",
        db_default="",
        help_text="How much time it asks of people, in words.",
    )
    worth = models.TextField(
        blank=True,
        default="",
        db_default="",
        help_text="What it takes, and why what it gives is worth that.",
    )

    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    lead_officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="activities_led"
    )
    planned_cost = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    actual_cost = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    planned_hours = models.DecimalField(max_digits=6, decimal_places=1, null=True, blank=True)
    actual_hours = models.DecimalField(max_digits=6, decimal_places=1, null=True, blank=True)

    summary = models.TextField(blank=True, help_text="What was said. Shown to everyone.")
    next_steps = models.TextField(blank=True, help_text="What happens next. Shown to everyone.")
    met_purpose = models.CharField(max_length=6, choices=MetPurpose, blank=True)

    created_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    closed_out_at = models.DateTimeField(null=True, blank=True)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        verbose_name_plural = "activities"
        indexes = [
            models.Index(fields=["starts_at"], name="activity_by_start"),
            models.Index(
                fields=["ends_at"],
                condition=Q(closed_out_at=None, cancelled_at=None),
                name="activity_to_close_out",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gte=F("starts_at")), name="an_activity_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at=None) | Q(closed_out_at=None),
                name="a_cancelled_activity_is_not_closed_out",
            ),
            models.CheckConstraint(
                condition=(Q(actual_cost=None) | Q(actual_cost__gte=0))
                & (Q(planned_cost=None) | Q(planned_cost__gte=0)),
                name="activity_cost_is_not_negative",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The public address of any activity, also where only this part of its row was fetched."""
        return address_of(self.of_kind.page, self.slug)

    @property
    def staff_address(self) -> str:
        return address_of(self.of_kind.staff_page, self.pk)

    @property
    def of_kind(self) -> kinds.Kind:
        return kinds.of(self.kind)

    @property
    def still_to_state(self) -> list[str]:
        """In words, what of the five parts is not stated yet."""
        stated = self.STATED_BEFORE_OPENING.items()
        return [words for name, words in stated if getattr(self, name) in ("", None)]

    def is_open_to(self, customer: Customer) -> bool:
        """Whether somebody may come: it is for everybody, or for a group that they sit on now."""
        if not self.members_only:
            return True
        mine = Membership.objects.sitting().filter(customer=customer)
        return mine.filter(group__activities_for_it_alone=self.pk).exists()

    @property
    def is_over(self) -> bool:
        return self.ends_at < timezone.now()

    @property
    def has_started(self) -> bool:
        return self.starts_at <= timezone.now()

    @property
    def last_day(self) -> dt.date | None:
        """Of one that goes on for longer than its first day, as a co-design project does; what goes on
        after midnight does not."""
        last = timezone.localdate(self.ends_at)
        is_night = self.ends_at - self.starts_at <= LONGEST_NIGHT
        return None if is_night or last == timezone.localdate(self.starts_at) else last

    @property
    def hours_words(self) -> str:
        """7pm to 9pm; 10pm to 1am the next day."""
        starts, ends = timezone.localtime(self.starts_at), timezone.localtime(self.ends_at)
        next_day = " the next day" if starts.date() != ends.date() else ""
        return f"{clock(starts)} to {clock(ends)}{next_day}"

    @property
    def source(self) -> str:
        """How other rows name this one: ``activities.activity:12``."""
        return f"{self.SOURCE}:{self.pk}"
