"""How a survey that anybody may answer stands on the calendar: on its last day."""

import datetime as dt
from typing import Any

from django.utils.safestring import SafeString

from base.core.pieces import action_link, dated_item, day_of, in_words


def survey_item(activity: Any, now: dt.datetime) -> SafeString:
    address, title = activity.get_absolute_url(), activity.title
    last_day = in_words(day_of(activity.ends_at), weekday=True)
    action = ""
    if activity.cancelled_at:
        what = "Called off."
    elif activity.ends_at < now:
        what = f"Closed on {last_day}."
    else:
        what = f"Last day to answer: {last_day}."
        action = action_link("Answer", address, title)
    return dated_item(activity.on, address, title, f"Survey. {what}", action)
