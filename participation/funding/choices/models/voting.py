"""Who may vote, and what was voted, so that nobody can put the two together (see docs/decisions.md).

Nothing here has a moment, a day or a number that counts up with each ballot, and nothing writes a history.
"""

import uuid

from django.db import models
from django.db.models import Q

from base.core.audience import Audience
from participation.people.customers.models import Area, Customer

from .rounds import Round


class Channel(models.TextChoices):
    ONLINE = "online", "Online"
    PAPER = "paper", "On paper"
    PERSON = "person", "In person"
    PHONE = "phone", "By telephone"


class VoterQuerySet(models.QuerySet):
    def entitled(self):
        """Each person once."""
        return self.filter(is_double=False)

    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.filter(customer__user=user)


class Voter(models.Model):
    """One person on the roll of a round, which is drawn up once, when its rule is fixed.

    Nothing of it is written while they vote: two rows that one transaction touched could be told by its
    number to belong together. At the closing ``channel`` says how they voted; empty: they did not. ``area`` is
    where they lived when it was drawn up. ``code`` stands on their letter and on their ballot paper.
    ``wrong_dates`` are births that did not fit the code. ``is_double``: two records of one person became one
    since; whoever has this code votes as the other entry, and has one ballot.
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="voters")
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="choices_rolls")
    area = models.ForeignKey(Area, models.PROTECT, null=True, related_name="+")
    code = models.CharField(max_length=8)
    channel = models.CharField(max_length=6, choices=Channel, blank=True)
    wrong_dates = models.PositiveSmallIntegerField(default=0)
    is_double = models.BooleanField(default=False)

    objects = VoterQuerySet.as_manager()

    class Meta:
        ordering = ["customer__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "customer"],
                condition=Q(is_double=False),
                name="a_person_stands_once_on_a_roll",
            ),
            models.UniqueConstraint(fields=["round", "code"], name="a_code_is_one_persons"),
        ]

    def __str__(self) -> str:
        return str(self.customer)


class RoundKey(models.Model):
    """What ties ballots to the roll while people vote: half of the key, the other half is the server's own.

    Deleted when the vote closes; then nobody can say any more whose ballot is which. ``check_word`` tells
    whether the server's half is still the one with which the vote began.
    """

    round = models.OneToOneField(Round, models.CASCADE, related_name="key")
    salt = models.CharField(max_length=64)
    check_word = models.CharField(max_length=64)

    def __str__(self) -> str:
        return "Key"


class Ballot(models.Model):
    """One ballot while the vote is open. It ``hangs_on`` an entry of the roll by the keyed code of it.

    A later ballot of the same person takes its place. ``paper_used``: a paper of theirs was counted, and no
    second one is. ``says`` names each project that has votes, by its
    number, with how many. At the closing all of them become :class:`Said` and :class:`Receipt`, and go.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.ForeignKey(RoundKey, models.PROTECT, related_name="ballots")
    hangs_on = models.CharField(max_length=64)
    channel = models.CharField(max_length=6, choices=Channel)
    paper_used = models.BooleanField(default=False)
    receipt = models.CharField(max_length=12)
    says = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["key", "hangs_on"], name="a_person_has_one_ballot_whatever_the_channel"
            ),
            models.UniqueConstraint(fields=["key", "receipt"], name="a_receipt_is_of_one_ballot"),
        ]

    def __str__(self) -> str:
        return "Ballot"


class Said(models.Model):
    """After the closing: how many ballots say the same. There is no row of one ballot any more."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="said")
    says = models.JSONField()
    times = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(times__gte=1), name="somebody_said_what_is_counted")
        ]

    def __str__(self) -> str:
        return f"{self.times} ballots"


class Receipt(models.Model):
    """After the closing: that a ballot was counted. Written in the order of its letters, beside nothing else."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="receipts")
    letters = models.CharField(max_length=12)

    class Meta:
        ordering = ["letters"]
        constraints = [
            models.UniqueConstraint(fields=["round", "letters"], name="a_receipt_stands_once")
        ]

    def __str__(self) -> str:
        return self.letters
