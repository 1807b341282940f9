from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords


class AwarenessCount(models.Model):
    """What a survey found: who knows that they can take part, and who knows how to join (K-82).

    Counts, as the survey gave them; percentages are worked out from them wherever they are shown.
    """

    asked_on = models.DateField(help_text="The last day on which people were asked.")
    asked_by = models.CharField(max_length=120, help_text="Which survey, and who asked.")
    asked = models.PositiveIntegerField()
    knew = models.PositiveIntegerField(help_text="Knew that they can take part.")
    knew_how = models.PositiveIntegerField(help_text="Knew how to join.")
    note = models.TextField(blank=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    history = HistoricalRecords()

    class Meta:
        ordering = ["-asked_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(asked__gte=1), name="awareness_asks_somebody"),
            models.CheckConstraint(
                condition=Q(knew__lte=F("asked")) & Q(knew_how__lte=F("asked")),
                name="no_more_knew_than_were_asked",
            ),
            models.UniqueConstraint(
                fields=["asked_on", "asked_by"],
                name="a_survey_of_one_day_is_counted_once",
                violation_error_message="This survey of that day is on record already. Change it.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asked_by}, {self.asked_on:%d %B %Y}"
