"""Where a grant stands. Each stage has three names: for us, for the group, and what comes next."""

from dataclasses import dataclass, replace

from base.core.templatetags.words import day

from .models import Grant
from .stats import Balances


@dataclass(frozen=True)
class Stage:
    for_staff: str
    for_group: str
    then: str
    tag: str


ASKED = Stage("To decide", "We are looking at it", "We decide by {day}, and tell you why.", "doing")
TURNED_DOWN = Stage("Not awarded", "We could not award it", "You can ask again.", "not_possible")
TO_CHECK = Stage(
    "Conditions to check", "Awarded", "We check the conditions with you. Then we pay it.", "doing"
)
TO_PAY = Stage("To pay", "Awarded", "We pay it into your account.", "doing")
PART_PAID = Stage("Paid in part", "Paid in part", "We pay the rest.", "doing")
PAID = Stage("Paid", "Paid", "Nothing more to do.", "done")
TAKEN_OFF = Stage("Nothing awarded", "Nothing awarded", "Nothing more to do.", "plain")


def stage_of(grant: Grant, money: Balances) -> Stage:
    """``money`` is the grant's own; its scheme is read with it."""
    if grant.turned_down_at:
        return TURNED_DOWN
    if money.awarded == 0:
        if money.asked == 0 or money.returned:
            return TAKEN_OFF
        return replace(ASKED, then=ASKED.then.format(day=day(grant.decide_by)))
    if money.owed == 0:
        return PAID
    if money.paid:
        return PART_PAID
    waits = grant.scheme_year.scheme.conditions_to_check and not grant.conditions_met_at
    return TO_CHECK if waits else TO_PAY
