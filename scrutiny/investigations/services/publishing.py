"""What was found is written, looked through for names, and published by the panel alone."""

from collections.abc import Iterator

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from scrutiny.recommendations.services.who import sits_on
from scrutiny.topics.naming import seems_to_name

from ..models import Investigation, SeenStep, Stage
from .inviting import forget_who_did_not_say_yes
from .proposing import is_decided
from .who import leads, open_one, refuse_who_is_not_on_panel


@transaction.atomic
def write_findings(
    *, investigation: Investigation, summary: str, next_steps: str, by: User
) -> Investigation:
    held = open_one(investigation)
    if not leads(held, by) and not sits_on(held.panel, by):
        raise Refused(f"Only {held.panel} or the officer who leads this writes what was found.")
    held.summary, held.next_steps = summary, next_steps
    held.save()
    record_fact("investigation_findings_written", subject=held, actor=by)
    return held


@transaction.atomic
def publish(*, investigation: Investigation, by: User) -> Investigation:
    """Everybody reads it from now on. Pressed twice, it is published once.

    Those who were listed and did not say yes are forgotten: nothing needs them any more.
    """
    if investigation.published_at and sits_on(investigation.panel, by):
        return investigation
    held = open_one(investigation)
    refuse_who_is_not_on_panel(held, by)
    if missing := missing_to_publish(held):
        raise Refused(" ".join(missing))
    held.published_at = held.closed_out_at = timezone.now()
    held.ends_at = max(held.starts_at, min(held.ends_at, held.published_at))
    held.save()
    forget_who_did_not_say_yes(held)
    record_fact("investigation_published", subject=held, actor=by)
    return held


def missing_to_publish(investigation: Investigation) -> list[str]:
    """In words, what has to be done first; empty where it may be published."""
    found = []
    if investigation.stage != Stage.OVER:
        found.append("The joint session comes first.")
    if not investigation.summary:
        found.append("Write what was found.")
    proposals = list(investigation.proposals.all())
    open_ones = sum(not is_decided(one) for one in proposals)
    if open_ones:
        waits = "1 waits" if open_ones == 1 else f"{open_ones} wait"
        found.append(f"Decide what becomes of each proposal. {waits}.")
    named = [where for where, words in _texts(investigation, proposals) if seems_to_name(*words)]
    found += [f"“{where}” seems to name somebody. Take the name out." for where in named]
    return found


def _texts(investigation: Investigation, proposals) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Where something stands that everybody is to read, and its words."""
    yield "What was found", (investigation.summary, investigation.next_steps)
    seen = SeenStep.objects.filter(step__investigation=investigation).select_related("step")
    for one in seen:
        where = f"{one.step.name}, {one.get_stage_display()}"
        yield where, (one.step.name, one.what, one.pain, one.idea)
    for made in proposals:
        yield made.what, (made.what, made.why, made.gain, made.reason)
    for piece in investigation.evidence.filter(is_restricted=False).select_related("source"):
        yield piece.source.name, (piece.says,)
