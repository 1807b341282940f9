"""An officer has read what inspectors found, passes on what was good, and says what of it may be printed."""

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked

from .models import Inspection


@transaction.atomic
def mark_read(*, inspection: Inspection, printed: str, by: User) -> Inspection:
    """``printed`` is what everybody may read of the praise, without a name; empty for nothing."""
    inspection = locked(inspection)
    if inspection.sent_at is None:
        raise Refused("They have not sent anything yet.")
    inspection.printed_praise = printed
    inspection.read_at, inspection.read_by = timezone.now(), by
    inspection.save(update_fields=["printed_praise", "read_at", "read_by"])
    record_fact("inspection_read", subject=inspection, actor=by)
    return inspection
