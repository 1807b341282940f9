from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from participation.programme.actions.models import Action

from .recommendations import Recommendation
from .rounds import Round


class Step(models.Model):
    """One thing that happened with a recommendation, which everybody reads. Nothing is changed or taken out.

    ``told`` are the members and those who raised it who were written to. ``took`` are working days since what
    it answers: the asking, or the saying that an action is done.
    """

    class What(models.TextChoices):
        SENT = "sent", "Sent to the landlord"
        INTERIM = "interim", "A first word, before the reply"
        EXTENDED = "extended", "More time for the reply"
        ANSWERED = "answered", "The landlord replied"
        AGAIN = "again", "Asked again"
        WITHDRAWN = "withdrawn", "Withdrawn by the panel"
        SAID_DONE = "said_done", "The landlord says that it is done"
        NOT_YET = "not_yet", "Not yet, says the panel"
        CONFIRMED = "confirmed", "Confirmed by the panel"
        MORE_TIME = "more_time", "More time for an action"
        CALLED_OFF = "called_off", "An action will not be done"

    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="moves")
    round = models.ForeignKey(Round, models.PROTECT, related_name="moves")
    action = models.ForeignKey(Action, models.PROTECT, null=True, related_name="+")
    what = models.CharField(max_length=10, choices=What)
    on = models.DateField(default=timezone.localdate)
    words = models.TextField(blank=True)
    due_before = models.DateField(null=True)
    due_after = models.DateField(null=True)
    took = models.PositiveSmallIntegerField(null=True)
    told = models.PositiveSmallIntegerField(default=0)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(what__in=["sent", "answered"]) | ~Q(words=""),
                name="a_step_says_why_or_what_was_seen",
            ),
            models.CheckConstraint(
                condition=~Q(what__in=["extended", "more_time"])
                | Q(due_before__isnull=False, due_after__isnull=False),
                name="more_time_keeps_the_day_before",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_what_display()}: {self.words}"
