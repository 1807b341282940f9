"""Writing down everybody a survey is for, before anybody is drawn.

A part of all customers at a time, in a transaction that also says how far it is: a killed worker leaves
whole parts, and whoever begins again writes what is missing.
"""

from django.db import transaction
from django.utils import timezone

from base.core.jobs import Hold, JobState
from participation.messages.contact.models import Purpose
from participation.messages.contact.rules import with_decision
from participation.reach.sendouts.planning import parts

from ..models import Draw, Sampled
from .groups import COLUMNS, group_by

BATCH = 2_000


def write_frame(hold: Hold) -> None:
    draw: Draw = hold.row
    group_of = group_by(draw.groups_by, timezone.localdate())
    at = max(timezone.now(), draw.survey.starts_at)
    for low, high, percent in parts(draw.everybody()):
        with transaction.atomic():
            hold.tell("Counting people", percent)  # holds the row until this part is written
            people = draw.everybody().filter(pk__gt=low, pk__lte=high)
            judged = with_decision(people, Purpose.INVITATION, at=at).order_by()
            Sampled.objects.bulk_create(
                (
                    Sampled(draw=draw, customer_id=pk, group=group_of(*columns), held_by=held_by)
                    for pk, held_by, *columns in judged.values_list("pk", "held_by", *COLUMNS)
                ),
                batch_size=BATCH,
                ignore_conflicts=True,
            )
    hold.finish(JobState.DONE)
