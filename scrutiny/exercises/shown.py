"""What every page of one exercise shows, whoever reads it."""

from dataclasses import dataclass
from typing import Any

from .models import Exercise, Move, Stage


@dataclass(frozen=True)
class Step:
    """One stage on the way, with the step that led there once it is taken."""

    stage: Stage
    move: Move | None
    is_now: bool


def whole(rows):
    """With all that a page asks of the row itself."""
    return rows.select_related("panel", "topic", "plan_item")


def shown(exercise: Exercise) -> dict[str, Any]:
    """One statement."""
    moves = {move.stage: move for move in exercise.moves.all()}
    return {
        "steps": [Step(stage, moves.get(stage), stage is exercise.at) for stage in Stage],
        "sheet": [
            (words[0].upper() + words[1:], getattr(exercise, name))
            for name, words in exercise.SCOPE.items()
        ],
    }
