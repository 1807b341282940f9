"""Everything that changes an event or a place at one."""

from .access import record_needs
from .attendance import add_newcomer, count_heads, mark_absent, mark_here
from .booking import book_place, cancel_places_of_leaver, give_up_place
from .closing import close_out
from .planning import call_off_event, change_event, log_event, plan_event, publish_event
from .reminding import remind

__all__ = [
    "add_newcomer",
    "book_place",
    "call_off_event",
    "cancel_places_of_leaver",
    "change_event",
    "close_out",
    "count_heads",
    "give_up_place",
    "log_event",
    "mark_absent",
    "mark_here",
    "plan_event",
    "publish_event",
    "record_needs",
    "remind",
]
