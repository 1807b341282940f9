"""What takes all customers to count, and is counted ahead (``base.core.counted_lately``).

By plain values that say all that a count depends on, so that a send-out that is changed is counted anew.
"""

import datetime as dt
from collections.abc import Iterator

from base.core.counted_lately import Args, Counted, counted_lately
from participation.messages.contact.models import Message, Purpose
from participation.people.customers.models import Customer
from participation.reach.segments.counted import said

from .models import SendOut
from .people_sources import whom
from .stats import Forecast, foreseen
from .weeks import MOST_PAIRS, near_pairs, usual_first_day, window, within

#: Whom a send-out is for: its messages, by what they are about, or filters.
MESSAGES, FILTERS = "messages", "filters"


@counted_lately(fresh=60)
def forecast_of(
    criteria: str, purpose: str, at: str, apart_from: tuple[str, ...], set_aside: bool
) -> Forecast:
    return foreseen(
        whom(criteria),
        Purpose(purpose),
        at=dt.datetime.fromisoformat(at),
        apart_from=apart_from,
        set_aside=set_aside,
    )


def forecast_lately(send_out: SendOut) -> Counted[Forecast]:
    return forecast_of.lately(
        said(send_out.criteria_now),
        send_out.purpose,
        send_out.starts_at.isoformat(),
        send_out.apart_from,
        bool(send_out.override_reason),
    )


@counted_lately(fresh=60)
def size_of(criteria: str) -> int:
    """People that filters find, or of what they say instead."""
    return whom(criteria).count()


def chosen(send_out: SendOut) -> tuple[str, str]:
    """Whom it is for, held ones too: a held person was chosen for both."""
    if send_out.is_planned:
        return MESSAGES, send_out.source
    return FILTERS, said(send_out.criteria_now)


def pairs_ahead() -> Iterator[Args]:
    for first, second in near_pairs(within(*window(usual_first_day())))[:MOST_PAIRS]:
        yield chosen(first), chosen(second)


@counted_lately(ahead=pairs_ahead)
def in_both(one: tuple[str, str], other: tuple[str, str]) -> int:
    people = Customer.objects.order_by()
    for which, value in (one, other):
        people = people.filter(
            pk__in=Message.objects.filter(about=value).values("customer")
            if which == MESSAGES
            else whom(value).order_by().values("pk")
        )
    return people.count()
