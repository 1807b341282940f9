"""What is done with an exercise: by the panel whose it is, and by the landlord where a step is the landlord's."""

from .beginning import begin_exercise
from .finding import remove_finding, write_finding
from .gathering import add_evidence, change_evidence, remove_evidence, take_from_record
from .moving import move_on
from .planning import write_plan_item
from .scoping import note_costs, write_scope

__all__ = [
    "add_evidence",
    "begin_exercise",
    "change_evidence",
    "move_on",
    "note_costs",
    "remove_evidence",
    "remove_finding",
    "take_from_record",
    "write_finding",
    "write_plan_item",
    "write_scope",
]
