"""What changes schemes, grants and the ledger of money."""

from .accepting import accept
from .applying import answers_of, begin_application, files_of, open_to_applications
from .assessing import assess, declare_interest, scores_of, why_barred
from .giving import ask, award, check_conditions, record_given, turn_down
from .moving import give_back, lower_award, pay, raise_award, take_back
from .sharing import agree_table, count_people
from .writing import note_posted
from .years import save_scheme, save_year, set_budget

__all__ = [
    "accept",
    "agree_table",
    "answers_of",
    "ask",
    "assess",
    "award",
    "begin_application",
    "check_conditions",
    "count_people",
    "declare_interest",
    "files_of",
    "give_back",
    "lower_award",
    "note_posted",
    "open_to_applications",
    "pay",
    "raise_award",
    "record_given",
    "save_scheme",
    "save_year",
    "scores_of",
    "set_budget",
    "take_back",
    "turn_down",
    "why_barred",
]
