from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from participation.people.groups.models import Barred, Membership

from .topics import Topic


class VoteQuerySet(models.QuerySet):
    def open(self):
        return self.filter(result="")


class Vote(models.Model):
    """The panel's vote on whether it looks into a topic. One is open at a time; each stays on record.

    ``quorum`` is what the panel's kind said when it was closed; ``for_it``, ``against`` and ``abstained`` are the
    hands of those who still sat on the panel then. One that was called off decides nothing.
    """

    class Result(models.TextChoices):
        CHOSEN = "chosen", "Chosen"
        NOT_CHOSEN = "not_chosen", "Not chosen"
        CALLED_OFF = "called_off", "Called off"

    topic = models.ForeignKey(Topic, models.PROTECT, related_name="votes")
    opened_at = models.DateTimeField(default=timezone.now)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    result = models.CharField(max_length=10, choices=Result, blank=True)
    reason = models.TextField(blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    quorum = models.PositiveSmallIntegerField(null=True, blank=True)
    for_it = models.PositiveSmallIntegerField(default=0)
    against = models.PositiveSmallIntegerField(default=0)
    abstained = models.PositiveSmallIntegerField(default=0)

    objects = VoteQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["topic"], condition=Q(result=""), name="one_vote_is_open_on_a_topic"
            ),
            models.CheckConstraint(
                condition=Q(result="", reason="", closed_on=None, closed_by=None)
                | (
                    ~Q(result="")
                    & ~Q(reason="")
                    & Q(closed_on__isnull=False, closed_by__isnull=False)
                ),
                name="a_closed_vote_says_by_whom_and_why",
            ),
        ]

    def __str__(self) -> str:
        return f"Vote on {self.topic}"

    def get_absolute_url(self) -> str:
        return reverse("topics:of_panel", args=[self.topic_id])

    @property
    def is_open(self) -> bool:
        return not self.result


class Hand(models.Model):
    """How one member voted, by name. It may change while the vote is open.

    ``counted`` is False where they sat there no more when the vote was closed. It goes with the seat when a person
    is erased; what the vote came to stays in its counts.
    """

    class Which(models.TextChoices):
        FOR = "for", "For"
        AGAINST = "against", "Against"
        ABSTAINS = "abstains", "Abstains"

    vote = models.ForeignKey(Vote, models.CASCADE, related_name="hands")
    seat = models.ForeignKey(Membership, models.CASCADE, related_name="topic_hands")
    which = models.CharField(max_length=8, choices=Which)
    at = models.DateTimeField(default=timezone.now)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        help_text="The member, or the chair or secretary who wrote it down at the meeting.",
    )
    counted = models.BooleanField(default=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["vote", "seat"], name="a_member_has_one_hand")
        ]

    def __str__(self) -> str:
        return f"{self.seat.person}: {self.get_which_display()}"


class BarredFromTopic(Barred):
    """They do not vote on whether the panel looks into this, and nobody votes for them."""

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="barred")

    class Meta(Barred.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["topic", "seat"], name="a_member_is_barred_from_a_topic_once"
            ),
            models.CheckConstraint(condition=~Q(why=""), name="barred_from_a_topic_says_why"),
        ]
