"""What send-outs put on a worklist: what waits for a manager, and what stopped."""

from collections.abc import Iterable

from django.db.models import Q
from django.utils import timezone

from base.core.audience import Audience
from base.core.tasks_waiting import Task

from .models import SendOut

State = SendOut.State


def send_outs_waiting(user) -> Iterable[Task]:
    """To approve for managers who did not ask for them; what stopped for everybody."""
    stopped_by_itself = Q(state=State.FAILED) | Q(state=State.PAUSED) & ~Q(step="")
    found = SendOut.objects.filter(Q(state=State.TO_APPROVE) | stopped_by_itself)
    for send_out in found.select_related("asked_by"):
        stopped = send_out.state != State.TO_APPROVE
        if not stopped and (not Audience.MANAGERS.admits(user) or send_out.asked_by_id == user.pk):
            continue
        yield Task(
            what=f"{'See why it stopped' if stopped else 'Approve'}: {send_out.name}",
            address=send_out.get_absolute_url(),
            due=timezone.localdate(send_out.starts_at),
            origin="Send-outs",
            detail="" if stopped else f"Asked for by {send_out.asked_by}",
        )
