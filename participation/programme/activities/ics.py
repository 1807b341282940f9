"""Activities as iCalendar (RFC 5545), for the calendar in somebody's phone. Times are in UTC."""

import datetime as dt
from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from icalendar import Calendar, Event

from base.core.house_rules import BRAND_NAME

from .models import Activity

CONTENT_TYPE = "text/calendar; charset=utf-8"
REFRESH = dt.timedelta(hours=6)


def calendar_of(activities: Iterable[Activity], *, link: str = "") -> str:
    """``link`` is the online room, for the calendar of one person who booked; never for the public."""
    calendar = Calendar()
    calendar.add("prodid", f"-//{BRAND_NAME.value}//Participation portal//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", f"What's on at {BRAND_NAME.value}")
    calendar.add("x-wr-calname", f"What's on at {BRAND_NAME.value}")
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    for activity in activities:
        calendar.add_component(_entry(activity, link))
    return calendar.to_ical().decode()


def _entry(activity: Activity, link: str) -> Event:
    """The same ``uid`` for as long as the activity lives, so that a change replaces what is there."""
    kind = activity.of_kind
    revised = activity.changed_at or activity.published_at or activity.created_at
    revised = revised.astimezone(dt.UTC).replace(microsecond=0)
    address = settings.PORTAL_ADDRESS + activity.get_absolute_url()
    entry = Event()
    entry.add("uid", f"activity-{activity.pk}@{urlsplit(settings.PORTAL_ADDRESS).hostname}")
    entry.add("dtstamp", revised)
    entry.add("last-modified", revised)
    entry.add("created", activity.created_at.astimezone(dt.UTC).replace(microsecond=0))
    entry.add("sequence", activity.times_changed)
    entry.add("status", "CANCELLED" if activity.cancelled_at else "CONFIRMED")
    entry.add("categories", [kind.label])
    entry.add("url", address)
    if kind.stands_on_last_day:
        last_day = timezone.localdate(activity.ends_at)
        entry.add("summary", f"{kind.last_day_words}: {activity.title}")
        entry.add("dtstart", last_day)
        entry.add("dtend", last_day + dt.timedelta(days=1))
        entry.add("transp", "TRANSPARENT")
    else:
        called_off = "Called off: " if activity.cancelled_at else ""
        entry.add("summary", called_off + activity.title)
        entry.add("dtstart", activity.starts_at.astimezone(dt.UTC))
        entry.add("dtend", activity.ends_at.astimezone(dt.UTC))
    if where := ", ".join(filter(None, [activity.place_words, activity.address_words])):
        entry.add("location", where)
    entry.add("description", _description(activity, link, address))
    return entry


def _description(activity: Activity, link: str, address: str) -> str:
    parts = [activity.purpose]
    if activity.first_words:
        parts.append(f"Representatives meet first, without us: {activity.first_words}")
    if activity.help_words:
        parts.append(f"Help to take part: {activity.help_words}")
    if link:
        parts.append(f"Join online: {link}")
    return "\n\n".join([*parts, address])
