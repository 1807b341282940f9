from django.db import models
from django.db.models import Q

from participation.questionnaires.models import Sheet

from .surveys import Survey

#: The group of whoever was drawn in one that is too small to be named.
OTHERS = "All others"
#: Of whoever did not sign in: they may have answered before, and are counted apart.
CAME_OPENLY = "Without signing in"


class DayCount(models.Model):
    """How many answered an anonymous survey on one day, in one way: their answers keep no time."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="day_counts")
    day = models.DateField()
    mode = models.CharField(max_length=10, choices=Sheet.Mode)
    people = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "day", "mode"], name="a_day_of_a_survey_is_counted_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.survey}, {self.day}: {self.people}"


class SheetGroup(models.Model):
    """The group of the sample that an anonymous answer came from: one of so many people that it tells
    nothing of anybody. It has no number of its own, which would tell the order in time."""

    sheet = models.OneToOneField(
        Sheet, models.CASCADE, primary_key=True, related_name="survey_group"
    )
    group = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(group=""), name="an_answers_group_has_a_name")
        ]

    def __str__(self) -> str:
        return self.group
