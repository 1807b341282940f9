import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from participation.people.customers.models import Customer

from .surveys import Privacy, Survey


class AskedUsQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(done_at=None)

    def late(self, today=None):
        return self.waiting().filter(due_on__lt=today or timezone.localdate())

    def late_on(self, day: dt.date):
        """Those that were late at the end of a day, whatever has been done since."""
        return self.filter(Q(done_at=None) | Q(done_at__date__gt=day), due_on__lt=day)

    def visible_to(self, user):
        """What was passed on from a survey by name every officer sees, as its answers; from a
        confidential one whoever has to do it, and those who handle the survey."""
        if not Audience.STAFF.admits(user):
            return self.none()
        handled = Survey.handlers.through.objects.filter(user=user.pk).values("survey")
        return self.filter(
            Q(survey__privacy=Privacy.NAMED)
            | Q(owner=user.pk)
            | Q(survey__lead_officer=user.pk)
            | Q(survey__in=handled)
        )


class AskedUs(models.Model):
    """What somebody asked us at the end of a survey, to be passed on to the service with their name.

    They want to be rung (``ring``), or want the service to know something, or both. Nothing else that
    they answered is passed on with it. ``due_on`` is the day that they were told. ``note`` says what
    was done.
    """

    #: Signs that somebody may write.
    MOST_WORDS = 2000

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="asked_us")
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="asked_us")
    ring = models.BooleanField()
    words = models.TextField(blank=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    due_on = models.DateField()
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    note = models.TextField(blank=True)

    objects = AskedUsQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(fields=["due_on"], condition=Q(done_at=None), name="asked_us_to_do"),
            models.Index(fields=["-asked_at"], name="asked_us_latest_first"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "customer"],
                condition=Q(done_at=None),
                name="somebody_asks_us_one_thing_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(ring=True) | ~Q(words=""), name="who_asks_us_wants_a_call_or_says_what"
            ),
            models.CheckConstraint(
                condition=Q(done_at=None) | ~Q(note=""), name="what_was_done_for_them_is_said"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.customer}: {self.what}"

    def get_absolute_url(self) -> str:
        return reverse("surveys:asked_us_page", args=[self.pk])

    @property
    def what(self) -> str:
        return "Please ring me" if self.ring else "Please pass this on"

    @property
    def standing(self) -> str:
        if self.done_at:
            return "Done"
        return "Late" if self.due_on < timezone.localdate() else "To do"

    @property
    def standing_kind(self) -> str:
        """Its tag's kind."""
        return {"Done": "done", "Late": "late"}.get(self.standing, "doing")
