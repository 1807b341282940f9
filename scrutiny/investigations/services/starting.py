"""An officer begins an investigation for a panel, with the steps of a usual journey and what is known already."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.audience import Audience
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import save_with_lists
from base.core.slugs import free_slug
from participation.programme.activities.leads.services import lead_of
from participation.programme.activities.models import Activity

from ..kinds import INVESTIGATION
from ..models import Evidence, Investigation, Step, Template
from .inviting import forget_who_did_not_say_yes
from .telling import tell_lead_of_hand_over, tell_that_it_is_off
from .who import leads, may_hand_over, open_one, refuse_who_does_not_lead


@transaction.atomic
def write_investigation(
    *,
    by: User,
    investigation: Investigation | None = None,
    template: Template | None = None,
    **fields: Any,
) -> Investigation:
    """Begin one, with the steps of a template, or change what it states. Nobody but who works on it reads more."""
    if investigation is None:
        _refuse_who_answers_for(fields["service"], by)
        slug = free_slug(Activity, fields["title"], 150)
        written = save_with_lists(
            Investigation(kind=INVESTIGATION.code, slug=slug, lead_officer=by), **fields
        )
        written.groups.set([written.panel])
        names = template.usual_steps.values_list("name", flat=True) if template else ()
        Step.objects.bulk_create(
            Step(investigation=written, place=place, name=name)
            for place, name in enumerate(names, start=1)
        )
        record_fact("investigation_begun", subject=written, actor=by, service=written.service)
        return written
    held = open_one(investigation)
    refuse_who_does_not_lead(held, by)
    if "service" in fields and fields["service"] != held.service and held.assignments.exists():
        raise Refused("Somebody was chosen to map this service already. Begin another for it.")
    _refuse_who_answers_for(fields.get("service", held.service), by)
    return save_with_lists(held, **fields)


@transaction.atomic
def hand_over(
    *, investigation: Investigation, lead: User, by: User, why: str = ""
) -> Investigation:
    """Somebody else leads it from now on.

    Whoever leads it says so. A manager may where they have left, or says why in their place, which they hear; but
    no manager who answers for the service, which would choose who looks into it.
    """
    held = open_one(investigation)
    before = held.lead_officer
    has_left = before is None or not Audience.STAFF.admits(before) or not before.is_active
    if not may_hand_over(held, by):
        raise Refused(
            "The officer who leads this hands it over, or a manager who does not answer for the service."
        )
    if not leads(held, by) and not has_left and not why.strip():
        raise Refused(f"Say why you do this in place of {before}.")
    if not lead.is_active or not Audience.STAFF.admits(lead):
        raise Refused("Choose somebody who works here.")
    _refuse_who_answers_for(held.service, lead)
    held.lead_officer = lead
    held.save()
    record_fact("investigation_handed_over", subject=held, actor=by, why=why, lead=lead.pk)
    if before and before != by and not has_left:
        tell_lead_of_hand_over(held, before, why)
    return held


@transaction.atomic
def call_off(*, investigation: Investigation, why: str, by: User) -> Investigation:
    """Nobody maps, comes or publishes any more. Those who drew a map or said yes to coming are told why; the others
    who were listed are forgotten."""
    held = open_one(investigation)
    refuse_who_does_not_lead(held, by)
    held.cancelled_at = timezone.now()
    held.save()
    tell_that_it_is_off(held, why)
    forget_who_did_not_say_yes(held)
    record_fact("investigation_called_off", subject=held, actor=by, why=why)
    return held


@transaction.atomic
def add_evidence(*, investigation: Investigation, by: User, **fields: Any) -> Evidence:
    """What is known of the service already, each with where it comes from."""
    held = open_one(investigation)
    refuse_who_does_not_lead(held, by)
    added = Evidence.objects.create(investigation=held, added_by=by, **fields)
    record_fact("investigation_evidence_added", subject=held, actor=by, evidence=added.pk)
    return added


@transaction.atomic
def remove_evidence(*, evidence: Evidence, by: User) -> None:
    """It says too much, or is wrong. Whoever leads adds it again in other words."""
    held = open_one(evidence.investigation)
    refuse_who_does_not_lead(held, by)
    record_fact("investigation_evidence_removed", subject=held, actor=by, evidence=evidence.pk)
    evidence.delete()


def _refuse_who_answers_for(service: str, lead: User) -> None:
    """Whoever leads reads what customers said of the service, and chooses who maps it."""
    if lead_of(service) == lead:
        raise Refused(f"{lead} answers for this service. Somebody else leads its investigation.")
