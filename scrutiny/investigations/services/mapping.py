"""A map is drawn step by step, by whoever was given it."""

from typing import Any

from django.db import transaction
from django.db.models import F

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused

from ..models import Investigation, SeenStep, Stage, Step
from .who import open_one, refuse_who_may_not_map

MOST_STEPS = 40


@transaction.atomic
def add_step(
    *, investigation: Investigation, stage: Stage, name: str, after: Step | None, by: User
) -> Step:
    """One that no map has yet, behind ``after`` or before all others."""
    held = open_one(investigation)
    refuse_who_may_not_map(held, stage, by)
    if held.journey_steps.count() >= MOST_STEPS:
        raise Refused(
            f"A journey has at most {MOST_STEPS} steps. Put two that belong together into one."
        )
    place = 1
    if after:  # as it stands now: another mapper may have put a step before it
        before = held.journey_steps.filter(pk=after.pk).first()
        if before is None:
            raise Refused("The step that it comes after is gone. Choose another.")
        place = before.place + 1
    held.journey_steps.filter(place__gte=place).update(place=F("place") + 1)
    return Step.objects.create(investigation=held, place=place, name=name)


@transaction.atomic
def rename_step(*, step: Step, stage: Stage, name: str, by: User) -> Step:
    held = open_one(step.investigation)
    refuse_who_may_not_map(held, stage, by)
    if name != step.name:
        step.name = name
        step.save(update_fields=["name"])
        record_fact("map_step_renamed", subject=held, actor=by, step=step.pk)
    return step


@transaction.atomic
def see_step(*, step: Step, stage: Stage, by: User, **seen: Any) -> SeenStep:
    """What the step is on this map. Said again, the last word stands."""
    held = open_one(step.investigation)
    refuse_who_may_not_map(held, stage, by)
    row, _ = SeenStep.objects.update_or_create(step=step, stage=stage, defaults=seen)
    record_fact("map_step_seen", subject=held, actor=by, step=step.pk, stage=stage)
    return row


@transaction.atomic
def leave_off_map(*, step: Step, stage: Stage, by: User) -> None:
    """This side never sees the step. One that stands on no map any more goes."""
    held = open_one(step.investigation)
    refuse_who_may_not_map(held, stage, by)
    step.on_maps.filter(stage=stage).delete()
    if not step.on_maps.exists():
        step.delete()
    record_fact("map_step_left_off", subject=held, actor=by, stage=stage)
