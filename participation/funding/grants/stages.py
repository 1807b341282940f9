"""Where a grant stands. Each stage has three names: for us, for the group, and what comes next."""

from dataclasses import dataclass, replace

from base.core.templatetags.words import day

from .models import Grant
from .services.assessing import ASSESSORS
from .stats import Balances


@dataclass(frozen=True)
class Stage:
    for_staff: str
    for_group: str
    then: str
    tag: str


TO_SCORE = Stage(
    "To score",
    "We are looking at it",
    "Two of us score it. We decide by {day}, and tell you why.",
    "doing",
)
OFFERED = Stage(
    "Waits for the group to accept",
    "We offer it to you",
    "Accept it. Then we check the conditions with you, and pay it.",
    "doing",
)
ASKED = Stage("To decide", "We are looking at it", "We decide by {day}, and tell you why.", "doing")
TURNED_DOWN = Stage("Not awarded", "We could not award it", "You can ask again.", "not_possible")
TO_CHECK = Stage(
    "Conditions to check", "Awarded", "We check the conditions with you. Then we pay it.", "doing"
)
TO_PAY = Stage("To pay", "Awarded", "We pay it into your account.", "doing")
PART_PAID = Stage("Paid in part", "Paid in part", "We pay the rest.", "doing")
PAID = Stage("Paid", "Paid", "Nothing more to do.", "done")
TO_TELL = Stage(
    "Paid, to be told what came of it",
    "Paid",
    "Add the receipts, and tell us by {day} what you did with it.",
    "doing",
)
TOLD = Stage("To close", "Paid", "We read what you sent, and close it.", "doing")
CLOSED = Stage("Closed", "Closed", "Nothing more to do.", "done")
TAKEN_OFF = Stage("Nothing awarded", "Nothing awarded", "Nothing more to do.", "plain")


def stage_of(grant: Grant, money: Balances, scored: int = 0) -> Stage:
    """``money`` is the grant's own; its scheme and its account are read with it. ``scored`` is how many of us have scored it."""
    if grant.turned_down_at:
        return TURNED_DOWN
    if money.awarded == 0:
        if money.asked == 0 or money.returned:
            return TAKEN_OFF
        to_score = grant.scheme_year.scheme.is_assessed and scored < ASSESSORS
        stage = TO_SCORE if to_score else ASKED
        return replace(stage, then=stage.then.format(day=day(grant.decide_by)))
    if grant.waits_for_acceptance:
        return OFFERED
    if money.owed <= money.returned:  # what came back is not paid again
        return _after_payment(grant)
    if money.paid:
        return PART_PAID
    waits = grant.scheme_year.scheme.conditions_to_check and not grant.conditions_met_at
    return TO_CHECK if waits else TO_PAY


def _after_payment(grant: Grant) -> Stage:
    account = getattr(grant, "account", None)  # none of what was paid before groups told us
    if account is None:
        return PAID
    if account.settled_at:
        return CLOSED
    if account.sent_at:
        return TOLD
    return replace(TO_TELL, then=TO_TELL.then.format(day=day(account.due_on)))
