"""A look at whether something still earns the time people give it, in four parts (seed row R-14)."""

from django import forms
from django.conf import settings
from django.db import models


class FourParts(models.Model):
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


class AsksFourParts:
    """For the ``Meta`` of a form about them."""

    fields = [
        "purpose_met",
        "purpose_words",
        "resources",
        "overlap",
        "outcomes_told",
        "decision",
    ]
    labels = {
        "purpose_met": "1. Does it do what it is for?",
        "purpose_words": "How can you tell?",
        "resources": "2. Is the time and money well spent?",
        "overlap": "3. Does anything else do the same?",
        "outcomes_told": "4. What came of it, and who has been told?",
        "decision": "What happens now?",
    }
    help_texts = {
        "purpose_words": "Ask the people in it too.",
        "resources": "Hours and pounds, of ours and of the people in it, against what came of it.",
        "overlap": "What overlaps with it, or what it could be joined to.",
        "outcomes_told": "What changed because of it, and how the people in it heard.",
    }
    widgets = {"purpose_met": forms.RadioSelect, "decision": forms.RadioSelect}
