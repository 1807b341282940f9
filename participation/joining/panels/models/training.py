"""Where members of panels learn what they must have learnt: a training session is an event like any other."""

from django.db import models
from django.utils import timezone

from participation.programme.events.models import Event


class TrainingSessionQuerySet(models.QuerySet):
    def coming(self):
        """Sessions that can still be booked, the next first; a place is booked as at every event."""
        return self.filter(
            event__starts_at__gt=timezone.now(),
            event__cancelled_at=None,
            event__published_at__isnull=False,
            event__takes_bookings=True,
        ).order_by("event__starts_at", "pk")


class TrainingSession(models.Model):
    """Whoever came to this event has had this training (R-04, R-20).

    ``title`` is what it is called on the list that members of panels begin with.
    """

    event = models.ForeignKey(Event, models.PROTECT, related_name="trains_in")
    title = models.CharField(max_length=120)

    objects = TrainingSessionQuerySet.as_manager()

    class Meta:
        ordering = ["event__starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "title"], name="an_event_trains_in_a_thing_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.title}: {self.event}"
