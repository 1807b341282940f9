from django.conf import settings
from django.db import models
from django.utils import timezone

from .investigations import Investigation


class EvidenceSource(models.Model):
    """Where evidence of a service comes from (R-10): a list that the landlord may reword and add to."""

    code = models.SlugField(max_length=30, unique=True)
    name = models.CharField(max_length=80)
    position = models.PositiveSmallIntegerField(default=0)
    retired_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.name


class Evidence(models.Model):
    """What one source says of the service, and of which day its figures are.

    What ``is_restricted`` is read by those who work on the investigation, and is never published.
    """

    investigation = models.ForeignKey(Investigation, models.CASCADE, related_name="evidence")
    source = models.ForeignKey(EvidenceSource, models.PROTECT, related_name="+")
    says = models.TextField()
    as_of = models.DateField(null=True, blank=True)
    link = models.URLField(blank=True)
    is_restricted = models.BooleanField(default=False)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_on = models.DateField(default=timezone.localdate)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "evidence"

    def __str__(self) -> str:
        return f"{self.source}: {self.says}"
