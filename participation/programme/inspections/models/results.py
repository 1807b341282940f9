"""What inspectors found of each item."""

from django.db import models

from .inspections import Inspection


class Verdict(models.TextChoices):
    """What inspectors say of one item. What does not apply leaves the share."""

    MEETS = "meets", "Meets it"
    PARTLY = "partly", "Partly"
    FAILS = "fails", "Fails"


class ItemResult(models.Model):
    """What was found of one item in one inspection, in the words that the standard had then."""

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="found")
    place = models.PositiveSmallIntegerField()
    part = models.CharField(max_length=60)
    words = models.CharField(max_length=200)
    is_safety = models.BooleanField(default=False)
    verdict = models.CharField(max_length=6, choices=Verdict)

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(
                fields=["inspection", "place"], name="an_item_is_found_once_in_an_inspection"
            )
        ]

    def __str__(self) -> str:
        return f"{self.words}: {self.get_verdict_display()}"
