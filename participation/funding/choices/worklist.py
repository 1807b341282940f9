"""What waits for staff: ideas to read, rounds to publish, piles to key, results to publish."""

from collections.abc import Iterator

from base.core.audience import Audience
from base.core.tasks_waiting import Row, Task, Waiting, columns
from base.core.worklist import waits

from .models import Idea, PaperBatch, Round

#: Rounds are few; more than these nobody prepares at once.
MOST = 20


@waits(position=61)
def rounds_waiting(officer) -> Iterator[Waiting]:
    if Audience.MANAGERS.admits(officer):
        to_fix = Round.objects.filter(fixed_at=None, costs_on__lte=officer.in_days(14))
        yield Waiting(
            to_fix.order_by("costs_on", "pk")[:MOST], columns("pk", "name", due="costs_on"), _to_fix
        )
        counted = Round.objects.filter(result_at=None, work__what="count", work__state="done")
        yield Waiting(
            counted.order_by("result_on", "pk")[:MOST],
            columns("pk", "name", due="result_on"),
            _to_publish,
        )


@waits(position=62)
def piles_waiting(officer) -> Iterator[Waiting]:
    piles = PaperBatch.objects.filter(is_taken=False, round__closed_at=None)
    yield Waiting(
        piles.order_by("pk")[:MOST],
        columns("pk", "title", due="round__closes_on", round="round__name"),
        _to_key,
    )


@waits(position=63)
def ideas_waiting(officer) -> Iterator[Waiting]:
    ideas = Idea.objects.to_read().filter(round__fixed_at=None)
    yield Waiting(
        ideas.order_by("written_at", "pk")[:MOST],
        columns("pk", "title", due="round__costs_on", round="round__name"),
        _to_read,
    )


def _to_read(row: Row, officer) -> Task:
    return Task(
        what=f"Read an idea: {row.title}",
        address=Idea(pk=row.pk).get_absolute_url(),
        due=row.due,
        origin=row.round,
        detail="Nobody else reads it until you have",
    )


def _to_fix(row: Row, officer) -> Task:
    return Task(
        what="Publish costs and rules",
        address=Round(pk=row.pk).staff_address,
        due=row.due,
        origin=row.name,
        detail="Nothing changes after that",
    )


def _to_publish(row: Row, officer) -> Task:
    return Task(
        what="Publish the result of a vote",
        address=Round(pk=row.pk).staff_address,
        due=row.due,
        origin=row.name,
    )


def _to_key(row: Row, officer) -> Task:
    return Task(
        what=f"Key a pile of ballot papers: {row.title}",
        address=PaperBatch(pk=row.pk).get_absolute_url(),
        due=row.due,
        origin=row.round,
        detail="Two people key it",
    )
