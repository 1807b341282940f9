"""The criteria of the order on registering tenant organisations, as data."""

from django.db import models


class Part(models.TextChoices):
    """The two parts of the order's Schedule."""

    REGISTER = "register", "Part I: to be registered"
    REMOVE = "remove", "Part II: to be removed"


class Criterion(models.Model):
    """One point that the law asks of a tenant organisation, and what we take as evidence of it.

    SSI 2002/416, Schedule. Loaded with the portal (``lookups.py``); a change of the law changes rows here, and
    what was found of earlier applications stays beside the row it was found of.
    """

    code = models.SlugField(unique=True)
    part = models.CharField(max_length=8, choices=Part)
    paragraph = models.CharField(max_length=10, help_text="Where in that part: 1(a).")
    words = models.TextField(help_text="What it asks, in plain words.")
    evidence = models.TextField(blank=True, help_text="What counts as evidence of it.")
    source = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField(unique=True)

    class Meta:
        ordering = ["position"]
        verbose_name_plural = "criteria"

    def __str__(self) -> str:
        return self.words

    @property
    def where(self) -> str:
        """Schedule, Part I, paragraph 1(a)."""
        part = "Part I" if self.part == Part.REGISTER else "Part II"
        return f"Schedule, {part}, paragraph {self.paragraph}"
