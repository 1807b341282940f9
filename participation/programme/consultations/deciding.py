"""What staff do once people have answered: how it was weighed, what was decided, and closing it out."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked

from .duties import in_words, not_yet_told
from .models import Consultation
from .news.services import tell_of_decision


@transaction.atomic
def record_consideration(
    *, consultation: Consultation, consideration: str, by: User
) -> Consultation:
    """Write down how what people said was weighed. It cannot be emptied under a decision."""
    consultation = locked(consultation)
    if consultation.decided_on and not consideration:
        raise Refused("The decision stands on this. Change the words, but do not empty them.")
    if consultation.consideration == consideration:
        return consultation
    consultation.consideration = consideration
    consultation.save()
    record_fact("consultation_views_weighed", subject=consultation, actor=by)
    return consultation


@transaction.atomic
def record_decision(
    *,
    consultation: Consultation,
    decision: str,
    decided_by: str,
    decided_on: dt.date,
    by: User,
    what_changed: str = "",
) -> Consultation:
    """What was decided, after people had their time and were heard (2001 Act, s.54; K-56)."""
    consultation = locked(consultation)
    if not consultation.consideration:
        raise Refused(
            "First write down how you weighed what people said. "
            "The law asks for that before a decision."
        )
    if decided_on > timezone.localdate():
        raise Refused("A decision is recorded once it is made: that date is still to come.")
    if decided_on < consultation.closes_on:
        raise Refused("People could still answer on that date. The decision comes after it closes.")
    untold = not_yet_told(consultation) if consultation.decided_on is None else []
    if untold:
        raise Refused(
            f"Nothing on record says that these were told: {in_words(untold)}. Add when, or why they "
            "could not be, under “Who was told”. The law asks for that before a decision."
        )
    is_news = consultation.decided_on is None
    before = {"decision": consultation.decision, "decided_on": str(consultation.decided_on or "")}
    consultation.decision = decision
    consultation.decided_by = decided_by
    consultation.decided_on = decided_on
    consultation.what_changed = what_changed
    consultation.save()
    if (decision, str(decided_on)) != (before["decision"], before["decided_on"]):
        record_fact(
            "consultation_decided",
            subject=consultation,
            actor=by,
            before=before,
            after={"decision": decision, "decided_on": str(decided_on)},
        )
    if is_news and consultation.published_at:
        tell_of_decision(consultation=consultation, by=by)
    return consultation


@transaction.atomic
def close_out(*, consultation: Consultation, by: User, **fields: Any) -> Consultation:
    """The last step: what was said in short, what happens next, what it cost. Can be put right later."""
    consultation = locked(consultation)
    if consultation.is_open:
        raise Refused("People can still answer. Close it out after the closing date.")
    if consultation.decided_on is None:
        raise Refused("Record the decision first: people are waiting to hear it.")
    for name, value in fields.items():
        setattr(consultation, name, value)
    if consultation.closed_out_at is None:
        consultation.closed_out_at = timezone.now()
        record_fact("consultation_closed_out", subject=consultation, actor=by)
    consultation.save()
    return consultation
