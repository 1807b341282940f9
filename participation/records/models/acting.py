import datetime as dt

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from base.core.audience import Audience
from base.core.facts import record_fact
from participation.people.customers.models import Customer


class ActingQuerySet(models.QuerySet):
    def live(self):
        return self.filter(ended_at=None)

    def run_out(self):
        """Not ended by anybody, and past the limit."""
        return self.live().filter(ends_at__lte=timezone.now())

    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.filter(customer__user=user)


class Acting(models.Model):
    """One stretch in which an officer filled in forms for a customer who is not online (K-66).

    It holds in the browser session that began it and in no other, until ``ends_at`` at the latest
    (ACTING_MINUTES after it began). The officer stays who they are throughout.
    """

    class Asked(models.TextChoices):
        PHONE = "phone", "On the phone"
        IN_PERSON = "in_person", "Face to face"
        POST = "post", "In a letter or on a paper form"
        OTHER = "other", "Through somebody who speaks for them"

    class Ended(models.TextChoices):
        PRESSED = "pressed", "The officer finished"
        SIGNED_OUT = "signed_out", "The officer signed out"
        RAN_OUT = "ran_out", "The time was up"
        REPLACED = "replaced", "The officer began again elsewhere"

    officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="acted_for")
    asked = models.CharField("how they asked", max_length=10, choices=Asked)
    began_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_how = models.CharField(max_length=10, choices=Ended, blank=True)

    objects = ActingQuerySet.as_manager()

    class Meta:
        ordering = ["-began_at"]
        indexes = [
            models.Index(fields=["ends_at"], condition=Q(ended_at=None), name="acting_to_end")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["officer"],
                condition=Q(ended_at=None),
                name="an_officer_acts_for_one_person_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_how="")
                | (Q(ended_at__isnull=False) & ~Q(ended_how="")),
                name="acting_that_ended_says_how",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.officer} for {self.customer}"

    @property
    def is_over(self) -> bool:
        return self.ended_at is not None or self.ends_at <= timezone.now()

    @transaction.atomic
    def write_down(self, what: str) -> None:
        """Keep what was just done for the customer, in the transaction that did it.

        Called by ``participation.people.customers.mine``, which knows nothing of this app.
        """
        change = self.changes.create(what=what[:250])
        record_fact(
            "acting_changed",
            subject=self.customer,
            actor=self.officer,
            acting=self.pk,
            change=change.pk,
        )

    @property
    def minutes_left(self) -> int:
        """Whole minutes, the one that has begun included."""
        left = self.ends_at - timezone.now()
        return max(0, -(-left // dt.timedelta(minutes=1)))


class ActingChange(models.Model):
    """One thing the officer did for the customer, in the words of the copy that goes to them."""

    acting = models.ForeignKey(Acting, models.CASCADE, related_name="changes")
    what = models.CharField(max_length=250)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.what
