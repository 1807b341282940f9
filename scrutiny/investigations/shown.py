"""What pages show of one investigation, whoever reads it."""

from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from participation.programme.actions.models import Action

from .action_sources import PROPOSAL
from .drawing import Drawing, differences, draw, total_wait
from .models import Investigation, Proposal, SeenStep, Stage
from .models.investigations import MAPPED
from .services.proposing import is_decided

#: What a map is called, for whoever reads it.
TITLES = {
    Stage.CUSTOMERS: "What customers go through",
    Stage.STAFF: "What staff do",
    Stage.JOINT: "How both would have it",
}


class MapShown:
    """One map: its drawing, and its steps as text."""

    def __init__(self, stage: Stage, steps, seen: list[SeenStep]) -> None:
        self.stage, self.seen = stage, seen
        self.title = TITLES[stage]
        numbers = {step.pk: number for number, step in enumerate(steps, start=1)}
        for one in seen:
            one.number = numbers[
                one.step_id
            ]  # as in the drawing, where steps of the other side count too
        self.drawing: Drawing = draw(self.title, steps, seen)
        self.wait = total_wait(seen)

    @property
    def is_empty(self) -> bool:
        return not self.seen


def maps_of(investigation: Investigation) -> dict[str, Any]:
    """All of its maps, and where the first two differ. Two statements."""
    steps = list(investigation.journey_steps.all())
    seen = SeenStep.objects.filter(step__investigation=investigation)
    rows = list(seen.select_related("step", "touch_point").order_by("step__place", "step"))
    of = {stage: [one for one in rows if one.stage == stage] for stage in MAPPED}
    maps = [MapShown(stage, steps, of[stage]) for stage in MAPPED]
    both = of[Stage.CUSTOMERS] and of[Stage.STAFF]
    found = differences(steps, of[Stage.CUSTOMERS], of[Stage.STAFF]) if both else []
    return {
        "steps": steps,
        "maps": maps,
        "beside": [one for one in maps if one.stage != Stage.JOINT and not one.is_empty],
        "joint": next(one for one in maps if one.stage == Stage.JOINT),
        "differences": found,
        "both_drawn": bool(both),
    }


def proposals_of(investigation: Investigation) -> dict[str, Any]:
    """Each with what it became, and where that stands. Two statements; what else asks for them reads these."""
    whole = Proposal.objects.select_related("step", "recommendation__current")
    prefetch_related_objects([investigation], Prefetch("proposals", whole))
    rows = list(investigation.proposals.all())
    made = Action.objects.filter(source_code=PROPOSAL.code, source_id__in=[one.pk for one in rows])
    by_proposal: dict[int, list[Action]] = {}
    for action in made:
        by_proposal.setdefault(action.source_id or 0, []).append(action)
    for row in rows:
        row.actions = by_proposal.get(row.pk, [])
        row.is_decided = is_decided(row)
    return {"proposals": rows}


def shown(investigation: Investigation) -> dict[str, Any]:
    return {**maps_of(investigation), **proposals_of(investigation)}
