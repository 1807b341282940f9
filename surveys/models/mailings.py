from django.db import models
from django.db.models import Q

from participation.reach.sendouts.models import SendOut

from .schedules import ScheduledCycle
from .surveys import Survey

#: More than this would be nagging.
MOST_REMINDERS = 2


class MailingQuerySet(models.QuerySet):
    def of_the_drawn(self):
        """That ask those who were drawn, and not those of a cycle."""
        return self.filter(cycle=None)

    def that_count(self):
        """Not called off: one that was leaves its place to another."""
        return self.exclude(send_out__state=SendOut.State.CALLED_OFF)


class Mailing(models.Model):
    """The send-out that asks those drawn for a survey, ``number`` 0, or reminds whoever has not answered.

    Of a ``cycle`` of a schedule it only reminds: what asked them first is the cycle's own send-out.
    """

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="mailings")
    send_out = models.OneToOneField(SendOut, models.PROTECT, related_name="survey_mailing")
    number = models.PositiveSmallIntegerField()
    cycle = models.ForeignKey(
        ScheduledCycle, models.PROTECT, null=True, blank=True, related_name="reminders"
    )

    objects = MailingQuerySet.as_manager()

    class Meta:
        ordering = ["number", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(number__lte=MOST_REMINDERS), name="a_survey_reminds_twice_at_most"
            ),
            models.UniqueConstraint(
                fields=["cycle", "number"],
                condition=Q(cycle__isnull=False),
                name="each_reminder_of_a_cycle_is_sent_once",
            ),
            models.CheckConstraint(
                condition=Q(cycle=None) | Q(number__gte=1),
                name="a_mailing_of_a_cycle_reminds",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.survey}: {self.name}"

    @property
    def name(self) -> str:
        return ("Invitation", "First reminder", "Second reminder")[self.number]
