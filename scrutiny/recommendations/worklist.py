"""What whoever answers for a service owes to a panel."""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format

from base.core.audience import Role
from base.core.tasks_waiting import Row, Task, Waiting, columns
from base.core.worklist import waits
from participation.programme.activities.models import ServiceLead

from .models import Recommendation

#: An officer's list stays readable; the rest stand on the list of recommendations.
MOST_SHOWN = 50


@waits(position=26)
def replies_waiting(officer) -> Iterator[Waiting]:
    """Recommendations that wait for their reply, of the services that they answer for."""
    led = ServiceLead.objects.filter(officer__is_active=True)
    theirs = Q(service__in=led.filter(officer=officer.id).values("service"))
    if Role.MANAGER in officer.roles:
        theirs |= ~Q(service__in=led.values("service"))
    waiting = Recommendation.objects.waiting().filter(theirs)
    read = columns(
        "pk", "what", due="current__due_on", first="current__first_due_on", panel="panel__name"
    )
    yield Waiting(waiting.order_by("current__due_on", "pk")[:MOST_SHOWN], read, _to_reply)


def _to_reply(row: Row, officer) -> Task:
    return Task(
        what=f"Reply to a recommendation: {row.what}",
        address=reverse("recommendations:page", args=[row.pk]),
        due=row.due,
        origin=row.panel,
        detail=f"First due {date_format(row.first, 'j M')}" if row.first != row.due else "",
    )
