"""What members of a group do in its workspace, and what passes between them and the landlord."""

from .actions import give_to_do, say_it_is_done
from .agenda import add_point, change_point, move_up, remove_point
from .asking import answer_information, answer_question, ask_for_information, ask_the_group
from .barring import bar_from_motion, unbar_from_motion
from .copies import ask_for_copy
from .joining import answer_join, ask_to_join
from .minutes import approve_minutes, draft_minutes
from .offices import give_office
from .on_record import take_back_lines
from .papers import add_paper, let_read, remove_note, remove_paper, write_note
from .planning import call_off_meeting, move_meeting, plan_meetings
from .register import note_who_came, send_apologies
from .supporting import confirm_support, end_support, name_support, propose_support
from .voting import close_motion, put_to_vote, raise_hand, withdraw_motion

__all__ = [
    "add_paper",
    "add_point",
    "answer_information",
    "answer_join",
    "answer_question",
    "approve_minutes",
    "ask_for_copy",
    "ask_for_information",
    "ask_the_group",
    "ask_to_join",
    "bar_from_motion",
    "call_off_meeting",
    "change_point",
    "close_motion",
    "confirm_support",
    "draft_minutes",
    "end_support",
    "give_office",
    "give_to_do",
    "let_read",
    "move_meeting",
    "move_up",
    "name_support",
    "note_who_came",
    "plan_meetings",
    "propose_support",
    "put_to_vote",
    "raise_hand",
    "remove_note",
    "remove_paper",
    "remove_point",
    "say_it_is_done",
    "send_apologies",
    "take_back_lines",
    "unbar_from_motion",
    "withdraw_motion",
    "write_note",
]
