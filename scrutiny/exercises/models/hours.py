from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from base.core.periods import Period
from participation.people.customers.models import Customer

from .exercises import Exercise


class HoursQuerySet(models.QuerySet):
    def given_in(self, period: Period):
        return self.filter(period.holds("on", moment=False))

    def own(self, user):
        return self.filter(customer__user=user.pk)


class MemberHours(models.Model):
    """The time that one member of the panel gave to an exercise on one day, and with what."""

    class What(models.TextChoices):
        MEETING = "meeting", "Meeting of the panel"
        EVIDENCE = "evidence", "Visits and talks"
        READING = "reading", "Reading"
        WRITING = "writing", "Writing"
        TRAVEL = "travel", "On the way"
        OTHER = "other", "Something else"

    #: No day has more.
    MOST = 24

    exercise = models.ForeignKey(Exercise, models.CASCADE, related_name="hours_given")
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="hours_given")
    what = models.CharField(max_length=8, choices=What)
    on = models.DateField()
    hours = models.DecimalField(max_digits=3, decimal_places=1)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    noted_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = HoursQuerySet.as_manager()

    class Meta:
        ordering = ["on", "pk"]
        verbose_name_plural = "hours of members"
        indexes = [models.Index(fields=["on"], name="hours_of_members_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(hours__gt=0, hours__lte=24), name="a_day_has_some_of_its_hours"
            )
        ]

    def __str__(self) -> str:
        return f"{self.customer}: {self.get_what_display()}, {self.hours} hours"
