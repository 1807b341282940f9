from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from participation.people.groups.models import Group
from participation.programme.activities.models import Service


class AskedQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(answered_on=None)


class Asked(models.Model):
    """What one side asks the other, with a day by which it is answered."""

    words = models.TextField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    asked_on = models.DateField(default=timezone.localdate, editable=False)
    due_on = models.DateField()
    answer = models.TextField(blank=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    answered_on = models.DateField(null=True, blank=True, editable=False)
    told = models.PositiveSmallIntegerField(default=0, editable=False)

    objects = AskedQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-asked_on", "-pk"]

    @property
    def is_late(self) -> bool:
        """It came after its day, or its day has passed and it has not come."""
        return (self.answered_on or timezone.localdate()) > self.due_on

    @property
    def standing(self) -> str:
        if self.answered_on:
            return "Answered late" if self.is_late else "Answered"
        return "Overdue" if self.is_late else "Waiting"

    @property
    def standing_kind(self) -> str:
        return {"Answered": "done", "Overdue": "late", "Answered late": "heard"}.get(
            self.standing, "doing"
        )


def answered_whole() -> Q:
    return Q(answer="", answered_by=None, answered_on=None) | (
        ~Q(answer="") & Q(answered_by__isnull=False, answered_on__gte=F("asked_on"))
    )


class InformationRequest(Asked):
    """What a group asks the landlord to tell it. Both read it. ``counted`` says how its day was counted."""

    group = models.ForeignKey(Group, models.PROTECT, related_name="information_requests")
    service = models.CharField(max_length=20, choices=Service)
    counted = models.TextField(editable=False)
    file = models.FileField(upload_to="workspaces/%Y/", blank=True, editable=False)

    class Meta(Asked.Meta):
        indexes = [
            models.Index(
                fields=["due_on"],
                condition=Q(answered_on=None),
                name="information_waiting_by_day",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=answered_whole(), name="answered_information_has_words_and_a_day"
            ),
            models.CheckConstraint(condition=~Q(counted=""), name="information_says_how_counted"),
        ]

    def __str__(self) -> str:
        return self.words[:80]


class PanelQuestion(Asked):
    """What the landlord asks a group about a policy, an event or a communication, by a day (F-46)."""

    class About(models.TextChoices):
        POLICY = "policy", "A policy"
        EVENT = "event", "An event"
        COMMUNICATION = "communication", "A letter, leaflet or page"
        CONSULTATION = "consultation", "A consultation"

    group = models.ForeignKey(Group, models.PROTECT, related_name="questions_to_it")
    about = models.CharField(max_length=13, choices=About)
    title = models.CharField(max_length=150)
    file = models.FileField(upload_to="workspaces/%Y/", blank=True, editable=False)

    class Meta(Asked.Meta):
        constraints = [
            models.CheckConstraint(
                condition=answered_whole(), name="answered_question_has_words_and_a_day"
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("asked_on")), name="a_question_is_due_after_it_is_asked"
            ),
        ]

    def __str__(self) -> str:
        return self.title
