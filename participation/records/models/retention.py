from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from base.core.audience import Audience
from participation.people.customers.models import Customer


class RetentionCaseQuerySet(models.QuerySet):
    def open(self):
        return self.filter(ended_at=None)

    def due(self):
        """The warning has stood long enough, and nobody holds it back."""
        return self.open().filter(held_at=None, erase_on__lte=timezone.localdate())

    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.none()


class RetentionCase(models.Model):
    """A record with no sign of life for so long that we may not keep it (UK GDPR art. 5(1)(e)).

    Found at night, told to the person, erased on ``erase_on`` unless they are heard of again or a
    manager holds it back with a reason.
    """

    class Why(models.TextChoices):
        LEFT = "left", "Left, and not heard of since"
        INACTIVE = "inactive", "Not heard of for years"

    class Ended(models.TextChoices):
        ERASED = "erased", "Erased"
        ACTIVE = "active", "Heard of again"

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="retention_cases")
    why = models.CharField(max_length=8, choices=Why)
    last_active_on = models.DateField()
    found_at = models.DateTimeField(auto_now_add=True)
    erase_on = models.DateField()
    held_at = models.DateTimeField(null=True, blank=True)
    held_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    held_reason = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_how = models.CharField(max_length=6, choices=Ended, blank=True)
    error = models.TextField(blank=True, help_text="Why erasing did not go through, if it did not.")

    objects = RetentionCaseQuerySet.as_manager()

    class Meta:
        ordering = ["erase_on", "pk"]
        indexes = [
            models.Index(
                fields=["erase_on"], condition=Q(ended_at=None), name="retention_cases_open"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["customer"],
                condition=Q(ended_at=None),
                name="a_record_has_one_open_retention_case",
            ),
            models.CheckConstraint(
                condition=Q(held_at=None) | ~Q(held_reason=""), name="holding_back_gives_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.customer}: {self.get_why_display()}"
