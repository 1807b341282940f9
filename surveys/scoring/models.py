from django.db import models


class ScoredCriterion(models.Model):
    """One thing that is looked at, and the points that it is worth."""

    place = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=200)
    points = models.PositiveSmallIntegerField()

    class Meta:
        abstract = True
        ordering = ["place"]
        verbose_name_plural = "criteria"

    def __str__(self) -> str:
        return self.words

    @property
    def code(self) -> str:
        """Its question's."""
        return f"criterion-{self.place}"


class Marking(models.Model):
    """What one scored question earned: ``points`` of those ``available``.

    A question that did not apply has none. ``is_met`` says whether a standard was held; None of what
    is scored and is no standard.
    """

    code = models.CharField(max_length=20)
    words = models.CharField(max_length=200)
    points = models.DecimalField(max_digits=4, decimal_places=1)
    available = models.PositiveSmallIntegerField()
    is_met = models.BooleanField(null=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.words}: {self.points} of {self.available}"
