import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.rows import locked
from base.core.slugs import free_slug
from participation.people.customers.models import Customer

from .models import Activity, Engagement, Outcome
from .signals import engagement_recorded, engagement_withdrawn, outcome_moved


@transaction.atomic
def record_engagement(
    *,
    activity: Activity,
    role: Engagement.Role,
    source: str,
    customer: Customer | None = None,
    people: int = 1,
    mode: str = "",
    day: dt.date | None = None,
    by: User | None = None,
) -> Engagement | None:
    """Write one line of the ledger, or bring the line with this ``source`` up to date.

    A head-count (no customer) of 0 takes its line out again and returns None.
    """
    if customer is None and people == 0:
        withdraw_engagement(source=source)
        return None
    engagement, new = Engagement.objects.update_or_create(
        source=source,
        defaults={
            "activity_id": activity.pk,
            "customer": customer,
            "role": role,
            "people": people,
            "mode": mode,
            "day": day or timezone.localdate(activity.starts_at),
        },
        create_defaults={
            "activity_id": activity.pk,
            "customer": customer,
            "role": role,
            "people": people,
            "mode": mode,
            "day": day or timezone.localdate(activity.starts_at),
            "recorded_by": by,
        },
    )
    if new:
        engagement_recorded.send(sender=Engagement, engagement=engagement)
    return engagement


def withdraw_engagement(*, source: str) -> None:
    """Take back a line recorded by mistake; taking back what is not there changes nothing."""
    line = Engagement.objects.filter(source=source).select_related("activity", "customer").first()
    if line is None:
        return
    line.delete()
    if line.customer is not None:
        engagement_withdrawn.send(sender=Engagement, activity=line.activity, customer=line.customer)


@transaction.atomic
def raise_outcome(*, by: User, publish: bool = True, **fields: Any) -> Outcome:
    """Write down what customers said, and the answer if there is one already."""
    outcome = Outcome(slug=free_slug(Outcome, fields["said"], 100), **fields)
    _date_the_answer(outcome)
    if publish:
        outcome.published_at = timezone.now()
    outcome.save()
    record_fact("outcome_raised", subject=outcome, actor=by, state=str(outcome.state))
    if outcome.state != Outcome.State.HEARD:
        outcome_moved.send(sender=Outcome, outcome=outcome, before=Outcome.State.HEARD)
    return outcome


@transaction.atomic
def answer_outcome(
    *, outcome: Outcome, by: User, publish: bool | None = None, **fields: Any
) -> Outcome:
    """Answer, or move on, what customers said. Everyone who took part and asked to hear is told.

    ``publish`` shows it to everyone or takes it back; None leaves it as it is. An answer that was
    kept back is news on the day it is shown.
    """
    outcome = locked(outcome)
    before, was_public = outcome.state, outcome.published_at is not None
    for name, value in fields.items():
        setattr(outcome, name, value)
    _date_the_answer(outcome)
    if publish is not None and publish != was_public:
        outcome.published_at = timezone.now() if publish else None
        what = "outcome_published" if publish else "outcome_taken_back"
        record_fact(what, subject=outcome, actor=by)
    outcome.save()
    if outcome.state != before:
        record_fact(
            "outcome_moved", subject=outcome, actor=by, before=str(before), after=str(outcome.state)
        )
    shown = outcome.published_at is not None and not was_public
    if outcome.state != before or shown:
        outcome_moved.send(sender=Outcome, outcome=outcome, before=before)
    return outcome


def _date_the_answer(outcome: Outcome) -> None:
    today = timezone.localdate()
    if outcome.state != Outcome.State.HEARD:
        outcome.answered_on = outcome.answered_on or today
    if outcome.state == Outcome.State.DONE:
        outcome.done_on = outcome.done_on or today
    else:
        outcome.done_on = None
