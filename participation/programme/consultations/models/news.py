"""Who wants to hear what is decided, and the telling of it."""

import secrets

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone

from base.core.jobs import Job, JobQuerySet
from participation.people.customers.models import Customer

from .consultations import Consultation


def new_key() -> str:
    return secrets.token_urlsafe(24)


class NewsRequestQuerySet(models.QuerySet):
    def to_tell(self):
        """Those who said yes and have not heard."""
        confirmed = self.filter(confirmed_at__isnull=False, told_at=None)
        return confirmed.filter(Q(customer=None) | Q(customer__erased_at=None))


class NewsRequest(models.Model):
    """Somebody wants to hear what is decided: a customer by their own way, a visitor by an email address.

    A visitor says yes once more from their inbox. Their row goes when they have heard, or want it no more.
    """

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="news_requests")
    customer = models.ForeignKey(
        Customer, models.PROTECT, null=True, blank=True, related_name="news_requests"
    )
    email = models.EmailField(blank=True)
    key = models.CharField(max_length=40, unique=True, default=new_key, editable=False)
    asked_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)

    objects = NewsRequestQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(customer=None) ^ Q(email=""),
                name="news_goes_to_a_customer_or_to_an_address",
            ),
            models.UniqueConstraint(
                fields=["consultation", "customer"], name="a_customer_asks_for_news_once"
            ),
            models.UniqueConstraint(
                "consultation",
                Lower("email"),
                condition=~Q(email=""),
                name="an_address_asks_for_news_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.customer or 'A visitor'}: {self.consultation}"

    def get_absolute_url(self) -> str:
        return reverse("consultations:news_request", args=[self.key])


class DecisionNews(Job):
    """The telling of one decision, to everybody who took part and wants to hear, and to whoever asked."""

    consultation = models.OneToOneField(Consultation, models.CASCADE, related_name="decision_news")

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "decision news"

    def __str__(self) -> str:
        return f"News of the decision: {self.consultation}"
