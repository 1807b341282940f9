from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from participation.programme.activities.models import Service


class SurveyRequestQuerySet(models.QuerySet):
    def waiting(self):
        """Nobody has said yes or no yet."""
        return self.filter(declined_at=None, survey=None)


class SurveyRequest(models.Model):
    """A head of service asks for a one-off survey, and hears what came of it (B-22)."""

    title = models.CharField(max_length=150)
    service = models.CharField(max_length=20, choices=Service)
    find_out = models.TextField(help_text="What they want to know.")
    decides = models.TextField(help_text="What will be decided with it.")
    who = models.TextField(help_text="Who should be asked.")
    needed_on = models.DateField()
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="surveys_requested"
    )
    requested_at = models.DateTimeField(default=timezone.now, editable=False)
    declined_at = models.DateTimeField(null=True, blank=True)
    declined_because = models.TextField(blank=True)
    report = models.TextField(blank=True, help_text="What was found, for whoever asked.")
    reported_at = models.DateTimeField(null=True, blank=True)
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    read_at = models.DateTimeField(
        null=True, blank=True, help_text="When whoever asked has read the answer."
    )

    objects = SurveyRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-requested_at", "-pk"]
        indexes = [models.Index(fields=["-requested_at"], name="survey_requests_latest_first")]
        constraints = [
            models.CheckConstraint(
                condition=Q(declined_at=None) | ~Q(declined_because=""),
                name="a_survey_request_is_declined_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(reported_at=None) | ~Q(report=""),
                name="a_report_back_says_what_was_found",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def taken_up_by(self):
        """The survey that was made of it, or None."""
        return getattr(self, "survey", None)

    @property
    def standing(self) -> str:
        if self.declined_at:
            return "Not done"
        if self.reported_at:
            return "Reported back"
        return "Being done" if self.taken_up_by else "Asked for"

    @property
    def standing_kind(self) -> str:
        """Its tag's kind."""
        kinds = {"Not done": "not_possible", "Reported back": "done", "Being done": "doing"}
        return kinds.get(self.standing, "plain")
