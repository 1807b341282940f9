from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from participation.programme.activities.models import Service

from .returns import Return


class FailureQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(answered_at=None)

    def late(self, today=None):
        return self.waiting().filter(due_on__lt=today or timezone.localdate())

    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.none()


class Failure(models.Model):
    """What a service must put right, as one return showed it, by ``due_on``.

    ``what`` is all that the service reads: neither the shopper nor anybody of us is named in it.
    Whoever reported it is told the ``answer``.
    """

    shoppers_return = models.OneToOneField(Return, models.PROTECT, related_name="failure")
    service = models.CharField(max_length=20, choices=Service)
    what = models.TextField()
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="shopping_failures"
    )
    raised_at = models.DateTimeField(default=timezone.now)
    due_on = models.DateField()
    answer = models.TextField(blank=True, help_text="What was done. The shopper reads it.")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = FailureQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None) | ~Q(answer=""),
                name="a_failure_is_answered_in_words",
            )
        ]
        indexes = [
            models.Index(
                fields=["due_on"],
                condition=Q(answered_at=None),
                name="shopping_failures_to_answer",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_service_display()}: {self.what.splitlines()[0]}"

    def get_absolute_url(self) -> str:
        return reverse("shopping:failure", args=[self.pk])

    @property
    def staff_address(self) -> str:
        return self.get_absolute_url()

    @property
    def is_answered(self) -> bool:
        return self.answered_at is not None

    @property
    def standing(self) -> str:
        if self.answered_at:
            return "Answered"
        return "Late" if self.due_on < timezone.localdate() else "To answer"

    @property
    def standing_kind(self) -> str:
        """Its tag's kind."""
        return {"Answered": "done", "Late": "late"}.get(self.standing, "doing")
