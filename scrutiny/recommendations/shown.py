"""What every page of one recommendation shows, whoever reads it."""

from typing import Any

from participation.programme.actions.models import Action

from .action_sources import RECOMMENDATION
from .models import Recommendation, Round

#: Steps that are told in the round itself: asking and answering.
OF_A_ROUND = ("sent", "answered", "again")


def whole(rows):
    """With all that a page asks of the row itself."""
    return rows.select_related("panel", "activity", "current")


def shown(recommendation: Recommendation) -> dict[str, Any]:
    """Three statements, however much has happened."""
    rounds = list(recommendation.rounds.select_related("sign_off"))
    by_number: dict[int, Round] = {}
    for one in rounds:
        one.recommendation, one.told_of = recommendation, []
        by_number[one.pk] = one
    steps = list(recommendation.moves.select_related("action"))
    for step in steps:
        if step.what not in OF_A_ROUND and step.action_id is None:
            by_number[step.round_id].told_of.append(step)
    return {
        "rounds": rounds,
        "steps": steps,
        "actions": actions_of(recommendation) if steps else [],
    }


def actions_of(recommendation: Recommendation) -> list[Action]:
    found = Action.objects.filter(source_code=RECOMMENDATION.code, source_id=recommendation.pk)
    return list(found.order_by("due_on", "pk"))
