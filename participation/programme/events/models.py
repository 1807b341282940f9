import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from base.core.audience import Audience
from base.core.history import HistoricalRecords
from base.core.periods import Period
from base.core.templatetags.words import clock, day
from base.core.worldwide import named
from participation.people.customers.models import Customer, PreferenceOption
from participation.programme.activities.calendar_entry import CALENDAR_FACTS
from participation.programme.activities.models import (
    Activity,
    ActivityQuerySet,
    Engagement,
)


class EventQuerySet(ActivityQuerySet):
    def open_to(self, whose: Q) -> Q:
        """Also what they have a place at, should they have left its group since."""
        places = Booking.objects.live().filter(whose).values("event")
        return super().open_to(whose) | Q(pk__in=places)

    def with_places_taken(self):
        """Adds ``places_taken``, so that lists show what is left without asking once an event."""
        return self.annotate(
            places_taken=models.Count("bookings", filter=Q(bookings__cancelled_at=None))
        )


class Event(Activity):
    """An activity that people come to, in a place or online. No capacity: just come."""

    class Where(models.TextChoices):
        IN_PERSON = "in_person", "In person"
        ONLINE = "online", "Online"
        BOTH = "both", "In person and online"

    where = models.CharField(max_length=10, choices=Where, default=Where.IN_PERSON)
    venue = models.CharField(max_length=120, blank=True)
    address = models.CharField(max_length=200, blank=True)
    online_link = models.URLField(
        blank=True, help_text="Sent to people who book. Never shown in public."
    )
    access_help = models.TextField(
        blank=True, help_text="Step-free, hearing loop, travel and childcare paid, food, parking."
    )
    principles = models.JSONField(
        default=list, blank=True, help_text="Codes of the principles that it has been held against."
    )
    before_at = models.DateTimeField(
        null=True, blank=True, help_text="When representatives meet alone first (F-30)."
    )
    before_place = models.CharField(max_length=150, blank=True)
    takes_bookings = models.BooleanField(default=True)
    capacity = models.PositiveIntegerField(null=True, blank=True)
    called_off_why = models.TextField(
        blank=True,
        default="",
        db_default="",  # so that the release before, which does not know it, can still add an event
        editable=False,
        help_text="As those who had booked were told.",
    )
    revision = models.PositiveIntegerField(
        default=0,
        editable=False,
        help_text="How often its time or place has changed, or it was called off.",
    )
    revised_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = EventQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=CALENDAR_FACTS)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(venue="") | Q(where="online"), name="an_event_in_person_has_a_venue"
            ),
            models.CheckConstraint(
                condition=Q(capacity=None) | Q(takes_bookings=True, capacity__gte=1),
                name="only_a_bookable_event_has_a_capacity",
            ),
        ]

    def calendar_facts(self) -> dict[str, Any]:
        return {
            "in_person": self.where != self.Where.ONLINE,
            "online": self.where != self.Where.IN_PERSON,
            "place_words": self.place,
            "address_words": self.address,
            "help_words": self.access_help,
            "first_words": self.before_words,
            "room_link": self.online_link,
            "bookable": self.takes_bookings,
            "places": self.capacity,
            "times_changed": self.revision,
            "changed_at": self.revised_at,
        }

    @property
    def place(self) -> str:
        """Calder Hall; Online; Calder Hall and online."""
        if self.where == self.Where.ONLINE:
            return "Online"
        return f"{self.venue} and online" if self.where == self.Where.BOTH else self.venue

    @property
    def is_hybrid(self) -> bool:
        """In a room and online at once: then each who came is noted by how they came."""
        return self.where == self.Where.BOTH

    def mode_of(self, *, online: bool) -> Engagement.Mode:
        """How somebody came; of an event with one way only, by that one."""
        if self.where == self.Where.ONLINE or (self.is_hybrid and online):
            return Engagement.Mode.ONLINE
        return Engagement.Mode.ROOM

    @property
    def before_words(self) -> str:
        """6pm, Calder Hall: when representatives meet alone first; empty where they do not."""
        if self.before_at is None:
            return ""
        return ", ".join(filter(None, [clock(self.before_at), self.before_place or self.place]))

    @property
    def when_words(self) -> str:
        """Tuesday 24 November 2026, 7pm to 9pm; or the first day and the last."""
        if self.last_day:
            return f"{day(self.starts_at)} to {day(self.last_day)}"
        return f"{day(self.starts_at)}, {self.hours_words}"

    @property
    def open_for_booking(self) -> bool:
        return (
            self.takes_bookings
            and self.published_at is not None
            and self.cancelled_at is None
            and self.starts_at > timezone.now()
        )

    @property
    def has_begun(self) -> bool:
        """From the morning of its day, when people may be ticked off at the door."""
        return timezone.localdate(self.starts_at) <= timezone.localdate()

    @property
    def places_left(self) -> int | None:
        """None where as many as like may come. Lists annotate ``places_taken`` first."""
        if self.capacity is None:
            return None
        taken = getattr(self, "places_taken", None)
        return max(0, self.capacity - (self.bookings.live().count() if taken is None else taken))


class BookingQuerySet(models.QuerySet):
    def live(self):
        return self.filter(cancelled_at=None)

    def coming(self, now=None):
        """Places at events that are not over and have not been called off."""
        not_over = {"event__ends_at__gt": now or timezone.now()}
        return self.live().filter(event__cancelled_at=None, **not_over)

    def to_remind(self):
        """Places at events that are tomorrow, whose owners have not been reminded."""
        tomorrow = timezone.localdate() + dt.timedelta(days=1)
        return self.coming().filter(
            Period(tomorrow, tomorrow).holds("event__starts_at"), reminded_at=None
        )

    def asked_for_help(self):
        """Kept, at an event that has begun, by somebody who said what they need to take part."""
        return (
            self.live()
            .filter(event__starts_at__lte=timezone.now(), event__cancelled_at=None)
            .exclude(access_needs="")
        )

    def visible_to(self, user):
        return self if Audience.STAFF.admits(user) else self.filter(customer__user=user)


class Booking(models.Model):
    """One customer's place at one event. Cancelling keeps the row; booking again adds another.

    Saying one would come is not coming: ``attended_at`` is set from the attendance screen, which
    also writes the engagement that reports read.
    """

    event = models.ForeignKey(Event, models.PROTECT, related_name="bookings")
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="bookings")
    access_needs = models.TextField(blank=True)
    booked_at = models.DateTimeField(auto_now_add=True)
    made_online = models.BooleanField(
        null=True, editable=False, help_text="By the customer on this site. Empty: not kept then."
    )
    cancelled_at = models.DateTimeField(null=True, blank=True)
    attended_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, editable=False)

    objects = BookingQuerySet.as_manager()

    class Meta:
        ordering = ["booked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "customer"],
                condition=Q(cancelled_at=None),
                name="one_live_booking_per_customer",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at=None) | Q(attended_at=None),
                name="cancelled_booking_is_never_attended",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.customer} at {self.event}"

    @property
    def source(self) -> str:
        """How other rows name this one: ``events.booking:12``."""
        return f"events.booking:{self.pk}"

    @property
    def world_name(self) -> str:
        """Of its entry in the calendar of whoever booked; who books again has another entry."""
        return named("booking", self.pk, self.booked_at)


class AccessNeed(models.Model):
    """Something one person needed in order to come, and whether it was there (B-52).

    ``kind`` is None for what is not on the list. Why not is one of a few reasons and no words of the
    officer's, so that nothing about the person stands here.
    """

    class WhyNot(models.TextChoices):
        TOO_LATE = "too_late", "We heard of it too late"
        NOBODY = "nobody", "Nobody, or nothing, could be found"
        PLACE = "place", "The place could not do it"
        FORGOTTEN = "forgotten", "We forgot"

    booking = models.ForeignKey(Booking, models.CASCADE, related_name="needs")
    kind = models.ForeignKey(
        PreferenceOption,
        models.PROTECT,
        null=True,
        blank=True,
        limit_choices_to={"kind": "support"},
        related_name="+",
    )
    was_met = models.BooleanField()
    why_not = models.CharField(max_length=9, choices=WhyNot, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["booking", "kind"], name="a_need_is_written_down_once_a_booking"
            ),
            models.UniqueConstraint(
                fields=["booking"],
                condition=Q(kind=None),
                name="something_else_is_written_down_once_a_booking",
            ),
            models.CheckConstraint(
                condition=Q(was_met=True, why_not="") | (Q(was_met=False) & ~Q(why_not="")),
                name="a_need_that_was_not_met_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind or 'Something else'}: {'met' if self.was_met else 'not met'}"
