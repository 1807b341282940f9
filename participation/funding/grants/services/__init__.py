"""What changes schemes, grants and the ledger of money."""

from .giving import ask, award, check_conditions, record_given, turn_down
from .moving import give_back, lower_award, pay, raise_award, take_back
from .sharing import agree_table, count_people
from .years import save_scheme, save_year, set_budget

__all__ = [
    "agree_table",
    "ask",
    "award",
    "check_conditions",
    "count_people",
    "give_back",
    "lower_award",
    "pay",
    "raise_award",
    "record_given",
    "save_scheme",
    "save_year",
    "set_budget",
    "take_back",
    "turn_down",
]
