from django.db import models
from django.db.models import Q

from participation.reach.sendouts.models import SendOut

from .surveys import Survey

#: More than this would be nagging.
MOST_REMINDERS = 2


class MailingQuerySet(models.QuerySet):
    def that_count(self):
        """Not called off: one that was leaves its place to another."""
        return self.exclude(send_out__state=SendOut.State.CALLED_OFF)


class Mailing(models.Model):
    """The send-out that asks those drawn for a survey, ``number`` 0, or reminds whoever has not answered."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="mailings")
    send_out = models.OneToOneField(SendOut, models.PROTECT, related_name="survey_mailing")
    number = models.PositiveSmallIntegerField()

    objects = MailingQuerySet.as_manager()

    class Meta:
        ordering = ["number", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(number__lte=MOST_REMINDERS), name="a_survey_reminds_twice_at_most"
            )
        ]

    def __str__(self) -> str:
        return f"{self.survey}: {self.name}"

    @property
    def name(self) -> str:
        return ("Invitation", "First reminder", "Second reminder")[self.number]
