from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from base.core.history import HistoricalRecords
from participation.programme.activities.calendar_entry import CALENDAR_FACTS
from participation.programme.activities.models import Activity, ActivityQuerySet
from participation.programme.activities.open_for_answers import OpenForAnswers
from participation.questionnaires.models import Questionnaire

from .requests import SurveyRequest


class SurveyType(models.TextChoices):
    PERCEPTION = "perception", "Full satisfaction survey of tenants"
    OWNERS = "owners", "Satisfaction survey of factored owners"
    TRANSACTION = "transaction", "After a job or a visit"
    ONE_OFF = "one_off", "One-off survey about one thing"
    AUDIT = "audit", "Tenancy audit"
    STAFF = "staff", "Survey of our own staff"


class Privacy(models.TextChoices):
    """Who can find out what somebody answered. Chosen before it opens, and fast from then on."""

    NAMED = "named", "By name"
    CONFIDENTIAL = "confidential", "Confidential"
    ANONYMOUS = "anonymous", "Anonymous"


class SurveyQuerySet(ActivityQuerySet):
    def on_show(self):
        """Opened: whoever has its address may read what it is about. Of our own staff, we alone."""
        return self.of_customers().filter(opened_at__isnull=False)

    def of_customers(self):
        """Not those of our own staff, who are told of beside no customer."""
        return self.exclude(survey_type=SurveyType.STAFF)

    def launched(self):
        """Opened by somebody and not called off, whether its first day has come or not."""
        return self.filter(opened_at__isnull=False, cancelled_at=None)

    def open(self, now=None):
        now = now or timezone.now()
        return self.launched().filter(starts_at__lte=now, ends_at__gt=now)

    def closed(self, now=None):
        return self.launched().filter(ends_at__lte=now or timezone.now())


class Survey(OpenForAnswers, Activity):
    """Questions put to many people, answered from ``starts_at`` to ``ends_at`` once it was opened.

    It is published, and so on the calendar, where anybody may answer it; others are answered by those
    who are sent a code.
    """

    survey_type = models.CharField(max_length=12, choices=SurveyType)
    asked_by = models.CharField(
        max_length=120, help_text="Who wants to know: a service, the Board."
    )
    privacy = models.CharField(max_length=12, choices=Privacy)
    open_to_all = models.BooleanField(
        default=False, help_text="Anybody may answer on its page, and it stands on the calendar."
    )
    handlers = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        blank=True,
        related_name="surveys_handled",
        help_text="Who reads single answers of a confidential one, beside the lead officer.",
    )
    counted_at = models.DateTimeField(
        null=True, blank=True, help_text="When an anonymous one got its head-count in the ledger."
    )
    request = models.OneToOneField(
        SurveyRequest, models.PROTECT, null=True, blank=True, related_name="survey"
    )
    questionnaire = models.OneToOneField(
        Questionnaire, models.PROTECT, null=True, blank=True, related_name="survey"
    )
    opened_at = models.DateTimeField(null=True, blank=True)
    results_published_at = models.DateTimeField(null=True, blank=True)

    objects = SurveyQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=[*CALENDAR_FACTS, "questionnaire"])

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(results_published_at=None) | Q(opened_at__isnull=False),
                name="only_what_was_asked_has_results",
            ),
        ]

    @property
    def is_open(self) -> bool:
        now = timezone.now()
        return self.is_launched and self.starts_at <= now < self.ends_at

    @property
    def is_launched(self) -> bool:
        return self.opened_at is not None and self.cancelled_at is None

    @property
    def is_closed(self) -> bool:
        return self.is_launched and self.is_over

    @property
    def is_anonymous(self) -> bool:
        return self.privacy == Privacy.ANONYMOUS

    @property
    def is_of_staff(self) -> bool:
        """We ask ourselves, and no customer."""
        return self.survey_type == SurveyType.STAFF

    def is_handled_by(self, user) -> bool:
        """Whether somebody may read who answered what, where that is confidential."""
        return user.pk == self.lead_officer_id or self.handlers.filter(pk=user.pk).exists()

    @property
    def standing(self) -> str:
        """Where it stands, in a word or two for staff."""
        if self.cancelled_at:
            return "Called off"
        if not self.opened_at:
            return "Draft"
        if self.results_published_at:
            return "Published"
        if self.is_over:
            return "Closed"
        return "Open" if self.is_open else "Opens soon"

    @property
    def standing_kind(self) -> str:
        """Its tag's kind."""
        kinds = {"Called off": "not_possible", "Open": "doing", "Published": "done"}
        return kinds.get(self.standing, "plain")
