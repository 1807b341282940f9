"""What panels put on the worklist of staff."""

from collections.abc import Iterator

from django.db.models import F
from django.db.models.functions import Coalesce
from django.urls import reverse

from base.accounts.models import shown_name
from base.core.tasks_waiting import Row, Task, Waiting, columns
from base.core.worklist import waits
from participation.people.groups.models import Group, Membership

from .models import Appraisal

MOST_OF_EACH = 50
ORIGIN = "Panels"
#: What is due is shown so many days before.
DAYS_AHEAD = 28


@waits(position=220)
def panels_waiting(officer) -> Iterator[Waiting]:
    """Appraisals and training plans that are due, terms that end, and remits to look at again (T-28)."""
    soon = officer.in_days(DAYS_AHEAD)
    of_whom = columns(
        "membership_id", name=F("membership__customer__name"), group=F("membership__group__name")
    )
    to_hold = Appraisal.objects.to_hold().filter(due_on__lte=soon).order_by("due_on", "pk")
    yield Waiting(to_hold[:MOST_OF_EACH], {**of_whom, "due": "due_on"}, _to_hold)
    plans = Appraisal.objects.plans_to_do().filter(training_due_on__lte=soon)
    plans = plans.order_by("training_due_on", "pk")
    yield Waiting(plans[:MOST_OF_EACH], {**of_whom, "due": "training_due_on"}, _to_train)
    ending = Membership.objects.sitting().filter(term_ends_on__lte=soon)
    read = columns(
        "pk",
        name=Coalesce("customer__name", shown_name("colleague")),
        group="group__name",
        due="term_ends_on",
    )
    yield Waiting(ending.order_by("term_ends_on", "pk")[:MOST_OF_EACH], read, _ends)
    remits = Group.objects.live().filter(remit_review_on__lte=soon)
    read = columns("pk", "name", due="remit_review_on")
    yield Waiting(remits.order_by("remit_review_on", "pk")[:MOST_OF_EACH], read, _to_review)


def _to_hold(row: Row, officer) -> Task:
    return Task(
        what=f"Yearly appraisal: {row.name}",
        address=reverse("panels:seat", args=[row.membership_id]),
        due=row.due,
        origin=ORIGIN,
        detail=row.group,
    )


def _to_train(row: Row, officer) -> Task:
    return Task(
        what=f"Training that was planned: {row.name}",
        address=reverse("panels:seat", args=[row.membership_id]),
        due=row.due,
        origin=ORIGIN,
        detail=row.group,
    )


def _ends(row: Row, officer) -> Task:
    return Task(
        what=f"Their term ends: {row.name}",
        address=reverse("groups:membership", args=[row.pk]),
        due=row.due,
        origin=ORIGIN,
        detail=row.group,
    )


def _to_review(row: Row, officer) -> Task:
    return Task(
        what=f"Look again at what it is for: {row.name}",
        address=reverse("groups:group", args=[row.pk]),
        due=row.due,
        origin=ORIGIN,
        detail="Then say when it is looked at next",
    )
