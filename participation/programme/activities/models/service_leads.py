from django.conf import settings
from django.db import models

from .activities import Service


class ServiceLead(models.Model):
    """Who answers for a service: for what shoppers found, what people ask, and what panels recommend."""

    service = models.CharField(max_length=20, choices=Service, unique=True)
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        # Where it was before others than mystery shopping asked: the release before reads it there.
        db_table = "shopping_servicelead"

    def __str__(self) -> str:
        return f"{self.get_service_display()}: {self.officer}"
