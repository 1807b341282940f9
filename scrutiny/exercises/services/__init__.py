"""What is done with an exercise: by the panel whose it is, and by the landlord where a step is the landlord's."""

from .beginning import begin_exercise
from .moving import move_on
from .planning import write_plan_item
from .scoping import note_costs, write_scope

__all__ = [
    "begin_exercise",
    "move_on",
    "note_costs",
    "write_plan_item",
    "write_scope",
]
