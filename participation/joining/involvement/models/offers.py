from django.conf import settings
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.utils import timezone

from base.core.audience import Audience
from participation.people.customers.models import Customer
from participation.programme.activities.models import Activity, still_to_take

from .interests import Interest
from .opportunities import Opportunity


class OfferQuerySet(models.QuerySet):
    def standing(self, now=None):
        """Can still be taken or left: what is offered has not begun, or is answered until its last day, and
        is not called off."""
        return self.filter(still_to_take(now, "activity__"), activity__cancelled_at=None)

    def to(self, customer: Customer | OuterRef | Subquery):
        """Of the opportunities that the customer takes part in now, and for groups alone only of theirs."""
        sits_there = Q(
            activity__only_for__memberships__customer=customer,
            activity__only_for__memberships__until_on=None,
        )
        return self.filter(
            Q(activity__members_only=False) | sits_there,
            opportunity__interests__customer=customer,
            opportunity__interests__state=Interest.State.PLACED,
        ).distinct()

    def with_answers(self):
        """Adds ``taken`` and ``left``."""
        takes = Count("answers", filter=Q(answers__takes=True))
        leaves = Count("answers", filter=Q(answers__takes=False))
        return self.annotate(taken=takes, left=leaves)

    def visible_to(self, user):
        if Audience.STAFF.admits(user):
            return self
        return self.to(Subquery(Customer.objects.filter(user=user).values("pk")[:1]))


class Offer(models.Model):
    """One activity put to everybody in an opportunity, to take or to leave (seed row F-49).

    A volunteer bank asks for no fixed commitment: its people choose each time. The activity need not
    be public: an interview is offered to those who choose our staff, and to nobody else (K-42).
    """

    opportunity = models.ForeignKey(Opportunity, models.PROTECT, related_name="offers")
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="offers")
    words = models.TextField(blank=True, help_text="What is to be done, in the officer's words.")
    offered_at = models.DateTimeField(default=timezone.now)
    offered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = OfferQuerySet.as_manager()

    class Meta:
        ordering = ["-activity__starts_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["opportunity", "activity"],
                name="an_activity_is_offered_once_to_an_opportunity",
                violation_error_message="It has been offered to them already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.activity}, to {self.opportunity}"

    @property
    def source(self) -> str:
        """How messages name this row."""
        return f"involvement.offer:{self.pk}"


class OfferAnswer(models.Model):
    """What one person said to an offer: they take it, or leave it. They may think again."""

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="answers")
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="offer_answers")
    takes = models.BooleanField()
    answered_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["offer", "customer"], name="a_person_answers_an_offer_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.customer} {'takes' if self.takes else 'leaves'} {self.offer}"
