import datetime as dt
from typing import ClassVar

from django.db import models
from django.db.models import Q, Sum
from django.utils import timezone

from base.core.audience import Audience
from base.core.jobs import Job, JobQuerySet
from base.core.periods import Month, Period
from participation.people.customers.models import Customer
from participation.programme.activities.models import Service
from participation.questionnaires.models import Questionnaire, Sheet

from ...scoring.models import Marking
from .channels import Channel
from .scenarios import Assignment


class Round(Job):
    """One month in which every shopper is asked for a real contact that they had with us (F-48).

    Its job writes to each of them. They can answer until the month is over.
    """

    STALE_SECONDS: ClassVar[str] = "SEND_OUT_STALE_SECONDS"
    GIVEN_UP: ClassVar[str] = "The worker stopped {attempts} times. Not everybody was asked."

    month = models.DateField(unique=True, help_text="Its first day.")
    questionnaire = models.OneToOneField(
        Questionnaire, models.PROTECT, related_name="shopping_round"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ["-month"]

    def __str__(self) -> str:
        return f"Mystery shopping in {self.month:%B %Y}"

    @property
    def last_day(self) -> dt.date:
        return Month.of(self.month).last

    @property
    def closes_at(self) -> dt.datetime:
        return timezone.make_aware(
            dt.datetime.combine(self.last_day + dt.timedelta(days=1), dt.time.min)
        )

    @property
    def is_open(self) -> bool:
        return timezone.now() < self.closes_at


class ReturnQuerySet(models.QuerySet):
    def within(self, period: Period):
        """By the day of the contact."""
        return self.filter(period.holds("contact_on", moment=False))

    def with_score(self):
        """Adds ``points`` and ``available``; nothing of either where no question was scored."""
        return self.annotate(
            points=Sum("marks__points", default=0), available=Sum("marks__available", default=0)
        )

    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.filter(customer__user=user)


class Return(models.Model):
    """What one shopper told us of one contact with us: a real one of a round, or a set enquiry.

    What they answered stands on the ``sheet``; sent again, this row follows it. ``by_partner`` is of
    a partner landlord's shopper. In ``names_somebody`` their words seem to name one of us: the words are read
    by the service without the name, and by nobody in figures. A round has one of each shopper: whoever
    sends holds their record, and a joined record may bring another.
    """

    round = models.ForeignKey(Round, models.PROTECT, null=True, blank=True, related_name="returns")
    assignment = models.OneToOneField(
        Assignment, models.PROTECT, null=True, blank=True, related_name="shoppers_return"
    )
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="shopping_returns")
    sheet = models.OneToOneField(Sheet, models.PROTECT, related_name="shopping_return")
    service = models.CharField(max_length=20, choices=Service)
    channel = models.CharField(max_length=10, choices=Channel)
    contact_on = models.DateField(help_text="The day they were in touch with us.")
    praise = models.TextField(blank=True)
    by_partner = models.BooleanField(default=False)
    names_somebody = models.BooleanField(default=False)
    received_at = models.DateTimeField(default=timezone.now)

    objects = ReturnQuerySet.as_manager()

    class Meta:
        ordering = ["-contact_on", "-pk"]
        indexes = [models.Index(fields=["-contact_on"], name="shopping_returns_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(round=None) ^ Q(assignment=None),
                name="a_return_is_of_a_round_or_of_a_set_enquiry",
            )
        ]

    def __str__(self) -> str:
        kind = "Set enquiry" if self.assignment_id else "Real contact"
        return f"{kind}, {self.get_service_display()}, {self.contact_on:%-d %B %Y}"

    @property
    def source(self) -> str:
        """How the ledger and messages name this row."""
        return f"shopping.return:{self.pk}"


class Mark(Marking):
    """What one scored question of a return earned."""

    shoppers_return = models.ForeignKey(Return, models.CASCADE, related_name="marks")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["shoppers_return", "code"], name="a_question_earns_points_once"
            ),
            models.CheckConstraint(
                condition=Q(points__gte=0, points__lte=models.F("available")),
                name="nothing_earns_more_points_than_there_are",
            ),
        ]
