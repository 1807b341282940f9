import datetime as dt

from django.db import models
from django.db.models import Q

from .investigations import MAPPED, Investigation, Stage


class TouchPoint(models.Model):
    """How somebody meets the service at one step: on the phone, at the door. A list that a landlord may reword."""

    code = models.SlugField(max_length=30, unique=True)
    name = models.CharField(max_length=60)
    position = models.PositiveSmallIntegerField(default=0)
    retired_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.name


class Feeling(models.IntegerChoices):
    """How it is for whoever goes through the step: five steps, always in words."""

    AWFUL = 1, "Very bad"
    BAD = 2, "Bad"
    NEITHER = 3, "Neither good nor bad"
    GOOD = 4, "Good"
    GREAT = 5, "Very good"


class Step(models.Model):
    """One step of the service's journey. All maps of an investigation share its steps, so that they stand side by side."""

    investigation = models.ForeignKey(Investigation, models.CASCADE, related_name="journey_steps")
    place = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=80)

    class Meta:
        ordering = ["place", "pk"]

    def __str__(self) -> str:
        return self.name


class SeenStep(models.Model):
    """What one step is on one map: as customers live it, as staff give it, or as both agree that it should be.

    ``wait`` is how long somebody waits there, in hours; None where nobody said, nought where they do not wait.
    A step that one side never sees has no row on its map. Who said what is not kept.
    """

    step = models.ForeignKey(Step, models.CASCADE, related_name="on_maps")
    stage = models.CharField(max_length=9, choices=[(one.value, one.label) for one in MAPPED])
    what = models.TextField(help_text="What happens.")
    touch_point = models.ForeignKey(TouchPoint, models.PROTECT, related_name="+")
    feeling = models.PositiveSmallIntegerField(choices=Feeling)
    wait = models.PositiveIntegerField(null=True, blank=True, help_text="Hours.")
    pain = models.TextField(blank=True, help_text="What goes wrong.")
    idea = models.TextField(blank=True, help_text="What would make it better.")

    class Meta:
        ordering = ["step__place", "step"]
        constraints = [
            models.UniqueConstraint(fields=["step", "stage"], name="a_step_stands_on_a_map_once"),
            models.CheckConstraint(
                condition=Q(feeling__gte=Feeling.AWFUL, feeling__lte=Feeling.GREAT),
                name="a_feeling_is_one_of_five",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.step}, {Stage(self.stage).label}"

    @property
    def wait_words(self) -> str:
        return wait_in_words(self.wait)

    @property
    def wait_time(self) -> dt.timedelta:
        return dt.timedelta(hours=self.wait or 0)


def wait_in_words(hours: int | None) -> str:
    """2 days 4 hours; empty where nobody said."""
    if hours is None:
        return ""
    days, rest = divmod(hours, 24)
    parts = [
        f"{number} {unit}{'' if number == 1 else 's'}"
        for number, unit in ((days, "day"), (rest, "hour"))
        if number
    ]
    return " ".join(parts) or "No wait"
