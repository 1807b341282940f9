from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from participation.people.customers.models import Customer
from participation.people.groups.models import Group

from .topics import Topic


class SupportQuerySet(models.QuerySet):
    def live(self):
        return self.filter(taken_back_at=None)


class Support(models.Model):
    """One customer's support of a topic. Taking it back keeps the row; supporting it again adds another."""

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="supports")
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="topics_supported")
    given_at = models.DateTimeField(default=timezone.now)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = SupportQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["topic", "customer"],
                condition=Q(taken_back_at=None),
                name="a_customer_supports_a_topic_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.customer}: {self.topic}"


class GroupAsked(models.Model):
    """An organisation that we recognise asked that the panel considers a topic; ``by`` holds an office there."""

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="groups_asked")
    group = models.ForeignKey(Group, models.PROTECT, related_name="topics_asked_for")
    why = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    customer = models.ForeignKey(
        Customer, models.PROTECT, null=True, related_name="topics_asked_for", editable=False
    )
    asked_on = models.DateField(default=timezone.localdate)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["topic", "group"], name="an_organisation_asks_for_a_topic_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.group}: {self.topic}"
