from django.db import transaction

from base.accounts.models import User
from base.core.facts import record_fact

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
