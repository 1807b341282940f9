"""The work of a round that nobody waits for, and what came of the count."""

from django.db import models
from django.db.models import Q

from base.core.jobs import Job, JobQuerySet

from .projects import Pot
from .rounds import Round


class Work(Job):
    """Drawing up the roll of a round, or closing its vote and counting: each is done once."""

    class What(models.TextChoices):
        ROLL = "roll", "Drawing up the roll"
        COUNT = "count", "Closing the vote and counting"

    round = models.ForeignKey(Round, models.CASCADE, related_name="work")
    what = models.CharField(max_length=5, choices=What)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "work"
        constraints = [
            models.UniqueConstraint(fields=["round", "what"], name="work_of_a_round_is_done_once"),
            models.CheckConstraint(
                condition=Q(what__in=["roll", "count"]), name="work_of_a_round_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_what_display()}: {self.round}"


class PotResult(models.Model):
    """The count of one pot, frozen as it is published.

    ``fates`` has a line for each project in the order of the result: number, place or None, votes, how many
    ballots named it, why in words, and which part of its cost its supporters could still pay. ``greedy`` are
    the numbers that most votes first would have chosen, for comparison only. ``file`` is the published
    Pabulib file, whose ballots were shuffled once.
    """

    pot = models.OneToOneField(Pot, models.PROTECT, related_name="result")
    ballots = models.PositiveIntegerField()
    spent = models.DecimalField(max_digits=10, decimal_places=2)
    share = models.DecimalField(max_digits=14, decimal_places=4, null=True)
    steps = models.PositiveIntegerField(default=0)
    fates = models.JSONField()
    greedy = models.JSONField()
    file = models.TextField()

    def __str__(self) -> str:
        return f"Result of {self.pot}"
