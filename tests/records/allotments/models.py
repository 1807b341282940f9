from django.db import models
from django.utils import timezone

from participation.people.customers.models import Customer


class Plot(models.Model):
    """One customer's plot, or an address that waits for one."""

    customer = models.ForeignKey(Customer, models.PROTECT, null=True, related_name="plots")
    email = models.EmailField(blank=True)
    number = models.PositiveSmallIntegerField()
    grows = models.TextField()
    plan = models.FileField(upload_to="plots/", blank=True)
    taken_at = models.DateTimeField(default=timezone.now)
    label = models.CharField(max_length=20, blank=True)

    class Meta:
        app_label = "allotments"

    def __str__(self) -> str:
        return f"Plot {self.number}"
