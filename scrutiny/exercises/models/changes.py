from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from .exercises import Exercise, Move


class Change(models.Model):
    """What was changed of the way or the time box of an exercise, and why. Everybody reads it; nothing of it goes.

    More time moves the day of the report from ``due_before`` to ``due_after``. A step back is of ``move``, which
    stays on record and stands no more. What is stopped can be taken up again, and both are rows.
    """

    class What(models.TextChoices):
        MORE_TIME = "more_time", "More time for the report"
        BACK = "back", "Back by one stage"
        STOPPED = "stopped", "Stopped"
        RESUMED = "resumed", "Taken up again"

    exercise = models.ForeignKey(Exercise, models.CASCADE, related_name="changes")
    what = models.CharField(max_length=9, choices=What)
    on = models.DateField(default=timezone.localdate)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    words = models.TextField()
    due_before = models.DateField(null=True)
    due_after = models.DateField(null=True)
    move = models.OneToOneField(Move, models.RESTRICT, null=True, related_name="taken_back")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="a_change_of_an_exercise_says_why"),
            models.CheckConstraint(
                condition=Q(what="more_time", due_after__gt=F("due_before"))
                | (~Q(what="more_time") & Q(due_before=None, due_after=None)),
                name="more_time_for_an_exercise_is_a_later_day",
            ),
            models.CheckConstraint(
                condition=Q(what="back", move__isnull=False) | (~Q(what="back") & Q(move=None)),
                name="a_step_back_is_of_a_step",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.exercise}: {self.get_what_display()}"
