from django.conf import settings
from django.db import models
from django.db.models import Q

from base.core.audience import Audience
from base.core.periods import Period
from participation.people.customers.models import Customer, Tenure

from .activities import Activity


def by_customers_apart() -> Q:
    """Rows of customers who are counted apart. By the few tenures, for a database may not hold so many people
    in memory and would then go through all of them for each row.
    """
    return Q(customer__tenure__in=Tenure.objects.filter(in_main_count=False))


class EngagementQuerySet(models.QuerySet):
    def within(self, period: Period):
        return self.filter(period.holds("day", moment=False))

    def named(self):
        return self.filter(customer__isnull=False)

    def of_customers(self):
        """Named, and in the figures of our customers: nobody who is counted apart."""
        return self.named().exclude(by_customers_apart())

    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.filter(customer__user=user)


class Engagement(models.Model):
    """One customer's taking part in one activity in one role on one day; or a head-count.

    The flat ledger that every figure of taking part reads. A head-count has no customer and says how
    many ``people``, whose names were not taken. ``source`` is unique, so recording twice records once.
    """

    class Role(models.TextChoices):
        ATTENDED = "attended", "Came"
        RESPONDED = "responded", "Answered"
        INSPECTED = "inspected", "Inspected"
        VOTED = "voted", "Voted"
        CONTRIBUTED = "contributed", "Contributed"

    class Mode(models.TextChoices):
        """How somebody came to what was held in a room, online, or in both at once (K-05)."""

        ROOM = "room", "In the room"
        ONLINE = "online", "Online"

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="engagements")
    customer = models.ForeignKey(
        Customer, models.PROTECT, null=True, blank=True, related_name="engagements"
    )
    role = models.CharField(max_length=12, choices=Role)
    mode = models.CharField(
        max_length=6, choices=Mode, blank=True, help_text="Empty where it was not noted."
    )
    day = models.DateField()
    people = models.PositiveIntegerField(default=1)
    source = models.CharField(max_length=100, unique=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = EngagementQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["day", "activity"], name="engagement_by_day"),
            models.Index(fields=["customer", "day"], name="engagement_of_a_customer"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(customer=None, people__gte=1) | Q(customer__isnull=False, people=1),
                name="a_named_engagement_is_one_person",
            )
        ]

    def __str__(self) -> str:
        return f"{self.customer or f'{self.people} people'}: {self.get_role_display()}, {self.activity}"
