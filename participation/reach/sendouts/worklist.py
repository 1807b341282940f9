"""What send-outs put on a worklist: what waits for a manager, and what stopped."""

import datetime as dt
from collections.abc import Iterator

from django.db.models import Q
from django.utils import timezone

from base.accounts.models import shown_name
from base.core.audience import Audience
from base.core.tasks_waiting import Row, Task, Waiting, columns
from base.core.worklist import waits

from .models import SendOut

State = SendOut.State


@waits(position=140)
def send_outs_waiting(officer) -> Iterator[Waiting]:
    """To approve for managers who did not ask for them; what stopped for everybody."""
    waiting = Q(state=State.FAILED) | Q(state=State.PAUSED) & ~Q(step="")
    if Audience.MANAGERS.admits(officer):
        waiting |= Q(state=State.TO_APPROVE) & ~Q(asked_by=officer.id)
    read = columns("pk", "name", "state", "starts_at", asked_by=shown_name("asked_by"))
    yield Waiting(SendOut.objects.filter(waiting), read, _to_look_at, due=_due)


def _due(row: Row) -> dt.date:
    return timezone.localdate(row.starts_at)


def _to_look_at(row: Row, officer) -> Task:
    stopped = row.state != State.TO_APPROVE
    return Task(
        what=f"{'See why it stopped' if stopped else 'Approve'}: {row.name}",
        address=SendOut(pk=row.pk).get_absolute_url(),
        due=row.due,
        origin="Send-outs",
        detail="" if stopped else f"Asked for by {row.asked_by}",
    )
