"""A look at whether something still earns the time people give it, in four parts (seed row R-14)."""

from django.conf import settings
from django.db import models


class ReviewParts(models.Model):
    """Does it do what it is for; is it worth what it takes; what overlaps; what came of it, and who knows."""

    class Purpose(models.TextChoices):
        YES = "yes", "Yes"
        PARTLY = "partly", "In part"
        NO = "no", "No"

    purpose_met = models.CharField(max_length=6, choices=Purpose)
    purpose_words = models.TextField()
    resources = models.TextField(help_text="What it took, and whether that was well spent.")
    overlap = models.TextField(help_text="What else does the same, or could be joined to it.")
    outcomes_told = models.TextField(help_text="What came of it, and who has been told.")
    reviewed_on = models.DateField()
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        abstract = True
        ordering = ["-reviewed_on", "-pk"]
