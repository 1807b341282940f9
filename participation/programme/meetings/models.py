import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from base.core.documents import PaperBase
from participation.people.customers.models import Customer
from participation.programme.events.models import Event

from .house_rules import MEETING_PAPERS_DAYS


class AgendaItemQuerySet(models.QuerySet):
    def accepted(self):
        return self.filter(accepted_at__isnull=False)

    def waiting(self):
        return self.filter(accepted_at=None, declined_why="")

    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.filter(customer__user=user)


class AgendaItem(models.Model):
    """Something to talk about at a meeting, put forward by somebody it is for, or by us (F-32).

    Accepted, it stands on the public agenda without a name. Declined, whoever put it forward reads why.
    """

    event = models.ForeignKey(Event, models.PROTECT, related_name="agenda_items")
    customer = models.ForeignKey(
        Customer, models.PROTECT, null=True, blank=True, related_name="agenda_items"
    )
    title = models.CharField(max_length=150)
    why = models.TextField(blank=True)
    proposed_at = models.DateTimeField(default=timezone.now)
    accepted_at = models.DateTimeField(null=True, blank=True)
    declined_why = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        ordering = ["accepted_at", "proposed_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(declined_why=""),
                name="an_agenda_item_is_accepted_or_declined",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def source(self) -> str:
        """How messages name this row: ``meetings.agendaitem:12``."""
        return f"meetings.agendaitem:{self.pk}"

    @property
    def standing(self) -> str:
        if self.accepted_at:
            return "On the agenda"
        return "Not on the agenda" if self.declined_why else "Waiting for us"


class MeetingPaper(PaperBase):
    """A paper for a meeting. It should be up long enough before, so that people can read it (F-30)."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="papers")
    file = models.FileField(upload_to="meetings/%Y/")

    class Meta(PaperBase.Meta):
        pass

    def get_absolute_url(self) -> str:
        return reverse("meetings:paper", args=[self.event.slug, self.pk])

    @property
    def is_late(self) -> bool:
        """Put up when people had less time to read it than our rule gives them."""
        return timezone.localdate(self.added_at) > last_day_for_papers(self.event)


def last_day_for_papers(event: Event) -> dt.date:
    return timezone.localdate(event.starts_at) - dt.timedelta(days=MEETING_PAPERS_DAYS.value)


def open_for_proposals(event: Event) -> bool:
    """Until a day before it starts."""
    soon = timezone.now() + dt.timedelta(days=1)
    return bool(event.published_at) and event.cancelled_at is None and event.starts_at > soon
