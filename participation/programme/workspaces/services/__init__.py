"""What members of a group do in its workspace."""

from .actions import give_to_do, say_it_is_done
from .agenda import add_point, change_point, move_up, remove_point
from .minutes import approve_minutes, draft_minutes
from .planning import call_off_meeting, move_meeting, plan_meetings
from .register import note_who_came, send_apologies
from .voting import close_motion, put_to_vote, raise_hand

__all__ = [
    "add_point",
    "approve_minutes",
    "call_off_meeting",
    "change_point",
    "close_motion",
    "draft_minutes",
    "give_to_do",
    "move_meeting",
    "move_up",
    "note_who_came",
    "plan_meetings",
    "put_to_vote",
    "raise_hand",
    "remove_point",
    "say_it_is_done",
    "send_apologies",
]
