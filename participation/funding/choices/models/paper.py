"""Ballots on paper, from the pile to the count."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from .rounds import Round


class PaperBatch(models.Model):
    """A pile of ballot papers: how many they are, by hand, and that two people keyed the same.

    Once it is taken in, only its sums stay: how many were counted, and how many were not and why. What a small
    pile chose together would tell what each in it did, so that is no sum of it.
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="batches")
    title = models.CharField(max_length=80)
    papers = models.PositiveSmallIntegerField(help_text="Counted by hand.")
    first_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    is_taken = models.BooleanField(default=False, editable=False)
    counted = models.PositiveSmallIntegerField(default=0, editable=False)
    spoilt = models.JSONField(default=dict, editable=False)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "paper batches"
        constraints = [
            models.UniqueConstraint(fields=["round", "title"], name="a_pile_has_its_own_name"),
            models.CheckConstraint(condition=Q(papers__gte=1), name="a_pile_has_papers"),
            models.CheckConstraint(
                condition=Q(is_taken=False)
                | Q(taken_by__isnull=False) & ~Q(taken_by=models.F("first_by")),
                name="two_people_key_a_pile",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("choices:batch", args=[self.pk])


class PaperBallot(models.Model):
    """One paper as it was keyed the first time; it goes as soon as the pile is taken in."""

    batch = models.ForeignKey(PaperBatch, models.CASCADE, related_name="lines")
    line = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=8)
    numbers = models.JSONField()

    class Meta:
        ordering = ["line"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "line"], name="a_paper_has_one_line"),
        ]

    def __str__(self) -> str:
        return f"Paper {self.line}"
