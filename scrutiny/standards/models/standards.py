import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from base.core.figures import Better, KeyFigure, figure_named
from participation.people.groups.models import Group
from participation.programme.activities.models import Service
from scrutiny.recommendations.models.recommendations import panels_of


class Unit(models.TextChoices):
    PERCENT = "percent", "percent"
    HOURS = "hours", "hours"
    WORKING_DAYS = "working_days", "working days"
    DAYS = "days", "days"
    WEEKS = "weeks", "weeks"
    NUMBER = "number", "in three months"


class ServiceStandardQuerySet(models.QuerySet):
    def proposed(self):
        """A group has written it, and the landlord has still to say yes or no."""
        return self.filter(agreed_on=None, not_agreed_because="")

    def in_force(self):
        """Everybody can read them, and hold us to them."""
        return self.filter(agreed_on__isnull=False, ended_on=None)

    def public(self):
        """Those in force, and those that were."""
        return self.filter(agreed_on__isnull=False)

    def to_review(self, today: dt.date | None = None):
        return self.in_force().filter(review_on__lte=today or timezone.localdate())

    def of_member(self, user):
        """Those that a group watches on which somebody sits today, proposals too."""
        return self.filter(group__in=panels_of(user))

    def visible_to(self, user):
        if Audience.STAFF.admits(user):
            return self
        if not user.is_authenticated:
            return self.public()
        return self.filter(Q(agreed_on__isnull=False) | Q(group__in=panels_of(user)))


class ServiceStandard(models.Model):
    """One thing that customers can count on, in words and as a number (seed row B-32).

    ``promise`` in ``unit`` is the number. ``figure`` is the code of the registered figure that measures it, empty
    where none does. ``group`` are the service voices who watch it. It is proposed until ``agreed_on``.
    """

    name = models.CharField(max_length=120)
    words = models.TextField(help_text="The standard, as customers read it.")
    service = models.CharField(max_length=20, choices=Service)
    promise = models.PositiveIntegerField(null=True, blank=True)
    unit = models.CharField(max_length=12, choices=Unit, blank=True)
    figure = models.SlugField(max_length=40, blank=True)
    group = models.ForeignKey(
        Group, models.PROTECT, null=True, blank=True, related_name="service_standards"
    )
    review_on = models.DateField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    written_on = models.DateField(default=timezone.localdate, editable=False)
    agreed_on = models.DateField(null=True, blank=True, editable=False)
    not_agreed_because = models.TextField(blank=True, editable=False)
    ended_on = models.DateField(null=True, blank=True, editable=False)
    ended_because = models.TextField(blank=True, editable=False)

    objects = ServiceStandardQuerySet.as_manager()

    class Meta:
        ordering = ["service", "name", "pk"]
        indexes = [
            models.Index(
                fields=["review_on"],
                condition=Q(ended_on=None, agreed_on__isnull=False),
                name="standards_by_day_of_review",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(promise=None, unit="") | (Q(promise__isnull=False) & ~Q(unit="")),
                name="a_promise_says_what_its_number_counts",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None, ended_because="")
                | (Q(ended_on__gte=F("agreed_on")) & ~Q(ended_because="")),
                name="a_standard_that_ended_was_in_force_and_says_why",
            ),
            models.CheckConstraint(
                condition=Q(agreed_on=None) | Q(not_agreed_because=""),
                name="a_standard_is_agreed_or_not",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Where everybody reads it once it is agreed."""
        return reverse("standards:public", args=[self.pk])

    @property
    def staff_address(self) -> str:
        return reverse("standards:standard", args=[self.pk])

    @property
    def member_address(self) -> str:
        return reverse("standards:mine", args=[self.pk])

    @property
    def source(self) -> str:
        """How messages name this row."""
        return f"standards.servicestandard:{self.pk}"

    @property
    def key_figure(self) -> KeyFigure | None:
        return figure_named(self.figure) if self.figure else None

    @property
    def is_proposed(self) -> bool:
        return self.agreed_on is None and not self.not_agreed_because

    @property
    def is_in_force(self) -> bool:
        return self.agreed_on is not None and self.ended_on is None

    @property
    def is_to_review(self) -> bool:
        return self.is_in_force and self.review_on <= timezone.localdate()

    @property
    def promise_in_words(self) -> str:
        """ "85 percent or more", "20 working days"; empty where there is no number."""
        if self.promise is None:
            return ""
        number = f"{self.promise:,} {self.get_unit_display()}"
        figure = self.key_figure
        if figure is None:
            return number
        return f"{number} or {'fewer' if figure.better is Better.FEWER else 'more'}"

    @property
    def standing(self) -> str:
        if self.is_proposed:
            return "Proposed"
        if self.not_agreed_because:
            return "Not agreed"
        if self.ended_on:
            return "Ended"
        return "Review is due" if self.is_to_review else "In force"

    @property
    def standing_kind(self) -> str:
        kinds = {"Proposed": "heard", "In force": "done", "Review is due": "doing"}
        return kinds.get(self.standing, "plain")


class EarlierWords(models.Model):
    """What a standard said until a day, and why it changed. Everybody reads it."""

    standard = models.ForeignKey(ServiceStandard, models.PROTECT, related_name="earlier")
    words = models.TextField()
    promise_in_words = models.CharField(max_length=80, blank=True)
    until_on = models.DateField(default=timezone.localdate)
    why = models.TextField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-until_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.standard} until {self.until_on:%-d %B %Y}"
