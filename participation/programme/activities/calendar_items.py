"""What stands on the calendar under which month, each line made by one function of its kind."""

import datetime as dt
from collections.abc import Iterable
from itertools import groupby

from django.utils import timezone
from django.utils.safestring import SafeString

from base.core.pieces import MONTHS, WEEKDAYS, action_link, dated_item, in_words, opening, tag

from .models import Activity

LETTERS_OF_HELP = 90


def by_month(activities: Iterable[Activity]) -> list[tuple[str, list[SafeString]]]:
    """Each heading with its lines, in the order in which the activities come; each has its ``on``."""
    now = timezone.now()
    today = timezone.localdate(now)
    found = groupby(activities, key=lambda activity: heading(activity, now, today))
    return [
        (month, [(one.of_kind.calendar_item or come_to)(one, now) for one in group])
        for month, group in found
    ]


def heading(activity: Activity, now: dt.datetime, today: dt.date) -> str:
    """Its month, or what stands before all months."""
    on = timezone.localtime(activity.on)
    if on.date() < today and activity.ends_at >= now:
        return "Already begun"
    return f"{MONTHS[on.month]} {on.year}"


def come_to(activity: Activity, now: dt.datetime) -> SafeString:
    """What people come to: when, where, and how to."""
    address, title = activity.get_absolute_url(), activity.title
    if last := activity.last_day:
        what = f"Until {in_words(last)}"
    else:
        weekday = WEEKDAYS[timezone.localtime(activity.starts_at).weekday()]
        what = f"{weekday} {activity.hours_words}"
    what += f", {activity.place_words}." if activity.place_words else "."
    if activity.help_words:
        what += f" {opening(activity.help_words, LETTERS_OF_HELP)}"
    return dated_item(activity.on, address, title, what, _how_to(activity, now, address) or " ")


def _how_to(activity: Activity, now: dt.datetime, address: str) -> str:
    title = activity.title
    if activity.cancelled_at:
        return tag("Called off", "late")
    if activity.ends_at < now:
        closed_out = activity.closed_out_at
        return action_link("What was said", address, title, " at ") if closed_out else ""
    if not activity.bookable:
        return "Just come"
    if activity.starts_at <= now:
        return "On now"
    if activity.places is None:
        return action_link("Book", address, title)
    left = activity.places_left
    if left > 0:
        return action_link(f"Book, {left:,} place{'' if left == 1 else 's'} left", address, title)
    return "Full"
