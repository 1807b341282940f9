"""Activities and groups whose day to be looked at again has come (R-14)."""

from collections.abc import Iterator

from django.db.models import Q

from base.core.audience import Audience
from base.core.tasks_waiting import Row, Task, Waiting, columns
from base.core.worklist import waits
from participation.people.groups.models import Group
from participation.programme.activities.models import Activity

from .models import Review, address_of

MOST_REVIEWS = 50


@waits(position=90)
def reviews_due(officer) -> Iterator[Waiting]:
    """To whoever reviewed it last or leads it, and to managers."""
    due = Review.objects.due(officer.today).order_by("next_on", "pk")
    if not Audience.MANAGERS.admits(officer):
        due = due.filter(Q(reviewed_by=officer.id) | Q(activity__lead_officer=officer.id))
    read = columns(
        "activity_id", "group_id", due="next_on", activity="activity__title", group="group__name"
    )
    yield Waiting(due[:MOST_REVIEWS], read, _to_review)


def _to_review(row: Row, officer) -> Task:
    reviewed = (
        Activity(pk=row.activity_id, title=row.activity)
        if row.activity_id
        else Group(pk=row.group_id, name=row.group)
    )
    return Task(
        what=f"Review: {reviewed}",
        address=address_of(reviewed),
        due=row.due,
        origin="Reviews",
        detail="Four questions: does it still do what it is for?",
    )
