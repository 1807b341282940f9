"""What changes papers, interests, induction, appraisals and terms of members of panels."""

from .joining import ask_interests, follow_interest, note_interview, recruit_by
from .papers import accept_paper, add_paper, declare_interest, end_interest
from .seats import hold_appraisal, plan_life, plan_lives, step_done, step_down, training_done
from .terms import end_terms, tell_of_ending_terms
from .training import add_session, learn_by_coming, remove_session, unlearn

__all__ = [
    "accept_paper",
    "add_paper",
    "add_session",
    "ask_interests",
    "declare_interest",
    "end_interest",
    "end_terms",
    "follow_interest",
    "hold_appraisal",
    "learn_by_coming",
    "note_interview",
    "plan_life",
    "plan_lives",
    "recruit_by",
    "remove_session",
    "step_done",
    "step_down",
    "tell_of_ending_terms",
    "training_done",
    "unlearn",
]
