"""What people's records put on an officer's worklist."""

from collections.abc import Iterable

from django.db.models import CharField, Count, F, Min, Value
from django.urls import reverse

from base.core.audience import Audience
from base.core.tasks_waiting import Task

from .models import DataRequest, RetentionCase

RETENTION = "retention"
KINDS = dict(DataRequest.Kind.choices)


def records_waiting(user) -> Iterable[Task]:
    """Each data request, for which the law gives a month; for managers also one line for the records
    that are about to be erased. One query: the first page has a budget."""
    found = DataRequest.objects.open().order_by()
    rows = found.values_list("pk", F("kind"), F("customer__name"), F("due_on"))
    if Audience.MANAGERS.admits(user):
        rows = rows.union(_about_to_be_erased(), all=True)
    for number, kind, name, day in rows:
        if kind != RETENTION:
            yield Task(
                what=f"{name} asks: {KINDS[kind].lower()}",
                address=reverse("records:request", args=[number]),
                due=day,
                origin="Data requests",
                detail="The law gives a month to answer",
            )
        elif number:
            yield Task(
                what=f"{number} record{' is' if number == 1 else 's are'} about to be erased",
                address=reverse("records:retention"),
                due=day,
                origin="Retention",
                detail="Hold back what has to be kept",
            )


def _about_to_be_erased():
    """One row: how many, and the first day."""
    coming = RetentionCase.objects.open().filter(held_at=None).order_by()
    words = {"kind": Value(RETENTION, CharField()), "name": Value("", CharField())}
    counted = coming.values(**words).annotate(number=Count("pk"), first=Min("erase_on"))
    return counted.values_list("number", "kind", "name", "first")
