from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from participation.people.groups.insiders import groups_inside
from participation.people.groups.models import Group, Membership


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
    def inside(self, user):
        return self.filter(group__in=groups_inside(user))

    def planned(self):
        return self.filter(called_off_at=None)

    def coming(self, now=None):
        """Those of today too: who is on the way still looks."""
        return self.planned().from_today(now)

    def from_today(self, now=None):
        start = timezone.localtime(now or timezone.now()).replace(hour=0, minute=0, second=0)
        return self.filter(starts_at__gte=start).order_by("starts_at", "pk")

    def held(self):
        """Somebody wrote down who came."""
        return self.planned().filter(register_at__isnull=False)


class GroupMeeting(models.Model):
    """One meeting of a group, as its members plan and hold it.

    ``first_starts_at`` is when it was to be when it was planned; moving it never changes that. ``register_at`` is
    when somebody first wrote down who came, and ``quorum`` how many had to be there by the rules of that day.
    """

    group = models.ForeignKey(Group, models.PROTECT, related_name="own_meetings")
    series = models.ForeignKey(
        MeetingSeries, models.PROTECT, null=True, blank=True, related_name="meetings"
    )
    starts_at = models.DateTimeField()
    first_starts_at = models.DateTimeField(editable=False)
    place = models.CharField(max_length=200, blank=True)
    online_link = models.URLField(max_length=500, blank=True)
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


class Motion(models.Model):
    """What is put to the vote under one point. The counts are kept when it is closed.

    ``present`` is how many of those who count were there then.
    """

    point = models.ForeignKey(AgendaPoint, models.PROTECT, related_name="motions")
    words = models.TextField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    present = models.PositiveSmallIntegerField(default=0)
    for_it = models.PositiveSmallIntegerField(default=0)
    against = models.PositiveSmallIntegerField(default=0)
    abstained = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="a_motion_says_something"),
            models.CheckConstraint(
                condition=Q(closed_at=None, closed_by=None)
                | Q(closed_at__isnull=False, closed_by__isnull=False),
                name="a_closed_motion_says_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None)
                | Q(present__gte=F("for_it") + F("against") + F("abstained")),
                name="no_more_hands_than_people_there",
            ),
        ]

    def __str__(self) -> str:
        return self.words[:80]

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def carried(self) -> bool:
        """More for it than against it."""
        return self.for_it > self.against


class NamedHand(models.Model):
    """How one member voted, by name. It may change until the vote is closed.

    It goes with the seat when a person is erased; what the vote came to stays in its counts.
    """

    class Which(models.TextChoices):
        FOR = "for", "For"
        AGAINST = "against", "Against"
        ABSTAINS = "abstains", "Abstains"

    motion = models.ForeignKey(Motion, models.CASCADE, related_name="hands")
    seat = models.ForeignKey(Membership, models.CASCADE, related_name="meeting_hands")
    which = models.CharField(max_length=8, choices=Which)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["motion", "seat"], name="a_member_has_one_named_hand")
        ]

    def __str__(self) -> str:
        return f"{self.seat.person}: {self.get_which_display()}"
