"""What changes an application and the register. Each change is a step, and mostly a letter."""

from .agreeing import save_agreement, to_consult
from .appealing import decide_appeal, note_appeal
from .applying import add_document, begin, give_evidence, save_application, submit
from .checking import check_year, remind_of_checks, send_check
from .deciding import ask_for_more, assess, refuse, register
from .office_bearers import (
    add_office_bearer,
    forget_office_bearers,
    office_bearer_left,
    remove_office_bearer,
)
from .own_pages import save_own_page
from .removing import ask_to_be_removed, decide_removal, give_notice, hear
from .supporting import (
    answer_support,
    ask_for_support,
    assess_new_group,
    decide_on_new_group,
    hold_health_check,
    hold_review,
    look_after,
    note_support,
    note_training_need,
    officer_of,
    plan_review,
    tasks_of,
    training_done,
)
from .writing import note_posted

__all__ = [
    "add_document",
    "add_office_bearer",
    "answer_support",
    "ask_for_more",
    "ask_for_support",
    "ask_to_be_removed",
    "assess",
    "assess_new_group",
    "begin",
    "check_year",
    "decide_appeal",
    "decide_on_new_group",
    "decide_removal",
    "forget_office_bearers",
    "give_evidence",
    "give_notice",
    "hear",
    "hold_health_check",
    "hold_review",
    "look_after",
    "note_appeal",
    "note_posted",
    "note_support",
    "note_training_need",
    "office_bearer_left",
    "officer_of",
    "plan_review",
    "refuse",
    "register",
    "remind_of_checks",
    "remove_office_bearer",
    "save_agreement",
    "save_application",
    "save_own_page",
    "send_check",
    "submit",
    "tasks_of",
    "to_consult",
    "training_done",
]
