from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from base.core.audience import Audience
from base.core.history import HistoricalRecords
from participation.people.customers.models import Aim, Area, PreferenceOption

from .kinds import GroupKind


class GroupQuerySet(models.QuerySet):
    def live(self):
        return self.filter(ended_on=None)

    def live_or_one_of(self, named):
        """Those there are now, and those of ``named``, numbers of groups that may have ended since."""
        return self.filter(Q(ended_on=None) | Q(pk__in=named))

    def recognised(self):
        return self.live().filter(recognised_on__isnull=False, recognition_withdrawn_on=None)

    def with_members(self):
        """Adds ``members``: how many sit on it now."""
        sitting = Q(memberships__until_on=None, memberships__isnull=False)
        return self.annotate(members=models.Count("memberships", filter=sitting))

    def within(self, area: Area):
        """For the area, or for a part of it."""
        return self.filter(area__in=Area.objects.within([area.pk]))

    def covering(self, area: Area):
        """Those that speak for the people of ``area``: for it, or for a wider place it is in."""
        return self.live().filter(kind__speaks_for_area=True, area__in=area.with_wider)

    def speaking_for(self) -> dict[int, list[str]]:
        """Those that speak for the people of a place, by the number of the place they are for."""
        speaking = self.live().filter(kind__speaks_for_area=True, area__isnull=False)
        found: dict[int, list[str]] = {}
        for area, name in speaking.order_by("name", "pk").values_list("area", "name"):
            found.setdefault(area, []).append(name)
        return found

    def visible_to(self, user):
        if Audience.STAFF.admits(user):
            return self
        if not user.is_authenticated:
            return self.none()
        theirs = Q(memberships__customer__user=user) | Q(memberships__colleague=user)
        sits = Group.objects.filter(theirs, memberships__until_on=None)
        return self.filter(pk__in=sits.values("pk"))

    def to_look_at_again(self, today=None):
        """Those whose remit was to be reviewed by today (T-28)."""
        return self.live().filter(remit_review_on__lte=today or timezone.localdate())


class Group(models.Model):
    """People who sit together for longer than one activity: an association, a panel, a federation.

    Seed row R-90: its committee and their roles, how the landlord recognises it, what it was given,
    and what came of it, which its activities say. A group that has ended stays on record.
    """

    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=140, unique=True)
    kind = models.ForeignKey(GroupKind, models.PROTECT, related_name="groups")
    area = models.ForeignKey(
        Area,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="groups",
        help_text="Empty: it is not about one place.",
    )
    aims = models.ManyToManyField(
        Aim, related_name="groups", help_text="At least one: what it is for (R-01)."
    )
    remit = models.TextField(blank=True, help_text="What it is for and what it may decide.")
    contact = models.TextField(blank=True, help_text="How to reach it, and where it meets.")
    powers = models.TextField(
        blank=True,
        default="",
        db_default="",
        help_text="What it may decide, and what was handed to it (R-28).",
    )
    reports_to = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="reporting_to_it"
    )
    reports_to_words = models.CharField(
        max_length=120, blank=True, default="", db_default="", help_text="Board, executive team."
    )
    adviser = models.CharField(
        max_length=200,
        blank=True,
        default="",
        db_default="",
        help_text="Who supports it from outside, independent of us (T-28).",
    )
    remit_review_on = models.DateField(
        null=True, blank=True, help_text="When what it is for is looked at again (T-28)."
    )
    meets_at = models.ManyToManyField(
        PreferenceOption,
        blank=True,
        limit_choices_to={"kind": "time"},
        related_name="+",
        help_text="When it meets (F-08). None chosen: it varies.",
    )
    meets_online = models.BooleanField(
        default=False, db_default=False, help_text="Its meetings can be joined online."
    )
    own_cap = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        help_text="At most so many sit on it. Empty: as its kind has it. 0: as many as wish to (R-20).",
    )
    formed_on = models.DateField(null=True, blank=True)
    recognised_on = models.DateField(
        null=True, blank=True, help_text="Since when the landlord recognises it."
    )
    recognition_withdrawn_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    objects = GroupQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                name="a_group_name_is_used_once",
                violation_error_message="There is a group with this name already.",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="a_group_has_a_name"),
            models.CheckConstraint(
                condition=Q(recognition_withdrawn_on=None)
                | Q(recognition_withdrawn_on__gte=F("recognised_on")),
                name="recognition_is_withdrawn_after_it_was_given",
                violation_error_message="We recognised it before we withdrew that.",
            ),
            models.CheckConstraint(
                condition=Q(recognition_withdrawn_on=None) | Q(recognised_on__isnull=False),
                name="only_given_recognition_is_withdrawn",
                violation_error_message="Say since when we recognised it.",
            ),
            models.CheckConstraint(
                condition=Q(formed_on=None) | Q(ended_on=None) | Q(ended_on__gte=F("formed_on")),
                name="a_group_ends_after_it_was_formed",
                violation_error_message="It must end after it was formed.",
            ),
            models.CheckConstraint(
                condition=Q(reports_to=None) | ~Q(reports_to=F("pk")),
                name="a_group_does_not_report_to_itself",
                violation_error_message="A group does not report to itself.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("groups:group", args=[self.pk])

    @property
    def staff_address(self) -> str:
        """Where an action that is made of it leads back to."""
        return self.get_absolute_url()

    @property
    def recognition(self) -> str:
        """How the landlord recognises it, for its tag."""
        if self.recognised_on is None:
            return "Not recognised"
        if self.recognition_withdrawn_on:
            day = date_format(self.recognition_withdrawn_on, "j F Y")
            return f"Recognition withdrawn on {day}"
        return f"Recognised since {date_format(self.recognised_on, 'j F Y')}"

    @property
    def is_recognised(self) -> bool:
        return self.recognised_on is not None and self.recognition_withdrawn_on is None

    @property
    def cap(self) -> int | None:
        """How many may sit on it at a time; None for as many as wish to."""
        if self.own_cap is None:
            return self.kind.cap
        return self.own_cap or None

    @property
    def reports(self) -> str:
        """To whom it reports, in words; empty where nobody is named."""
        told = [str(self.reports_to) if self.reports_to else "", self.reports_to_words]
        return " and ".join(one for one in told if one)
