from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.rows import locked

from ..models import PlanItem


@transaction.atomic
def write_plan_item(*, item: PlanItem | None, by: User, **fields) -> PlanItem:
    """A new thing of a plan, or one that is there."""
    row = item or PlanItem()
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()
    record_fact("plan_item_written", subject=row, actor=by)
    return row


@transaction.atomic
def end_plan_item(*, item: PlanItem, by: User) -> PlanItem:
    """No exercise can be made part of it any more. Ended twice, it is ended once."""
    row = locked(item)
    if row.ended_on is None:
        row.ended_on = timezone.localdate()
        row.save(update_fields=["ended_on"])
        record_fact("plan_item_ended", subject=row, actor=by)
    return row
