from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from .criteria import Criterion
from .registrations import Registration

User = settings.AUTH_USER_MODEL


class Removal(models.Model):
    """One notice that we mean to take a group off the register, and what became of it (SSI 2002/416, art. 6).

    The notice gives ``reasons`` and ``proposed_from``. The group is heard before anything is decided: until
    ``answer_by`` it can say what it has to say, and ``heard`` is what it said. The order names no number of days.
    """

    registration = models.ForeignKey(Registration, models.PROTECT, related_name="removals")
    ground = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    on_request = models.BooleanField(default=False, help_text="The group asked for it.")
    reasons = models.TextField()
    proposed_from = models.DateField()
    answer_by = models.DateField()
    notified_on = models.DateField(default=timezone.localdate)
    notified_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    heard = models.TextField(blank=True)
    heard_on = models.DateField(null=True, blank=True)
    heard_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    removed = models.BooleanField(null=True, blank=True, help_text="What was decided.")
    decided_because = models.TextField(blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["registration"],
                condition=Q(removed=None),
                name="one_notice_of_removal_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(reasons="")
                & Q(answer_by__gt=F("notified_on"), proposed_from__gt=F("answer_by")),
                name="a_notice_gives_reasons_and_time_to_answer",
            ),
            models.CheckConstraint(
                condition=Q(heard_on=None, heard="", heard_by=None)
                | (Q(heard_on__isnull=False, heard_by__isnull=False) & ~Q(heard="")),
                name="what_was_heard_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(removed=None, decided_on=None, decided_by=None, decided_because="")
                | (
                    Q(removed__isnull=False, decided_on__isnull=False, decided_by__isnull=False)
                    & ~Q(decided_because="")
                ),
                name="a_decision_on_removal_gives_reasons",
            ),
            models.CheckConstraint(
                condition=Q(removed=None)
                | Q(heard_on__isnull=False)
                | Q(decided_on__gt=F("answer_by")),
                name="a_group_is_heard_before_it_is_removed",
            ),
        ]

    def __str__(self) -> str:
        return f"Notice of removal: {self.registration.group}"

    @property
    def was_heard(self) -> bool:
        """It said what it had to say, or let the time for it go by."""
        return self.heard_on is not None or self.answer_by < timezone.localdate()


class Appeal(models.Model):
    """An appeal of a group to the Scottish Ministers against a decision of ours, and what they decided.

    It goes to them and not to us: this is what we were told of it.
    """

    class Against(models.TextChoices):
        REFUSED = "refused", "We refused to register it"
        REMOVED = "removed", "We removed it from the register"
        NOT_REMOVED = "not_removed", "We did not remove it when it asked"

    registration = models.ForeignKey(Registration, models.PROTECT, related_name="appeals")
    against = models.CharField(max_length=12, choices=Against)
    lodged_on = models.DateField()
    grounds = models.TextField(blank=True)
    noted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    allowed = models.BooleanField(null=True, blank=True)
    outcome = models.TextField(blank=True)
    decided_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["registration"],
                condition=Q(allowed=None),
                name="one_appeal_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(allowed=None, outcome="", decided_on=None)
                | (Q(allowed__isnull=False, decided_on__gte=F("lodged_on")) & ~Q(outcome="")),
                name="an_appeal_that_is_decided_says_how",
            ),
        ]

    def __str__(self) -> str:
        return f"Appeal: {self.get_against_display()}"
