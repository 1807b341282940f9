"""The sorts of thing a landlord does with customers (seed rows R-04, B-12), one row for each.

An app that brings a kind registers it in its own ``kinds.py``, which is found when the portal starts.
Nothing else in the portal names a kind: pages, calendar, feed, figures, filters and forms ask here.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.models import Case, F, IntegerField, Q, Value, When
from django.db.models.expressions import Combinable
from django.utils.safestring import SafeString


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of activity. ``code`` is what its rows hold, ``position`` its place in every list.

    ``page`` and ``staff_page`` name the addresses of one activity, by its slug and by its number;
    ``planned_on`` the page on which staff begin one, empty where none is begun here, ``logged_on`` that
    on which they write down one that has been.
    """

    code: str
    label: str
    page: str
    staff_page: str
    planned_on: str = ""
    logged_on: str = ""
    position: int = 1000

    #: On the calendar it stands on its last day, alone and all day, and not from when to when.
    stands_on_last_day: bool = False
    #: What the last day is, in the calendar of a phone.
    last_day_words: str = "Last day"
    #: Makes its ``<li>`` on the calendar from a row and the moment; without it, people come to it.
    calendar_item: Callable[[Any, dt.datetime], SafeString] | None = None
    #: Counts the places taken at the activity of a query's row; without it, none are.
    count_places: Callable[[], Combinable] | None = None

    #: People take part from where they are, so that it is online wherever else it is held.
    from_home: bool = False
    #: Coming to it is coming to a meeting; coming to any other is coming to an event.
    is_meeting: bool = False
    #: Answering it is answering a consultation; answering any other is answering a survey.
    is_consultation: bool = False
    #: It may go on for longer than its first day.
    goes_on: bool = False
    #: A group plans and holds it: its own page says when, and staff read no more of it.
    held_by_group: bool = False
    #: People shape the result with us: further than asking for views, and it says what came of it.
    shapes_result: bool = False

    def __str__(self) -> str:
        return self.label

    @property
    def can_be_made(self) -> bool:
        """Whether a page begins one or writes one down; else no filter and no report names the kind."""
        return bool(self.planned_on or self.logged_on)


_REGISTERED: dict[str, Kind] = {}


def register(kind: Kind) -> Kind:
    """Make a kind known; raises ImproperlyConfigured where another one has its code, or is called as it is."""
    if _REGISTERED.setdefault(kind.code, kind) != kind:
        raise ImproperlyConfigured(f"Two kinds of activity have the code “{kind.code}”.")
    if any(one.label == kind.label and one.code != kind.code for one in _REGISTERED.values()):
        del _REGISTERED[kind.code]
        raise ImproperlyConfigured(f"Two kinds of activity are called “{kind.label}”.")
    return kind


def of(code: str) -> Kind:
    """The kind of this code; raises LookupError where no app has registered it."""
    try:
        return _REGISTERED[code]
    except KeyError:
        raise LookupError(f"No app has registered the kind of activity “{code}”.") from None


def registered() -> list[Kind]:
    """Every kind, in the order of lists."""
    return sorted(_REGISTERED.values(), key=lambda kind: (kind.position, kind.label))


def choices() -> list[tuple[str, str]]:
    """As fields and forms take them. Models name this function, so a new kind is no migration."""
    return [(kind.code, kind.label) for kind in registered()]


def offered() -> list[tuple[str, str]]:
    """For the filter of a list: the kinds of which staff can make one."""
    return [(kind.code, kind.label) for kind in registered() if kind.can_be_made]


def is_(what: str) -> Q:
    """The activities of the kinds of which this is true: ``is_("from_home")``."""
    return Q(kind__in=codes(what))


def codes(what: str) -> list[str]:
    """Of the kinds of which this is true: ``codes("is_meeting")``."""
    return [kind.code for kind in registered() if getattr(kind, what)]


def day_on_calendar() -> Combinable:
    """The moment at which an activity stands on the calendar: its first, or its last."""
    return Case(When(is_("stands_on_last_day"), then=F("ends_at")), default=F("starts_at"))


def places_taken() -> Combinable:
    """How many places of an activity are taken, as its kind counts them."""
    counted_by = defaultdict(list)
    for kind in registered():
        if kind.count_places:
            counted_by[kind.count_places].append(kind.code)
    return Case(
        *(When(kind__in=found, then=count()) for count, found in counted_by.items()),
        default=Value(0),
        output_field=IntegerField(),
    )
