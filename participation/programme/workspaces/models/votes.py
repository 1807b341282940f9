from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from base.accounts.models import User
from participation.people.groups.insiders import account_of
from participation.people.groups.models import Barred, Membership

from .meetings import AgendaPoint


class Motion(models.Model):
    """What is put to the vote under one point. The counts are kept when it is closed.

    ``present`` is how many of those who count were there then. One that is withdrawn before stays, with why; what was
    raised for it stays as it was and counts for nothing.
    """

    point = models.ForeignKey(AgendaPoint, models.PROTECT, related_name="motions")
    words = models.TextField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_why = models.CharField(max_length=200, blank=True, default="", db_default="")
    present = models.PositiveSmallIntegerField(default=0)
    for_it = models.PositiveSmallIntegerField(default=0)
    against = models.PositiveSmallIntegerField(default=0)
    abstained = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="a_motion_says_something"),
            models.CheckConstraint(
                condition=Q(closed_at=None, closed_by=None)
                | Q(closed_at__isnull=False, closed_by__isnull=False),
                name="a_closed_motion_says_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None)
                | Q(present__gte=F("for_it") + F("against") + F("abstained")),
                name="no_more_hands_than_people_there",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None, withdrawn_why="")
                | (
                    Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False, closed_at=None)
                    & ~Q(withdrawn_why="")
                ),
                name="a_withdrawn_motion_says_why_and_was_not_closed",
            ),
        ]

    def __str__(self) -> str:
        return self.words[:80]

    @property
    def is_open(self) -> bool:
        return self.closed_at is None and self.withdrawn_at is None

    @property
    def carried(self) -> bool:
        """More for it than against it."""
        return self.for_it > self.against


class BarredFromMotion(Barred):
    """They do not vote on this, and are not counted as there for it."""

    motion = models.ForeignKey(Motion, models.CASCADE, related_name="barred")

    class Meta(Barred.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["motion", "seat"], name="a_member_is_barred_from_a_motion_once"
            ),
            models.CheckConstraint(condition=~Q(why=""), name="barred_from_a_motion_says_why"),
        ]


class NamedHand(models.Model):
    """How one member voted, by name. It may change until the vote is closed.

    It goes with the seat when a person is erased; what the vote came to stays in its counts.
    """

    class Which(models.TextChoices):
        FOR = "for", "For"
        AGAINST = "against", "Against"
        ABSTAINS = "abstains", "Abstains"

    motion = models.ForeignKey(Motion, models.CASCADE, related_name="hands")
    seat = models.ForeignKey(Membership, models.CASCADE, related_name="meeting_hands")
    which = models.CharField(max_length=8, choices=Which)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["motion", "seat"], name="a_member_has_one_named_hand")
        ]

    def __str__(self) -> str:
        return f"{self.seat.person}: {self.get_which_display()}"

    @property
    def written_down_by(self) -> User | None:
        """Somebody else, who runs the meeting or supports the group; None where the member raised it themselves."""
        return None if self.noted_by_id == account_of(self.seat) else self.noted_by
