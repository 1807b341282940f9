import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from participation.people.groups.models import Group, Membership
from participation.programme.activities.models import Activity


class MeetingSeries(models.Model):
    """Dates planned in one go, by the rhythm that the kind of group has (F-45, R-30)."""

    group = models.ForeignKey(Group, models.PROTECT, related_name="meeting_series")
    every_months = models.PositiveSmallIntegerField()
    planned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    planned_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(every_months__gt=0), name="a_series_has_a_rhythm")
        ]

    def __str__(self) -> str:
        return f"{self.group}, every {self.every_months} months"


class GroupMeetingQuerySet(models.QuerySet):
    def planned(self):
        return self.filter(called_off_at=None)

    def coming(self, now=None):
        """Those of today too: who is on the way still looks."""
        return self.planned().from_today(now)

    def from_today(self, now=None):
        start = timezone.localtime(now or timezone.now()).replace(
            hour=0, minute=0, second=0, microsecond=0
        )
        return self.filter(starts_at__gte=start).order_by("starts_at", "pk")

    def silent(self, now=None):
        """Open to everybody and over, and its group has neither said who came nor called it off."""
        over = {"activity__ends_at__lt": now or timezone.now()}
        return self.planned().filter(is_open=True, register_at=None, **over)

    def held(self):
        """Somebody wrote down who came."""
        return self.planned().filter(register_at__isnull=False)


class GroupMeeting(models.Model):
    """One meeting of a group, as its members plan and hold it.

    ``first_starts_at`` is when it was to be when it was planned; moving it never changes that. ``register_at`` is
    when somebody first wrote down who came, and ``quorum`` how many had to be there by the rules of that day.
    Everybody may come where it ``is_open``; ``activity`` is how it stands on the calendar and in the ledger.
    """

    group = models.ForeignKey(Group, models.PROTECT, related_name="own_meetings")
    series = models.ForeignKey(
        MeetingSeries, models.PROTECT, null=True, blank=True, related_name="meetings"
    )
    starts_at = models.DateTimeField()
    first_starts_at = models.DateTimeField(editable=False)
    place = models.CharField(max_length=200, blank=True)
    online_link = models.URLField(max_length=500, blank=True)
    lasts = models.PositiveSmallIntegerField(default=120, db_default=120, help_text="Minutes.")
    is_open = models.BooleanField(
        default=False,
        db_default=False,
        help_text="Everybody may come, and finds it on the calendar.",
    )
    activity = models.ForeignKey(
        Activity,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="group_meetings",
        help_text="Once it is open or held; of one that the landlord runs too, that of the landlord.",
    )
    planned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    called_off_at = models.DateTimeField(null=True, blank=True, editable=False)
    called_off_why = models.CharField(max_length=200, blank=True, editable=False)
    register_at = models.DateTimeField(null=True, blank=True, editable=False)
    quorum = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)
    told = models.PositiveSmallIntegerField(
        default=0, editable=False, help_text="How many were told of its date, at last."
    )

    objects = GroupMeetingQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_at", "-pk"]
        indexes = [
            models.Index(fields=["group", "starts_at"], name="meetings_of_a_group"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "starts_at"],
                condition=Q(called_off_at=None),
                name="a_group_meets_once_at_a_time",
                violation_error_message="There is a meeting at that time already.",
            ),
            models.CheckConstraint(
                condition=~Q(place="") | ~Q(online_link=""), name="a_meeting_is_somewhere"
            ),
            models.CheckConstraint(condition=Q(lasts__gte=1), name="a_meeting_lasts"),
            models.CheckConstraint(
                condition=Q(called_off_at=None, called_off_why="")
                | (Q(called_off_at__isnull=False, register_at=None) & ~Q(called_off_why="")),
                name="a_meeting_called_off_says_why_and_was_not_held",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group}, {self.day}"

    def get_absolute_url(self) -> str:
        return reverse("workspaces:meeting", args=[self.group.slug, self.pk])

    @property
    def staff_address(self) -> str:
        """What the group shows us: for the list of actions, which leads back to where each came from."""
        return reverse("workspaces:shared", args=[self.group_id])

    @property
    def day(self) -> str:
        return date_format(timezone.localtime(self.starts_at), "j F Y")

    @property
    def ends_at(self) -> dt.datetime:
        return self.starts_at + dt.timedelta(minutes=self.lasts)

    @property
    def has_begun(self) -> bool:
        return self.starts_at <= timezone.now()

    @property
    def was_moved(self) -> bool:
        return self.starts_at != self.first_starts_at


class AgendaPoint(models.Model):
    """One thing to talk about, in its place. ``aside`` is for whoever runs the meeting, and for nobody else."""

    meeting = models.ForeignKey(GroupMeeting, models.PROTECT, related_name="points")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=150)
    presenter = models.CharField(max_length=100, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    aside = models.TextField(blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="a_point_has_a_title"),
        ]

    def __str__(self) -> str:
        return self.title


class Presence(models.Model):
    """How one member came to one meeting, or did not."""

    class How(models.TextChoices):
        ROOM = "room", "In the room"
        ONLINE = "online", "Online"
        APOLOGIES = "apologies", "Sent apologies"
        AWAY = "away", "Was not there"

    THERE = (How.ROOM, How.ONLINE)

    meeting = models.ForeignKey(GroupMeeting, models.CASCADE, related_name="presences")
    seat = models.ForeignKey(Membership, models.CASCADE, related_name="presences")
    how = models.CharField(max_length=9, choices=How)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "seat"], name="a_member_comes_to_a_meeting_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.seat.person}: {self.get_how_display()}"
