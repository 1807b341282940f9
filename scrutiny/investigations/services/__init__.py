"""What is done with an investigation of a service: begun, mapped, talked over, decided on and published."""

from .inviting import answer, ask_recent_users, list_recent_users
from .mapping import add_step, leave_off_map, rename_step, see_step
from .proposing import act_on, decline, propose, recommend, reword
from .publishing import missing_to_publish, publish, write_findings
from .register import end_mapper, note_mapper, write_template
from .stages import choose_mappers, hold_session, move_on, plan_session
from .starting import (
    add_evidence,
    call_off,
    hand_over,
    remove_evidence,
    write_investigation,
)

__all__ = [
    "act_on",
    "add_evidence",
    "add_step",
    "answer",
    "ask_recent_users",
    "call_off",
    "choose_mappers",
    "decline",
    "end_mapper",
    "hand_over",
    "hold_session",
    "leave_off_map",
    "list_recent_users",
    "missing_to_publish",
    "move_on",
    "note_mapper",
    "plan_session",
    "propose",
    "publish",
    "recommend",
    "remove_evidence",
    "rename_step",
    "reword",
    "see_step",
    "write_findings",
    "write_investigation",
    "write_template",
]
