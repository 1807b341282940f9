"""The group takes what we offered; nothing is paid before (T-37)."""

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked

from ..models import Grant


@transaction.atomic
def accept(*, grant: Grant, by: User, how: str = "") -> Grant:
    """By an office bearer, or ``how`` they said it to one of us, who notes it. Accepted again, nothing happens."""
    grant = locked(grant)
    if grant.accepted_at:
        return grant
    if not grant.offered_at:
        raise Refused("Nothing is offered.")
    grant.accepted_at, grant.accepted_by, grant.accepted_how = timezone.now(), by, how
    grant.save(update_fields=["accepted_at", "accepted_by", "accepted_how"])
    record_fact("grant_accepted", subject=grant, actor=by, how=how)
    return grant
