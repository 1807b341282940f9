import datetime as dt

from django.conf import settings
from django.db import models
from django.utils import timezone

from participation.messages.contact.models import Message
from participation.people.customers.models import Customer

from .house_rules import CALL_MINUTES


class ClaimQuerySet(models.QuerySet):
    def live(self):
        return self.filter(at__gt=timezone.now() - dt.timedelta(minutes=CALL_MINUTES.value))

    def stale(self):
        """Taken so long ago that the officer has been called away."""
        return self.filter(at__lte=timezone.now() - dt.timedelta(minutes=CALL_MINUTES.value))


class Claim(models.Model):
    """An officer is ringing this person now. One person is rung by one officer at a time, and the other
    way round, whichever call it is about; the two unique columns see to it."""

    customer = models.OneToOneField(Customer, models.CASCADE, related_name="call_claim")
    officer = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="call_claim"
    )
    message = models.ForeignKey(Message, models.CASCADE, related_name="call_claims")
    at = models.DateTimeField(default=timezone.now)

    objects = ClaimQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.officer} rings {self.customer}"


class Call(models.Model):
    """One time an officer rang about a message, and what came of it. Rows are added, never changed."""

    class Outcome(models.TextChoices):
        REACHED = "reached", "I spoke to them"
        LEFT_MESSAGE = "left_message", "I left a message"
        NO_ANSWER = "no_answer", "Nobody answered"
        WRONG_NUMBER = "wrong_number", "It is the wrong number"
        NOT_AGAIN = "not_again", "They asked not to be rung"

    customer = models.ForeignKey(Customer, models.PROTECT, related_name="calls")
    message = models.ForeignKey(Message, models.PROTECT, related_name="calls")
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    outcome = models.CharField(max_length=12, choices=Outcome)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.get_outcome_display()
