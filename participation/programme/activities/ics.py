"""Activities as iCalendar (RFC 5545), for the calendar in somebody's phone. Times are in UTC.

Every file says in METHOD what becomes of what it holds (RFC 5546): PUBLISH puts it into a calendar or
brings it up to date, CANCEL takes it out again.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone
from icalendar import Calendar, Event, vCalAddress

from base.core.house_rules import BRAND_EMAIL, BRAND_NAME
from base.core.worldwide import at_our_domain

from .models import Activity

CONTENT_TYPE = "text/calendar; charset=utf-8"
REFRESH = dt.timedelta(hours=6)
PUBLISH, CANCEL = "PUBLISH", "CANCEL"


@dataclass(frozen=True)
class CalendarFile:
    """One file. What carries it repeats its METHOD (RFC 6047), or a mail program takes no notice."""

    method: str
    text: str

    @property
    def content_type(self) -> str:
        return f"text/calendar; method={self.method}"


@dataclass(frozen=True)
class OwnEntry:
    """How an activity stands in the calendar of one person who booked.

    An entry of their own, so that giving up their place takes nothing from those who share a
    calendar with them. ``link`` is the online room, which the public never gets.
    """

    name: str
    link: str
    given_up: bool


def feed_of(activities: Iterable[Activity]) -> str:
    """For a phone to subscribe to. It keeps what was called off, marked as such."""
    calendar = _calendar(PUBLISH)
    calendar.add("name", f"What's on at {BRAND_NAME.value}")
    calendar.add("x-wr-calname", f"What's on at {BRAND_NAME.value}")
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    for activity in activities:
        calendar.add_component(_entry(activity))
    return calendar.to_ical().decode()


def file_of(activity: Activity, own: OwnEntry | None = None) -> CalendarFile:
    """One activity as anybody may have it, or as somebody who booked does."""
    gone = activity.cancelled_at or (own and own.given_up)
    calendar = _calendar(CANCEL if gone else PUBLISH)
    calendar.add_component(_entry(activity, own))
    return CalendarFile(str(calendar["method"]), calendar.to_ical().decode())


def _calendar(method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", f"-//{BRAND_NAME.value}//Participation portal//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    return calendar


def _entry(activity: Activity, own: OwnEntry | None = None) -> Event:
    """The same ``uid`` for as long as the activity or the place lives, so that a change replaces it."""
    revised = activity.changed_at or activity.published_at or activity.created_at
    given_up = own is not None and own.given_up
    gone = given_up or activity.cancelled_at is not None
    address = settings.PORTAL_ADDRESS + activity.get_absolute_url()
    entry = Event()
    entry.add("uid", at_our_domain(own.name if own else f"activity-{activity.pk}"))
    entry.add("dtstamp", _second(timezone.now() if given_up else revised))
    entry.add("last-modified", _second(revised))
    entry.add("created", _second(activity.created_at))
    entry.add("organizer", _organizer())
    entry.add("sequence", activity.times_changed + given_up)
    entry.add("status", "CANCELLED" if gone else "CONFIRMED")
    entry.add("categories", [activity.of_kind.label])
    entry.add("url", address)
    entry.add("summary", _summary(activity, given_up))
    _add_times(entry, activity, gone)
    if where := ", ".join(filter(None, [activity.place_words, activity.address_words])):
        entry.add("location", where)
    link = own.link if own and not gone else ""
    entry.add("description", _description(activity, link, address))
    return entry


def _second(moment: dt.datetime) -> dt.datetime:
    return moment.astimezone(dt.UTC).replace(microsecond=0)


def _organizer() -> vCalAddress:
    """What is published or cancelled says by whom; a calendar believes nobody else about it."""
    organizer = vCalAddress(f"mailto:{BRAND_EMAIL.value}")
    organizer.params["CN"] = BRAND_NAME.value
    return organizer


def _summary(activity: Activity, given_up: bool) -> str:
    title = activity.title
    if activity.of_kind.stands_on_last_day:
        title = f"{activity.of_kind.last_day_words}: {title}"
    if activity.cancelled_at:
        return f"Called off: {title}"
    return f"Place given up: {title}" if given_up else title


def _add_times(entry: Event, activity: Activity, gone: bool) -> None:
    """Nobody is busy for weeks because a project goes on for weeks, nor for what is called off."""
    starts, ends = activity.starts_at, activity.ends_at
    last = timezone.localdate(ends)
    if activity.of_kind.stands_on_last_day:
        days = (last, last)
    elif activity.last_day:
        days = (timezone.localdate(starts), last)
    else:
        days = None
    if days:
        entry.add("dtstart", days[0])
        entry.add("dtend", days[1] + dt.timedelta(days=1))
    else:
        entry.add("dtstart", starts.astimezone(dt.UTC))
        if ends > starts:  # an end at the start would be no valid entry
            entry.add("dtend", ends.astimezone(dt.UTC))
    entry.add("transp", "TRANSPARENT" if days or gone else "OPAQUE")


def _description(activity: Activity, link: str, address: str) -> str:
    parts = [activity.purpose]
    if activity.first_words:
        parts.append(f"Representatives meet first, without us: {activity.first_words}")
    if activity.help_words:
        parts.append(f"Help to take part: {activity.help_words}")
    if link:
        parts.append(f"Join online: {link}")
    return "\n\n".join([*parts, address])
