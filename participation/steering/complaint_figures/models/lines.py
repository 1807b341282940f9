from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from base.core.audience import Audience
from base.core.periods import Month, Period
from participation.people.customers.models import Area
from participation.programme.activities.models import Service

from .uploads import MonthEdition

LONGEST_WORD, LONGEST_LEARNED = 60, 1_500


class Stage(models.TextChoices):
    """Of the two-stage procedure. One that goes on to stage 2 is counted in its first stage and again there."""

    ONE = "1", "Stage 1"
    TWO = "2", "Stage 2, straight away"
    WENT_ON = "on", "Stage 2, after stage 1"


class Theme(models.Model):
    """What complaints are about, as the landlord sorts them: late visits, charges, how we spoke to people."""

    name = models.CharField(max_length=LONGEST_WORD)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(Lower("name"), name="a_theme_of_complaints_has_its_own_name")
        ]

    def __str__(self) -> str:
        return self.name


class Learned(models.TextChoices):
    """Whether what was learned may be read outside. It is written by hand, and may say too much."""

    NOTHING = "", "Nothing"
    TO_READ = "to_read", "To be read first"
    SHOWN = "shown", "Shown"
    KEPT_BACK = "kept_back", "Kept back"


class LineQuerySet(models.QuerySet):
    def current(self):
        """Of each month its newest edition alone."""
        return self.filter(edition__replaced_at=None)

    def within(self, period: Period):
        """Of the months that lie in it whole."""
        last = Month.of(period.last)
        last = last if period.last == last.last else last.previous
        return self.filter(month__gte=period.first, month__lte=last.first)

    def unsettled(self):
        """A word in it is nothing that we know."""
        said = ~Q(service_said="") | ~Q(area_said="") | ~Q(theme_said="")
        return self.current().filter(said)

    def to_read(self):
        return self.current().filter(learned_standing=Learned.TO_READ)

    def lessons(self):
        """What was learned, as it may be shown."""
        return self.current().filter(learned_standing=Learned.SHOWN)

    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.none()


class Line(models.Model):
    """Complaints of one month that are alike: of one service, area, stage and theme.

    ``service_said``, ``area_said`` and ``theme_said`` are words of the file that we do not know yet, and empty
    once they are settled. ``learned`` are the words as they are shown, ``learned_said`` as they came.
    """

    edition = models.ForeignKey(MonthEdition, models.PROTECT, related_name="lines")
    month = models.DateField()
    service = models.CharField(max_length=20, choices=Service, blank=True)
    service_said = models.CharField(max_length=LONGEST_WORD, blank=True)
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+")
    area_said = models.CharField(max_length=LONGEST_WORD, blank=True)
    stage = models.CharField(max_length=2, choices=Stage)
    theme = models.ForeignKey(Theme, models.PROTECT, null=True, blank=True, related_name="lines")
    theme_said = models.CharField(max_length=LONGEST_WORD, blank=True)
    received = models.PositiveIntegerField()
    answered = models.PositiveIntegerField(default=0)
    in_time = models.PositiveIntegerField(default=0)
    upheld = models.PositiveIntegerField(default=0)
    partly_upheld = models.PositiveIntegerField(default=0)
    not_upheld = models.PositiveIntegerField(default=0)
    learned = models.TextField(blank=True)
    learned_said = models.TextField(blank=True)
    learned_standing = models.CharField(max_length=9, choices=Learned, blank=True)
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = LineQuerySet.as_manager()

    class Meta:
        ordering = ["-month", "service", "pk"]
        indexes = [
            models.Index(fields=["month", "service"], name="complaints_by_month"),
            models.Index(
                fields=["month"],
                condition=Q(learned_standing="to_read"),
                name="complaint_lessons_to_read",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(in_time__lte=F("answered")),
                name="no_more_complaints_in_time_than_answered",
            ),
            models.CheckConstraint(
                condition=Q(
                    answered__gte=F("upheld") + F("partly_upheld") + F("not_upheld"),
                ),
                name="no_more_complaints_decided_than_answered",
            ),
            models.CheckConstraint(
                condition=Q(learned_standing="", learned_said="")
                | (~Q(learned_standing="") & ~Q(learned_said="")),
                name="what_was_learned_stands_somewhere",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service_name}, {self.month:%B %Y}"

    @property
    def service_name(self) -> str:
        return self.get_service_display() if self.service else self.service_said or "No service"
