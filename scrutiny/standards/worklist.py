"""What service standards put on the worklist."""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse

from base.core.audience import Audience, Role
from base.core.tasks_waiting import Row, Task, Waiting, columns
from base.core.worklist import waits
from participation.programme.activities.models import ServiceLead

from .models import ServiceStandard

MOST_SHOWN = 50
READ = columns("pk", "name", due="review_on", group="group__name")
PROPOSED = columns("pk", "name", due="written_on", group="group__name")


@waits(position=30)
def standards_waiting(officer) -> Iterator[Waiting]:
    """To whoever wrote a standard: its review is due. To whoever answers for a service: a proposal to answer, and
    the review of one that a member of a group wrote."""
    if not Audience.STAFF.admits(officer):
        return
    led = ServiceLead.objects.filter(officer__is_active=True)
    theirs = Q(service__in=led.filter(officer=officer.id).values("service"))
    if Role.MANAGER in officer.roles:
        theirs |= ~Q(service__in=led.values("service"))
    whose = Q(written_by=officer.id) | (theirs & Q(written_by__customer__isnull=False))
    due = ServiceStandard.objects.in_force().filter(whose, review_on__lte=officer.today)
    yield Waiting(due.order_by("review_on", "pk")[:MOST_SHOWN], READ, _to_review)
    proposed = ServiceStandard.objects.proposed().filter(theirs)
    yield Waiting(proposed.order_by("written_on", "pk")[:MOST_SHOWN], PROPOSED, _to_answer)


def _to_review(row: Row, officer) -> Task:
    return Task(
        what=f"A standard is due to be looked at: {row.name}",
        address=reverse("standards:standard", args=[row.pk]),
        due=row.due,
        origin="Service standards",
        detail=f"{row.group} does it" if row.group else "No group watches it: name one",
    )


def _to_answer(row: Row, officer) -> Task:
    return Task(
        what=f"Answer a proposed standard: {row.name}",
        address=reverse("standards:standard", args=[row.pk]),
        due=row.due,
        origin=row.group or "Service standards",
    )
