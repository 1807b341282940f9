"""Codes that are handed out, at an event or a counter, to people whose names nobody takes."""

from django.conf import settings
from django.db import models
from django.db.models import Q, QuerySet
from django.utils import timezone

from base.core.audience import Audience

from .codes import PersonalCode
from .questions import Questionnaire

#: How codes are called that were handed out: no person is.
HANDED_OUT = "handed out:"


class CodeBatchQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.none()


class CodeBatch(models.Model):
    """So many codes of one questionnaire, made to be handed out. Of none it is known who has it.

    They are taken away once, ``taken_at``: printed a second time, two people would have the same code.
    """

    questionnaire = models.ForeignKey(Questionnaire, models.CASCADE, related_name="code_batches")
    title = models.CharField(max_length=100, help_text="Where they are handed out, and when.")
    number = models.PositiveSmallIntegerField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    taken_at = models.DateTimeField(null=True, blank=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = CodeBatchQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name_plural = "code batches"
        constraints = [
            models.CheckConstraint(
                condition=Q(taken_at=None, taken_by=None)
                | Q(taken_at__isnull=False, taken_by__isnull=False),
                name="whoever_took_codes_away_is_known",
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="a_batch_has_codes"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def marks(self) -> str:
        """How the marks of its codes begin."""
        return f"{HANDED_OUT}{self.pk}:"

    @property
    def codes(self) -> QuerySet[PersonalCode]:
        return PersonalCode.objects.filter(
            questionnaire=self.questionnaire_id, customer=None, mark__startswith=self.marks
        )
