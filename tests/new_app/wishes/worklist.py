"""Wishes that wait for an answer."""

from collections.abc import Iterator

from django.urls import reverse

from base.core.tasks_waiting import Row, Task, Waiting, columns
from base.core.worklist import waits

from .models import Wish

MOST = 50


@waits(position=300)
def wishes_to_answer(officer) -> Iterator[Waiting]:
    mine = Wish.objects.open().filter(officer=officer.id, answer_by__lte=officer.in_days(7))
    read = columns("what", due="answer_by", customer="customer__name")
    yield Waiting(mine[:MOST], read, _to_answer)


def _to_answer(wish: Row, officer) -> Task:
    return Task(
        what=f"Answer {wish.customer}: {wish.what}",
        address=reverse("wishes:list"),
        due=wish.due,
        origin="Wishes",
    )
