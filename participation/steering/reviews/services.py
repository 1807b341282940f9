"""Reviews of activities and groups, in four parts."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.people.groups.models import Group
from participation.programme.activities.models import Activity

from .models import Review


def goes_on(reviewed: Activity | Group) -> bool:
    """Whether it is still there to be looked at again, and so needs a day for that."""
    if isinstance(reviewed, Group):
        return reviewed.ended_on is None
    return not reviewed.is_over and reviewed.cancelled_at is None


@transaction.atomic
def review(
    *,
    reviewed: Activity | Group,
    by: User,
    seen: int,
    next_on: dt.date | None,
    **answers: Any,
) -> Review:
    """Write down the four parts and what follows. ``seen`` is how many reviews the page showed."""
    reviewed = locked(reviewed)
    of = {"group": reviewed} if isinstance(reviewed, Group) else {"activity": reviewed}
    if Review.objects.filter(**of).count() != seen:
        raise Refused("Somebody has reviewed this since you opened the page.")
    today = timezone.localdate()
    stops = answers["decision"] == Review.Decision.STOP
    if not stops and (next_on <= today if next_on else goes_on(reviewed)):
        raise Refused("Say when to look at it again: a day after today.")
    made = Review.objects.create(
        reviewed_on=today, reviewed_by=by, next_on=None if stops else next_on, **of, **answers
    )
    record_fact("reviewed", subject=reviewed, actor=by, decision=str(made.decision))
    return made
