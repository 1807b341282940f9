import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from base.core.periods import Period
from participation.people.customers.models import Area, Customer
from participation.questionnaires.models import PersonalCode, Sheet

from .homes import Draw, ReadyHome
from .standards import Standard

User = settings.AUTH_USER_MODEL


class InspectionQuerySet(models.QuerySet):
    def live(self):
        return self.filter(called_off_at=None)

    def to_arrange(self):
        """No day is agreed yet."""
        return self.live().filter(starts_at=None, sent_at=None)

    def waiting(self):
        """Agreed, and the inspectors have not sent what they found."""
        return self.live().filter(starts_at__isnull=False, sent_at=None)

    def sent(self):
        return self.filter(sent_at__isnull=False)

    def within(self, period: Period):
        """By the day on which somebody inspected."""
        return self.sent().filter(period.holds("starts_at"))

    def visible_to(self, user):
        if Audience.STAFF.admits(user):
            return self
        theirs = Inspector.objects.filter(customer__user=user)
        return self.filter(pk__in=theirs.values("inspection"))


class Inspection(models.Model):
    """One home, repair or estate that residents look at, and what they found (F-03, F-47, R-07, B-34).

    A home comes from the list, drawn by lot or chosen; anything else is named by ``subject``. ``why`` says
    why it was added outside the programme (B-34). ``partners`` come along (B-33). Whoever of the inspectors
    sends the answers first answers for all of them.

    ``met`` and ``partly`` count items that were ``looked_at``; ``unsafe`` those for safety that failed. A home
    is ready where none did. ``would_move_in`` is what they say of it themselves.
    """

    standard = models.ForeignKey(Standard, models.PROTECT, related_name="inspections")
    home = models.OneToOneField(
        ReadyHome, models.PROTECT, null=True, blank=True, related_name="inspection"
    )
    draw = models.ForeignKey(
        Draw, models.PROTECT, null=True, blank=True, related_name="inspections"
    )
    subject = models.CharField(max_length=150, blank=True)
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+")
    why = models.CharField(max_length=200, blank=True)
    partners = models.CharField(max_length=200, blank=True)
    planned_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    planned_at = models.DateTimeField(default=timezone.now, editable=False)
    starts_at = models.DateTimeField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    officer = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", help_text="Who lets them in."
    )
    called_off_at = models.DateTimeField(null=True, blank=True)
    called_off_why = models.CharField(max_length=200, blank=True)

    code = models.OneToOneField(PersonalCode, models.PROTECT, related_name="inspection")
    sheet = models.OneToOneField(
        Sheet, models.PROTECT, null=True, blank=True, related_name="inspection"
    )
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(
        Customer, models.PROTECT, null=True, blank=True, related_name="inspections_sent"
    )
    met = models.PositiveSmallIntegerField(default=0)
    partly = models.PositiveSmallIntegerField(default=0)
    looked_at = models.PositiveSmallIntegerField(default=0)
    unsafe = models.PositiveSmallIntegerField(default=0)
    would_move_in = models.BooleanField(null=True)
    praise = models.TextField(blank=True)
    wrong = models.TextField(blank=True, help_text="What else they say should be put right.")
    printed_praise = models.TextField(
        blank=True, help_text="What of it everybody may read, as one of us has looked through it."
    )
    read_at = models.DateTimeField(null=True, blank=True)
    read_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    objects = InspectionQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_at", "-pk"]
        indexes = [models.Index(fields=["-starts_at"], name="inspections_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(home__isnull=False, subject="") | Q(home=None) & ~Q(subject=""),
                name="an_inspection_is_of_a_home_or_says_of_what",
            ),
            models.CheckConstraint(
                condition=Q(sent_at=None)
                | Q(sheet__isnull=False, starts_at__isnull=False, called_off_at=None),
                name="what_was_found_was_found_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(called_off_at=None) | ~Q(called_off_why=""),
                name="an_inspection_is_called_off_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(looked_at__gte=F("met") + F("partly")),
                name="an_inspection_meets_no_more_than_was_looked_at",
            ),
        ]

    def __str__(self) -> str:
        """Without any address: lists, actions and reports call it so."""
        return f"Inspection {self.pk}: {self.subject or self.home_in_words}"

    def get_absolute_url(self) -> str:
        return reverse("inspections:inspection", args=[self.pk])

    @property
    def staff_address(self) -> str:
        return self.get_absolute_url()

    @property
    def source(self) -> str:
        """How the ledger and messages name this row."""
        return f"inspections.inspection:{self.pk}"

    @property
    def home_in_words(self) -> str:
        return f"a home in {self.area.name}" if self.area else "a home"

    @property
    def ends_at(self) -> dt.datetime | None:
        return self.starts_at and self.starts_at + dt.timedelta(minutes=self.minutes or 0)

    @property
    def is_over(self) -> bool:
        """The day has passed, or they have sent what they found."""
        if self.sent_at or self.called_off_at:
            return True
        return bool(self.starts_at) and timezone.localdate(self.starts_at) < timezone.localdate()

    @property
    def address(self) -> str:
        """Where inspectors go, for as long as they need it: until they have sent what they found, or the day is over."""
        if self.home is None or self.is_over or self.starts_at is None:
            return ""
        return self.home.address

    @property
    def is_ready(self) -> bool:
        """Of a home that was inspected: nothing for safety failed."""
        return self.sent_at is not None and not self.unsafe

    @property
    def failed(self) -> int:
        return self.looked_at - self.met - self.partly

    @property
    def verdict(self) -> str:
        """What came of it, of a home: whether it was ready."""
        if self.sent_at is None or not self.home_id:
            return ""
        return "Ready" if self.is_ready else "Not ready: something for safety failed"

    @property
    def standing(self) -> str:
        if self.called_off_at:
            return "Called off"
        if self.sent_at:
            return "Inspected"
        if self.starts_at is None:
            return "To arrange"
        return "Not sent yet" if self.is_over else "Arranged"

    @property
    def standing_kind(self) -> str:
        """Its tag's kind."""
        return {
            "Called off": "not_possible",
            "Inspected": "done",
            "Not sent yet": "late",
            "Arranged": "doing",
        }.get(self.standing, "plain")


class InspectorQuerySet(models.QuerySet):
    def coming(self):
        return self.filter(declined_at=None)

    def live(self):
        """Coming to, or having come to, one that was not called off."""
        return self.coming().filter(inspection__called_off_at=None)

    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.filter(customer__user=user)


class Inspector(models.Model):
    """One resident who was asked to come to one inspection, and whether they cannot."""

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="inspectors")
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="inspections")
    asked_at = models.DateTimeField(default=timezone.now)
    declined_at = models.DateTimeField(null=True, blank=True)

    objects = InspectorQuerySet.as_manager()

    class Meta:
        ordering = ["customer__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["inspection", "customer"], name="somebody_is_asked_to_an_inspection_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.customer}, {self.inspection}"

    @property
    def source(self) -> str:
        """How the ledger names their taking part."""
        return f"inspections.inspector:{self.pk}"
