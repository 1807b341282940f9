"""What was found is written, looked through for names, and published by the panel alone."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from participation.people.customers.models import Area
from scrutiny.recommendations.services.who import sits_on
from scrutiny.topics.naming import could_name

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


@dataclass(frozen=True)
class Doubt:
    """Words that seem to name somebody, where they stand, and the mark by which a person says that they looked."""

    where: str
    pieces: tuple[str, ...]
    #: Of all that stands there: where somebody writes it anew, what was said of it no longer holds.
    mark: str

    def __str__(self) -> str:
        return (
            f"“{self.where}” seems to name somebody: {', '.join(self.pieces)}. Take the name out, or, where it is "
            "nobody’s, a member of the panel says so."
        )


@transaction.atomic
def publish(
    *, investigation: Investigation, by: User, looked_at: Collection[str] = ()
) -> Investigation:
    """Everybody reads it from now on. Pressed twice, it is published once.

    ``looked_at`` are the marks of doubts that ``by`` looked at and that name nobody. Those who were listed and did
    not say yes are forgotten: nothing needs them any more.
    """
    if investigation.published_at and sits_on(investigation.panel, by):
        return investigation
    held = open_one(investigation)
    refuse_who_is_not_on_panel(held, by)
    doubts = doubts_of(held)
    left = [str(one) for one in doubts if one.mark not in looked_at]
    if missing := [*missing_work(held), *left]:
        raise Refused(" ".join(missing))
    held.published_at = held.closed_out_at = timezone.now()
    held.ends_at = max(held.starts_at, min(held.ends_at, held.published_at))
    held.save()
    forget_who_did_not_say_yes(held)
    for one in doubts:
        record_fact("investigation_names_nobody", subject=held, actor=by, where=one.where)
    record_fact("investigation_published", subject=held, actor=by)
    return held


def missing_to_publish(investigation: Investigation) -> list[str]:
    """In words, what has to be done first; empty where it may be published."""
    return [*missing_work(investigation), *map(str, doubts_of(investigation))]


def missing_work(investigation: Investigation) -> list[str]:
    """The same, without words that seem to name somebody."""
    found = []
    if investigation.stage != Stage.OVER:
        found.append("The joint session comes first.")
    if not investigation.summary:
        found.append("Write what was found.")
    open_ones = sum(not is_decided(one) for one in investigation.proposals.all())
    if open_ones:
        waits = "1 waits" if open_ones == 1 else f"{open_ones} wait"
        found.append(f"Decide what becomes of each proposal. {waits}.")
    return found


def doubts_of(investigation: Investigation) -> list[Doubt]:
    places = list(Area.objects.order_by().values_list("name", flat=True))
    found = []
    for where, words in _texts(investigation):
        if pieces := tuple(could_name(*words, places=places)):
            mark = sha256("\n".join((where, *words)).encode()).hexdigest()[:20]
            found.append(Doubt(where, pieces, mark))
    return found


def _texts(investigation: Investigation) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Where something stands that everybody is to read, and its words."""
    yield "What was found", (investigation.summary, investigation.next_steps)
    seen = SeenStep.objects.filter(step__investigation=investigation).select_related("step")
    for one in seen:
        where = f"{one.step.name}, {one.get_stage_display()}"
        yield where, (one.step.name, one.what, one.pain, one.idea)
    for made in investigation.proposals.all():
        yield made.what, (made.what, made.why, made.gain, made.reason)
    for piece in investigation.evidence.filter(is_restricted=False).select_related("source"):
        yield piece.source.name, (piece.says,)
