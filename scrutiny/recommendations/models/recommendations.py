import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience, Role
from base.core.history import HistoricalRecords
from base.core.periods import Period
from participation.people.customers.models import Customer
from participation.people.groups.models import Group, Membership
from participation.programme.activities.models import Activity, Service, ServiceLead

from .rounds import Answer


class Priority(models.TextChoices):
    HIGH = "high", "High"
    MEDIUM = "medium", "Medium"
    LOW = "low", "Low"


class Benefit(models.TextChoices):
    """What a recommendation is for (seed row B-69)."""

    QUALITY = "quality", "A better service"
    NEED = "need", "A service that meets people’s needs"
    VALUE = "value", "Value for money"


class RecommendationQuerySet(models.QuerySet):
    def drafts(self):
        return self.filter(sent_on=None)

    def sent(self):
        """Everybody can read them."""
        return self.filter(sent_on__isnull=False)

    def sent_in(self, period: Period):
        return self.filter(period.holds("sent_on", moment=False))

    def waiting(self):
        """The landlord has still to reply: for the first time, or because it was asked again."""
        return self.filter(current__answer="", withdrawn_on=None)

    def late(self, today: dt.date | None = None):
        return self.waiting().filter(current__due_on__lt=today or timezone.localdate())

    def answered(self):
        """The last question of the panel has a reply."""
        return self.sent().exclude(current__answer="")

    def withdrawn(self):
        return self.filter(withdrawn_on__isnull=False)

    def of_member(self, user):
        """Of the panels on which this person sits today, drafts too."""
        return self.filter(panel__in=panels_of(user))

    def supported_by(self, user):
        """Of whose draft this officer reads: they lead what it came from, or wrote it down for the panel."""
        return self.filter(Q(written_by=user) | Q(activity__lead_officer=user))

    def visible_to(self, user):
        """Sent ones are everybody's; a draft is the panel's, and the officer's who supports it."""
        if not user.is_authenticated:
            return self.sent()
        mine = Q(panel__in=panels_of(user))
        if Audience.STAFF.admits(user):
            mine |= Q(written_by=user) | Q(activity__lead_officer=user)
        return self.filter(Q(sent_on__isnull=False) | mine)

    def to_reply_by(self, user):
        """That wait for this person: they answer for the service, or are a manager where nobody does."""
        led = ServiceLead.objects.filter(officer__is_active=True)
        theirs = Q(service__in=led.filter(officer=user.pk).values("service"))
        if Role.MANAGER in user.roles:
            theirs |= ~Q(service__in=led.values("service"))
        return self.waiting().filter(theirs)


def panels_of(user) -> models.QuerySet[Membership]:
    """The groups that recommend and on which somebody sits today, by number. An observer reads no drafts."""
    return Membership.objects.recommending().filter(customer__user=user.pk).values("group")


class Recommendation(models.Model):
    """One thing that a panel asks the landlord to do, from its draft until the panel has seen it done.

    Until ``sent_on`` it is a draft that nobody but the panel and its officer reads. ``number`` is given
    when it is sent, within the exercise or investigation it came from, or within the panel where it came
    from none. ``current`` is the round in which it is asked, the last one. One that is withdrawn while it waits
    is never answered.
    """

    panel = models.ForeignKey(Group, models.PROTECT, related_name="recommendations")
    activity = models.ForeignKey(
        Activity,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="recommendations",
        help_text="The exercise or investigation it came from.",
    )
    number = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)
    what = models.CharField(max_length=250, help_text="One thing.")
    evidence = models.TextField(help_text="What the panel saw and heard.")
    benefit = models.TextField(help_text="What gets better, and for whom.")
    benefit_type = models.CharField(max_length=7, choices=Benefit)
    priority = models.CharField(max_length=6, choices=Priority)
    service = models.CharField(max_length=20, choices=Service)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    written_at = models.DateTimeField(default=timezone.now, editable=False)
    sent_on = models.DateField(null=True, blank=True, editable=False)
    current = models.OneToOneField(
        "Round", models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    withdrawn_on = models.DateField(null=True, blank=True, editable=False)
    withdrawn_because = models.TextField(blank=True, editable=False)

    objects = RecommendationQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["-sent_on", "-pk"]
        indexes = [
            models.Index(fields=["-sent_on"], name="recommendation_by_day"),
            models.Index(fields=["service"], name="recommendation_by_service"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "number"], name="a_recommendation_has_its_own_number"
            ),
            models.UniqueConstraint(
                fields=["panel", "number"],
                condition=Q(activity=None),
                name="a_recommendation_of_no_exercise_has_its_own_number",
            ),
            models.CheckConstraint(
                condition=Q(sent_on=None, current=None, number=None)
                | Q(sent_on__isnull=False, current__isnull=False, number__isnull=False),
                name="a_sent_recommendation_has_its_number_and_a_clock",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None, withdrawn_because="")
                | (Q(withdrawn_on__gte=F("sent_on")) & ~Q(withdrawn_because="")),
                name="a_withdrawn_recommendation_was_sent_and_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"Recommendation {self.number}: {self.what}" if self.number else self.what

    def get_absolute_url(self) -> str:
        """Where everybody reads it once it is sent."""
        return reverse("recommendations:public", args=[self.pk])

    @property
    def staff_address(self) -> str:
        return reverse("recommendations:page", args=[self.pk])

    @property
    def panel_address(self) -> str:
        return reverse("recommendations:of_panel", args=[self.pk])

    @property
    def source(self) -> str:
        """How messages name this row."""
        return f"recommendations.recommendation:{self.pk}"

    @property
    def is_draft(self) -> bool:
        return self.sent_on is None

    @property
    def is_waiting(self) -> bool:
        return self.current is not None and not self.current.answer and self.withdrawn_on is None

    @property
    def is_late(self) -> bool:
        return self.is_waiting and self.current.due_on < timezone.localdate()

    @property
    def is_answered(self) -> bool:
        return self.current is not None and bool(self.current.answer)

    @property
    def standing(self) -> str:
        """Where it stands, in a word or two."""
        if self.current is None:
            return "Draft"
        if self.withdrawn_on:
            return "Withdrawn"
        if self.current.answer:
            return self.current.get_answer_display()
        if self.is_late:
            return "Reply is late"
        return "Asked again" if self.current.number > 1 else "Waiting for a reply"

    @property
    def standing_kind(self) -> str:
        """Its tag's kind."""
        if self.is_late:
            return "late"
        if self.withdrawn_on:
            return "plain"
        kinds = {
            Answer.ACCEPTED: "done",
            Answer.IN_PART: "doing",
            Answer.NOT_ACCEPTED: "not_possible",
        }
        return kinds.get(self.current.answer, "heard") if self.current else "plain"

    @property
    def whose_reply(self) -> str:
        """Who owes a reply: by what they do, for nobody is named in public."""
        return f"the manager for “{self.get_service_display()}”"


class RaisedBy(models.Model):
    """A customer who raised the matter, and hears of each step of what became of it."""

    recommendation = models.ForeignKey(Recommendation, models.CASCADE, related_name="raised_by")
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="recommendations_raised")
    noted_on = models.DateField(default=timezone.localdate)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation", "customer"], name="somebody_raised_it_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.customer}: {self.recommendation}"
