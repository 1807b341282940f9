from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.programme.activities.models import Activity
from participation.programme.activities.services import raise_outcome

from ..models import Event


@transaction.atomic
def close_out(
    *,
    event: Event,
    by: User,
    summary: str,
    next_steps: str,
    met_purpose: Activity.MetPurpose,
    actual_cost: Decimal | None,
    actual_hours: Decimal | None,
    outcomes: Iterable[dict[str, Any]] = (),
) -> Event:
    """Write down what came of the event, on its public page, and raise what customers said.

    Saving again brings the words and figures up to date; a point that the event already raised is
    not raised again.
    """
    event = locked(event)
    if event.cancelled_at:
        raise Refused("This event was called off, so there is nothing to close out.")
    if event.starts_at > timezone.now():
        raise Refused("This event has not started yet. Close it out afterwards.")
    outcomes = list(outcomes)
    if event.of_kind.shapes_result and not outcomes and not event.outcomes.exists():
        raise Refused("Say what people designed or decided with us: write at least one “You said”.")
    event.summary, event.next_steps, event.met_purpose = summary, next_steps, met_purpose
    event.actual_cost, event.actual_hours = actual_cost, actual_hours
    if event.closed_out_at is None:
        event.closed_out_at = timezone.now()
        record_fact("event_closed_out", subject=event, actor=by)
    if event.published_at is None:
        event.published_at = timezone.now()
        record_fact("event_published", subject=event, actor=by)
    event.save()
    raised = set(event.outcomes.values_list("said", flat=True))
    for outcome in outcomes:
        if outcome["said"] not in raised:
            raised.add(outcome["said"])
            raise_outcome(
                by=by,
                activity_id=event.pk,
                said_on=timezone.localdate(event.starts_at),
                service=event.service,
                **outcome,
            )
    return event
