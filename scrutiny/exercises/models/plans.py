from django.db import models
from django.urls import reverse

from participation.programme.activities.models import Service


class PlanItemQuerySet(models.QuerySet):
    def in_force(self):
        return self.filter(ended_on=None)


class PlanItem(models.Model):
    """One thing in a plan of the landlord, which an exercise of a panel can be part of (seed row K-38).

    ``plan`` is what the plan is called, ``what`` the thing as it stands there. One that has ended is offered no
    more, and keeps the exercises that were part of it.
    """

    plan = models.CharField(max_length=120, help_text="Business plan 2026 to 2029.")
    what = models.CharField(max_length=200)
    service = models.CharField(max_length=20, choices=Service)
    ended_on = models.DateField(null=True, blank=True)

    objects = PlanItemQuerySet.as_manager()

    class Meta:
        ordering = ["plan", "what", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "what"],
                name="a_plan_has_a_thing_once",
                violation_error_message="This stands in that plan already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.plan}: {self.what}"

    @property
    def staff_address(self) -> str:
        return reverse("exercises:plan_item", args=[self.pk])
