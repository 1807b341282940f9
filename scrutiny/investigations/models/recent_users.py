from django.db import models
from django.db.models import Q
from django.utils import timezone

from base.core.audience import Audience
from participation.people.customers.models import Customer

from .investigations import Investigation


class RecentUserQuerySet(models.QuerySet):
    def not_asked(self):
        return self.filter(asked_on=None)

    def asked(self):
        return self.filter(asked_on__isnull=False)

    def coming(self):
        return self.filter(answer=RecentUser.Answer.YES)

    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.filter(customer__user=user)


class RecentUser(models.Model):
    """Somebody who used the service lately, from a list that the landlord sends or chooses (R-34).

    They are asked to the joint session only where they agreed to invitations and were not asked too often:
    ``held_by`` names the rule of contact that kept them from being asked. Rows of those who did not say yes are
    forgotten when the investigation is published.
    """

    class Answer(models.TextChoices):
        NONE = "", "Has not answered"
        YES = "yes", "Comes"
        NO = "no", "Cannot come"

    investigation = models.ForeignKey(Investigation, models.CASCADE, related_name="recent_users")
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="investigations_asked_to")
    used_on = models.DateField(null=True, blank=True)
    listed_on = models.DateField(default=timezone.localdate)
    held_by = models.CharField(max_length=20, blank=True)
    asked_on = models.DateField(null=True, blank=True)
    answer = models.CharField(max_length=3, choices=Answer, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    came = models.BooleanField(null=True)

    objects = RecentUserQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["investigation", "customer"], name="a_recent_user_is_listed_once"
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_on=None)
                | (~Q(answer="") & Q(asked_on__isnull=False, answered_on__isnull=False)),
                name="whoever_answers_was_asked",
            ),
            models.CheckConstraint(
                condition=~Q(came=True) | Q(answer="yes"), name="whoever_came_had_said_yes"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.customer}: {self.investigation}"

    @property
    def source(self) -> str:
        """How the ledger names their taking part."""
        return f"investigations.recentuser:{self.pk}"
