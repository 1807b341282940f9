"""What is done with an exercise: by the panel whose it is, and by the landlord where a step is the landlord's."""

from .beginning import begin_exercise
from .changing import give_more_time, step_back, stop_exercise, take_up_again
from .facts import answer_fact, ask_for_facts, end_facts, note_fact
from .finding import remove_finding, write_finding
from .gathering import add_evidence, change_evidence, remove_evidence, take_from_record
from .hours import note_hours, remove_hours
from .moving import move_on
from .planning import end_plan_item, write_plan_item
from .recommending import draft_recommendations
from .scoping import note_costs, write_scope
from .writing import comment_on_section, write_section

__all__ = [
    "add_evidence",
    "answer_fact",
    "ask_for_facts",
    "begin_exercise",
    "change_evidence",
    "comment_on_section",
    "draft_recommendations",
    "end_facts",
    "end_plan_item",
    "give_more_time",
    "move_on",
    "note_costs",
    "note_fact",
    "note_hours",
    "remove_evidence",
    "remove_finding",
    "remove_hours",
    "step_back",
    "stop_exercise",
    "take_from_record",
    "take_up_again",
    "write_finding",
    "write_plan_item",
    "write_scope",
    "write_section",
]
