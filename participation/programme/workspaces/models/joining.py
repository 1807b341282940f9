from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from participation.people.customers.models import Customer
from participation.people.groups.models import Group


class JoinRequestQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(answered_at=None)


class JoinRequest(models.Model):
    """Somebody asks to sit on a group. Whoever speaks for it answers, or one of us."""

    group = models.ForeignKey(Group, models.PROTECT, related_name="join_requests")
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="join_requests")
    why = models.TextField(blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    accepted = models.BooleanField(null=True)
    answer = models.TextField(blank=True)

    objects = JoinRequestQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "customer"],
                condition=Q(answered_at=None),
                name="somebody_asks_to_join_a_group_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None, accepted=None)
                | Q(answered_at__isnull=False, answered_by__isnull=False, accepted__isnull=False),
                name="an_answer_to_joining_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(accepted=None) | Q(accepted=True) | ~Q(answer=""),
                name="whoever_says_no_to_joining_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.customer} asks to join {self.group}"
