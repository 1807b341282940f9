"""What the joint session would change, and what each becomes: a draft of the panel, an action, or neither."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.programme.actions.models import Action
from participation.programme.actions.services import make_action
from scrutiny.recommendations.models import Recommendation
from scrutiny.recommendations.services import write_draft
from scrutiny.recommendations.services.who import sits_on

from ..action_sources import PROPOSAL
from ..models import Investigation, Proposal, Stage
from .who import leads, open_one, takes_part

Became = Proposal.Became


@transaction.atomic
def propose(*, investigation: Investigation, by: User, **said: Any) -> Proposal:
    """Whoever takes part in the joint session proposes. Who it was is not kept with it."""
    held = open_one(investigation)
    if held.stage not in (Stage.JOINT, Stage.OVER):
        raise Refused("Proposals are made in the joint session, once both maps are drawn.")
    if not takes_part(held, by):
        raise Refused("Only somebody who takes part in this investigation proposes something.")
    return Proposal.objects.create(investigation=held, **said)


@transaction.atomic
def recommend(*, proposal: Proposal, by: User, priority: str, benefit_type: str) -> Recommendation:
    """A draft of the panel's recommendation, with what the proposal says; the panel changes and sends it."""
    held = _to_decide(proposal, by)
    draft = write_draft(
        by=by,
        panel=held.investigation.panel,
        activity_id=held.investigation.pk,
        what=held.what,
        evidence=held.why,
        benefit=held.gain,
        benefit_type=benefit_type,
        priority=priority,
        service=held.investigation.service,
    )
    held.recommendation = draft
    _became(held, Became.RECOMMENDATION, by)
    return draft


@transaction.atomic
def decline(*, proposal: Proposal, reason: str, by: User) -> Proposal:
    held = _to_decide(proposal, by)
    if not reason.strip():
        raise Refused("Say why. Everybody reads it once the panel publishes.")
    held.reason = reason.strip()
    return _became(held, Became.NOT_TAKEN, by)


@transaction.atomic
def act_on(*, proposal: Proposal, owner: User, due_on: dt.date, by: User) -> Action:
    """Somebody takes it on at once, and the officer who leads the investigation confirms that it is done."""
    held = _to_decide(proposal, by)
    action = make_action(
        what=held.what,
        details=held.why,
        service=held.investigation.service,
        owner=owner,
        confirmer=held.investigation.lead_officer,
        due_on=due_on,
        by=by,
        of=(PROPOSAL, held),
    )
    _became(held, Became.ACTION, by)
    return action


@transaction.atomic
def reword(*, proposal: Proposal, by: User, **said: Any) -> Proposal:
    """A name is taken out of its words, until it is published. What it became stays as it is."""
    held = _held(proposal, by)
    for name, words in said.items():
        setattr(held, name, words)
    held.save()
    record_fact("proposal_reworded", subject=held, actor=by, fields=sorted(said))
    return held


def is_decided(proposal: Proposal) -> bool:
    """Of a draft that the panel took out again, nothing is decided any more."""
    if proposal.became == Became.RECOMMENDATION:
        return proposal.recommendation_id is not None
    return bool(proposal.became)


def _to_decide(proposal: Proposal, by: User) -> Proposal:
    held = _held(proposal, by)
    if is_decided(held):
        raise Refused("Somebody has decided on this already.")
    return held


def _held(proposal: Proposal, by: User) -> Proposal:
    investigation = open_one(proposal.investigation)
    held = locked(proposal)
    held.investigation = investigation
    if not leads(investigation, by) and not sits_on(investigation.panel, by):
        raise Refused(f"Only {investigation.panel} or the officer who leads this decides on it.")
    return held


def _became(proposal: Proposal, what: Proposal.Became, by: User) -> Proposal:
    proposal.became, proposal.decided_on, proposal.decided_by = what, timezone.localdate(), by
    proposal.save()
    record_fact("proposal_decided", subject=proposal, actor=by, became=what)
    return proposal
