from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone


class Answer(models.TextChoices):
    ACCEPTED = "accepted", "Accepted"
    IN_PART = "in_part", "Accepted in part"
    NOT_ACCEPTED = "not_accepted", "Not accepted"


#: A reason stands beside these.
NEEDS_REASON = (Answer.IN_PART, Answer.NOT_ACCEPTED)


class Round(models.Model):
    """One asking of a recommendation, with its own clock and its own reply.

    The first begins when it is sent. The panel that is not satisfied asks again, ``because`` of something, and
    that begins another. ``first_due_on`` is the day that the clock said on ``asked_on`` and ``counted`` says how
    it was counted; neither ever changes. More time moves ``due_on`` alone. ``took`` are working days from asking
    to the reply.
    """

    recommendation = models.ForeignKey(
        "Recommendation", models.PROTECT, related_name="rounds", editable=False
    )
    number = models.PositiveSmallIntegerField(default=1, editable=False)
    asked_on = models.DateField(editable=False)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    because = models.TextField(blank=True, editable=False)
    first_due_on = models.DateField(editable=False)
    due_on = models.DateField(editable=False)
    counted = models.TextField(editable=False)
    answer = models.CharField(max_length=12, choices=Answer, blank=True, editable=False)
    reply = models.TextField(blank=True, editable=False)
    reason = models.TextField(blank=True, editable=False)
    answered_on = models.DateField(null=True, blank=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    took = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["number"]
        indexes = [
            models.Index(fields=["due_on"], condition=Q(answer=""), name="round_waiting_by_day")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation", "number"], name="rounds_follow_each_other"
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("first_due_on"), first_due_on__gt=F("asked_on")),
                name="a_reply_is_due_after_it_is_asked_and_more_time_is_later",
            ),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(because=""), name="whoever_asks_again_says_why"
            ),
            models.CheckConstraint(condition=~Q(counted=""), name="a_day_says_how_it_was_counted"),
            models.CheckConstraint(
                condition=Q(answer="", reply="", reason="", answered_on=None, took=None)
                | (
                    ~Q(answer="")
                    & ~Q(reply="")
                    & Q(answered_on__gte=F("asked_on"), took__isnull=False)
                ),
                name="a_reply_has_its_words_and_its_day",
            ),
            models.CheckConstraint(
                condition=~Q(answer__in=NEEDS_REASON) | ~Q(reason=""),
                name="what_is_not_wholly_accepted_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recommendation}, round {self.number}"

    @property
    def was_extended(self) -> bool:
        return self.due_on != self.first_due_on

    @property
    def is_late(self) -> bool:
        """It came after its day, or its day has passed and it has not come."""
        return (self.answered_on or timezone.localdate()) > self.due_on


class SignOff(models.Model):
    """That the board has seen and signed off the landlord's reply, with what it said of it."""

    round = models.OneToOneField(Round, models.PROTECT, related_name="sign_off")
    on = models.DateField(default=timezone.localdate)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    words = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.round}: signed off"
