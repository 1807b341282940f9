"""The landlord's steps: whoever answers for the service replies, says something first, or asks for more time."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.refused import Refused
from base.core.rows import locked
from base.core.working_days import working_days_between
from participation.programme.actions.services import make_action

from ..action_sources import RECOMMENDATION
from ..models import Answer, Recommendation, Round, Step
from ..models.rounds import NEEDS_REASON
from .steps import take
from .who import refuse_who_does_not_answer_for


class Planned(NamedTuple):
    """Something that the landlord takes on with its reply."""

    what: str
    owner: User
    due_on: dt.date


@transaction.atomic
def reply(
    *,
    recommendation: Recommendation,
    answer: Answer,
    words: str,
    by: User,
    reason: str = "",
    actions: Iterable[Planned] = (),
) -> Round:
    """The answer, in public. What is accepted names who does what by when; what is not has its reason."""
    recommendation = locked(recommendation)
    round = _waiting(recommendation, by)
    planned, reason, words = list(actions), reason.strip(), words.strip()
    if not words:
        raise Refused("Say what you reply.")
    if answer in NEEDS_REASON and not reason:
        raise Refused("Say why it is not accepted as a whole.")
    if answer == Answer.NOT_ACCEPTED and planned:
        raise Refused("Actions are named for what is accepted.")
    if answer != Answer.NOT_ACCEPTED and not planned:
        raise Refused("Say what will be done, by whom and by when.")
    today = timezone.localdate()
    round.answer, round.reply, round.answered_by = answer, words, by
    round.reason = reason if answer in NEEDS_REASON else ""
    round.answered_on, round.took = today, working_days_between(round.asked_on, today)
    round.save()
    for one in planned:
        make_action(
            what=one.what,
            service=recommendation.service,
            owner=one.owner,
            due_on=one.due_on,
            by=by,
            of=(RECOMMENDATION, recommendation),
        )
    take(Step.What.ANSWERED, round=round, by=by, words=round.reason, took=round.took)
    return round


@transaction.atomic
def reply_for_now(*, recommendation: Recommendation, words: str, by: User) -> Step:
    """A first word while the reply is prepared. It must come before the day of the reply, and moves no day."""
    recommendation = locked(recommendation)
    round = _waiting(recommendation, by)
    if timezone.localdate() >= round.due_on:
        raise Refused("A first word comes before the day of the reply. Reply now.")
    if not words.strip():
        raise Refused("Say how far you are.")
    return take(Step.What.INTERIM, round=round, by=by, words=words.strip())


@transaction.atomic
def give_more_time(*, recommendation: Recommendation, due_on: dt.date, why: str, by: User) -> Round:
    """A later day, with the reason, while the day has not passed. The first day stays on record."""
    recommendation = locked(recommendation)
    round = _waiting(recommendation, by)
    if round.due_on < timezone.localdate():
        raise Refused("The day has passed, and the page says so. Reply now.")
    if due_on <= round.due_on:
        raise Refused("More time means a later day.")
    if not why.strip():
        raise Refused("Say why more time is needed.")
    before, round.due_on = round.due_on, due_on
    round.save()
    take(Step.What.EXTENDED, round=round, by=by, words=why.strip(), due=(before, due_on))
    return round


def _waiting(recommendation: Recommendation, by: User) -> Round:
    """The round that waits for this person's reply."""
    refuse_who_does_not_answer_for(recommendation, by)
    if recommendation.current is None:
        raise Refused("The panel has not sent this.")
    if recommendation.withdrawn_on:
        raise Refused("The panel has withdrawn this. Nobody replies to it.")
    if recommendation.current.answer:
        raise Refused("Somebody has replied already.")
    return recommendation.current
