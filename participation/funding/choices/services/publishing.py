"""Publishing the result, and how far what won has come."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked

from ..models import News, PotResult, Project, Round, Work


@transaction.atomic
def publish_result(*, round: Round, by: User) -> Round:
    """As it was counted: there is nothing to choose."""
    row = locked(round)
    if row.result_at is not None:
        return row
    if not row.work.filter(what=Work.What.COUNT, state="done").exists():
        raise Refused("The votes are not counted yet.")
    row.result_at, row.result_by = timezone.now(), by
    row.save(update_fields=["result_at", "result_by"])
    News.objects.get_or_create(round=row, project=None)
    record_fact("choices_result_published", subject=row, actor=by)
    return row


def winners_of(row: Round) -> set[int]:
    results = PotResult.objects.filter(pot__round=row).values_list("fates", flat=True)
    return {int(fate["number"]) for fates in results for fate in fates if fate["place"]}


@transaction.atomic
def tell_delivery(
    *, project: Project, delivery: str, delivered_on: dt.date | None, by: User
) -> None:
    """How far a winner has come, for everybody to read."""
    project = locked(project)
    if project.round.result_at is None or project.number not in winners_of(project.round):
        raise Refused("Only what won is carried out.")
    if delivered_on and delivered_on > timezone.localdate():
        raise Refused("The day must be today or earlier.")
    project.delivery, project.delivered_on = delivery, delivered_on
    project.save(update_fields=["delivery", "delivered_on"])
    if delivered_on:
        News.objects.get_or_create(round=project.round, project=project)
    record_fact("choices_delivery_told", subject=project, actor=by, delivery=delivery)
