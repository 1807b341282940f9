from django.conf import settings
from django.db import models
from django.utils import timezone

from participation.programme.activities.models import Activity


class Cycle(models.Model):
    """Something that must be asked regularly. How often is a house rule; see :mod:`surveys.cycles`.

    ``last_elsewhere_on`` is when one ended that was not asked with the portal, so that the next is due
    in time after that.
    """

    class Code(models.TextChoices):
        TENANTS = "tenants", "Full satisfaction survey of tenants"
        OWNERS = "owners", "Satisfaction survey of factored owners"
        RENT = "rent", "Rent consultation"

    code = models.CharField(max_length=10, choices=Code, unique=True)
    last_elsewhere_on = models.DateField(null=True, blank=True)
    since = models.DateField(
        default=timezone.localdate,
        editable=False,
        help_text="Where none is on record, it is due some months after.",
    )
    note = models.CharField(max_length=200, blank=True, help_text="Who asked it, and where it is.")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.get_code_display()


class Report(models.Model):
    """To whom the result of one of a cycle was reported, and when (F-20, F-21)."""

    class Reader(models.TextChoices):
        BOARD = "board", "The Board"
        TENANTS = "tenants", "Tenants"
        OWNERS = "owners", "Factored owners"
        REGULATOR = "regulator", "The regulator"

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="reported_to")
    reader = models.CharField(max_length=10, choices=Reader)
    reported_on = models.DateField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["reported_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "reader"], name="a_result_is_reported_to_each_reader_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.activity}: {self.get_reader_display()}"
