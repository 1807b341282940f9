"""The panel's own steps: it writes, sends, withdraws and asks again. No officer does any of it but write."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from base.accounts.models import User
from base.core.audience import Audience
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from base.core.working_days import counted
from participation.people.groups.models import Group

from ..house_rules import RECOMMENDATION_AGAIN_WORKING_DAYS, RECOMMENDATION_REPLY_WORKING_DAYS
from ..models import Recommendation, Round, Step
from .asking import ask_for_reply
from .steps import take
from .who import refuse_who_is_not_on, supports

SENT = "This has been sent, and stays as it was sent."


@transaction.atomic
def write_draft(
    *,
    by: User,
    panel: Group | None = None,
    recommendation: Recommendation | None = None,
    **fields: Any,
) -> Recommendation:
    """Write a new draft of ``panel``, or change one: a member does, or an officer who supports it."""
    if recommendation is None:
        draft = Recommendation(panel=panel, written_by=by)
        helps = Audience.STAFF.admits(by)
    else:
        draft = locked(recommendation)
        helps = supports(draft, by)
    if not draft.is_draft:
        raise Refused(SENT)
    if not helps:
        refuse_who_is_not_on(draft.panel, by)
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save()
    if recommendation is None:
        record_fact("recommendation_drafted", subject=draft, actor=by, panel=draft.panel_id)
    return draft


@transaction.atomic
def remove_draft(*, recommendation: Recommendation, by: User) -> None:
    draft = locked(recommendation)
    if not draft.is_draft:
        raise Refused(SENT)
    if not supports(draft, by):
        refuse_who_is_not_on(draft.panel, by)
    record_fact("recommendation_draft_removed", subject=draft, actor=by, said=draft.what)
    draft.delete()


@transaction.atomic
def send_to_landlord(*, recommendation: Recommendation, by: User) -> Recommendation:
    """Everybody reads it from now on, and the clock of the landlord's reply begins. Sent twice, it is sent once."""
    # Held first, so that two of one panel that are sent at once are not given one number.
    locked(recommendation.panel)
    recommendation = locked(recommendation)
    refuse_who_is_not_on(recommendation.panel, by)
    if not recommendation.is_draft:
        return recommendation
    recommendation.number = _next_number(recommendation)
    recommendation.sent_on = timezone.localdate()
    round = _begin(recommendation, 1, RECOMMENDATION_REPLY_WORKING_DAYS.value, by)
    take(Step.What.SENT, round=round, by=by)
    ask_for_reply(round)
    return recommendation


@transaction.atomic
def withdraw(*, recommendation: Recommendation, because: str, by: User) -> Recommendation:
    """The panel takes it back while it waits. Nobody can reply to it any more; everybody reads why."""
    recommendation = locked(recommendation)
    refuse_who_is_not_on(recommendation.panel, by)
    if recommendation.withdrawn_on:
        return recommendation
    if not recommendation.is_waiting:
        raise Refused("Only one that waits for a reply can be withdrawn.")
    recommendation.withdrawn_on = timezone.localdate()
    recommendation.withdrawn_because = _said(because, "Say why you withdraw it.")
    recommendation.save()
    take(Step.What.WITHDRAWN, round=_current(recommendation), by=by, words=because)
    return recommendation


@transaction.atomic
def ask_again(*, recommendation: Recommendation, because: str, by: User) -> Round:
    """The panel is not satisfied with the reply: another clock begins, and the first reply stays beside it."""
    recommendation = locked(recommendation)
    refuse_who_is_not_on(recommendation.panel, by)
    if recommendation.withdrawn_on or not recommendation.is_answered:
        raise Refused("You can ask again once the landlord has replied.")
    because = _said(because, "Say why you are not satisfied.")
    last = _current(recommendation)
    round = _begin(
        recommendation, last.number + 1, RECOMMENDATION_AGAIN_WORKING_DAYS.value, by, because
    )
    take(Step.What.AGAIN, round=round, by=by, words=because)
    ask_for_reply(round)
    return round


def _begin(
    recommendation: Recommendation, number: int, days: int, by: User, because: str = ""
) -> Round:
    clock = counted(timezone.localdate(), days)
    round = Round.objects.create(
        recommendation=recommendation,
        number=number,
        asked_on=clock.start,
        asked_by=by,
        because=because,
        first_due_on=clock.due,
        due_on=clock.due,
        counted=clock.in_words,
    )
    recommendation.current = round
    recommendation.save()
    return round


def _current(recommendation: Recommendation) -> Round:
    if recommendation.current is None:
        raise Refused("This has not been sent.")
    return recommendation.current


def _next_number(recommendation: Recommendation) -> int:
    """Within what it came from, or within the panel where it came from nothing."""
    same = Recommendation.objects.filter(activity=recommendation.activity_id)
    if recommendation.activity_id is None:
        same = same.filter(panel=recommendation.panel_id)
    return (same.aggregate(last=Max("number"))["last"] or 0) + 1


def _said(words: str, otherwise: str) -> str:
    if not words.strip():
        raise Refused(otherwise)
    return words.strip()
