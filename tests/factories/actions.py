"""Things that somebody has taken on."""

import datetime as dt

from django.utils import timezone

from base.core.audience import Role
from participation.programme.actions.models import Action
from participation.programme.actions.services import make_action
from tests.factories.people import make_user


def make_one_action(
    what: str = "Name the fund in the letter", *, days: int = 10, **fields
) -> Action:
    """Due in so many days; made by an officer who also confirms it."""
    by = fields.pop("by", None) or make_user(Role.STAFF)
    action = make_action(
        what=what,
        service=fields.pop("service", "rent"),
        owner=fields.pop("owner", None) or make_user(Role.STAFF),
        confirmer=fields.pop("confirmer", by),
        due_on=timezone.localdate() + dt.timedelta(days=max(days, 0)),
        by=by,
        **fields,
    )
    if days < 0:
        action.due_on = action.first_due_on = timezone.localdate() + dt.timedelta(days=days)
        action.save()
    return action
