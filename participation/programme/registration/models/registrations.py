import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from base.core.history import HistoricalRecords
from participation.people.groups.models import Group

User = settings.AUTH_USER_MODEL


class Status(models.TextChoices):
    """Where an application stands. The order knows no others."""

    DRAFT = "draft", "Draft"
    SUBMITTED = "submitted", "Submitted"
    MORE = "more", "More information needed"
    REGISTERED = "registered", "Registered"
    REFUSED = "refused", "Refused"
    NOTIFIED = "notified", "Removal notified"
    REMOVED = "removed", "Removed"
    LODGED = "lodged", "Appeal lodged"
    DECIDED = "decided", "Appeal decided"


#: The group, or we for it, may still change what it says.
OPEN_TO_CHANGE = (Status.DRAFT, Status.MORE)
#: Of these there may be nothing more to come: see ``Registration.is_over``.
ENDED = (Status.REFUSED, Status.REMOVED, Status.DECIDED)
#: We have still to decide.
UNDECIDED = (Status.DRAFT, Status.SUBMITTED, Status.MORE)


class RegistrationQuerySet(models.QuerySet):
    def on_register(self, today: Any = None):
        """Those that everybody finds on the register today, or on a day that is told when it is asked."""
        today = today or timezone.localdate()
        off = Q(removed_from__isnull=False, removed_from__lte=today)
        return self.filter(registered_from__lte=today).exclude(off)

    def to_give_notice(self):
        """They ask to leave, or their group has ended; and no notice and no appeal is open."""
        on = self.filter(registered_from__isnull=False, removed_from=None)
        on = on.filter(status__in=[Status.REGISTERED, Status.DECIDED])
        return on.filter(Q(asked_off_on__isnull=False) | Q(group__ended_on__isnull=False))

    def over_since(self, day: dt.date):
        """Refused, or off the register, and nothing has happened to it from that day on."""
        ended = Q(status__in=ENDED) & (Q(registered_from=None) | Q(removed_from__lte=day))
        later = self.model.objects.filter(steps__at__date__gt=day).values("pk")
        return self.filter(ended).exclude(pk__in=later)

    def taken_off(self):
        return self.filter(removed_from__lte=timezone.localdate())

    def of_people(self, user):
        return self.filter(group__in=Group.objects.visible_to(user))

    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.of_people(user)


class Registration(models.Model):
    """One application of a group to be on the register of tenant organisations, and what became of it.

    Housing (Scotland) Act 2001, s.53(3). A group that is refused or removed may apply again: another row.
    It is on the register from ``registered_from`` until ``removed_from``; ``status`` says what happened last,
    and :class:`Step` each thing that did. ``decide_by`` is what we promise; the order names no number of days.
    """

    group = models.ForeignKey(Group, models.PROTECT, related_name="registrations")
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT, editable=False)
    area_words = models.TextField(
        blank=True, help_text="The area in which it works, in its own words (art. 5(2)(d))."
    )
    correspondence = models.TextField(
        blank=True, help_text="Where we write to (art. 5(2)(b)). Never on the public register."
    )
    other_landlords = models.TextField(
        blank=True, help_text="With whom else it is registered or applies (art. 5(2)(c))."
    )
    open_to_all = models.BooleanField(
        default=False, help_text="Every tenant of ours who lives in the area may join."
    )
    committee = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="How many sit on its committee."
    )
    began_at = models.DateTimeField(default=timezone.now, editable=False)
    began_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    submitted_on = models.DateField(null=True, blank=True, editable=False)
    decide_by = models.DateField(null=True, blank=True, editable=False)
    registered_from = models.DateField(null=True, blank=True, editable=False)
    removed_from = models.DateField(null=True, blank=True, editable=False)
    asked_off_on = models.DateField(
        null=True, blank=True, editable=False, help_text="When it asked to be taken off itself."
    )
    asked_off_because = models.TextField(blank=True, editable=False)

    objects = RegistrationQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["status"], name="registration_by_status")]
        constraints = [
            models.UniqueConstraint(
                fields=["group"],
                condition=Q(status__in=["draft", "submitted", "more"]),
                name="a_group_has_one_application_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["group"],
                condition=Q(registered_from__isnull=False, removed_from=None),
                name="a_group_is_on_the_register_once",
            ),
            models.CheckConstraint(
                condition=Q(removed_from=None) | Q(removed_from__gte=F("registered_from")),
                name="a_group_is_removed_after_it_was_registered",
            ),
            models.CheckConstraint(
                condition=Q(status="draft", submitted_on=None, decide_by=None)
                | (~Q(status="draft") & Q(submitted_on__isnull=False, decide_by__isnull=False)),
                name="whatever_is_submitted_has_its_day",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["registered", "notified", "removed"])
                | Q(registered_from__isnull=False),
                name="a_registered_group_says_since_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group}: register of tenant organisations"

    def get_absolute_url(self) -> str:
        return reverse("registration:page", args=[self.pk])

    @property
    def source(self) -> str:
        """How messages name this row."""
        return f"registration.registration:{self.pk}"

    @property
    def is_open_to_change(self) -> bool:
        return self.status in OPEN_TO_CHANGE

    @property
    def is_over(self) -> bool:
        """It was refused, or is removed, and no appeal is open: the group may apply again."""
        return self.status in ENDED and (
            self.registered_from is None or self.removed_from is not None
        )

    @property
    def waits_for_decision(self) -> bool:
        return self.status in (Status.SUBMITTED, Status.MORE)

    @property
    def is_on_register(self) -> bool:
        today = timezone.localdate()
        gone = self.removed_from is not None and self.removed_from <= today
        return self.registered_from is not None and self.registered_from <= today and not gone

    @property
    def standing_kind(self) -> str:
        """Its tag's kind."""
        return {
            Status.SUBMITTED: "doing",
            Status.MORE: "doing",
            Status.REGISTERED: "done",
            Status.REFUSED: "not_possible",
            Status.NOTIFIED: "late",
            Status.REMOVED: "not_possible",
            Status.LODGED: "doing",
            Status.DECIDED: "done" if self.is_on_register else "not_possible",
        }.get(Status(self.status), "plain")
