"""What changes schemes, grants and the ledger of money."""

from .accepting import accept
from .applying import answers_of, begin_application, files_of, open_to_applications
from .assessing import assess, declare_interest, scores_of, why_barred
from .giving import ask, award, check_conditions, record_given, turn_down
from .moving import give_back, lower_award, pay, raise_award, take_back
from .settling import (
    carried_into,
    deduction_for,
    remind_of_accounts,
    settle,
    suggestion_for,
)
from .sharing import agree_table, count_people
from .spending import (
    account_of,
    add_photo,
    add_receipt,
    claim_receipts,
    send_account,
    take_off_receipt,
)
from .works import propose_work, rank_works, review_year, save_work
from .writing import note_posted
from .years import save_scheme, save_year, set_budget

__all__ = [
    "accept",
    "account_of",
    "add_photo",
    "add_receipt",
    "agree_table",
    "answers_of",
    "ask",
    "assess",
    "award",
    "begin_application",
    "carried_into",
    "check_conditions",
    "claim_receipts",
    "count_people",
    "declare_interest",
    "deduction_for",
    "files_of",
    "give_back",
    "lower_award",
    "note_posted",
    "open_to_applications",
    "pay",
    "propose_work",
    "raise_award",
    "rank_works",
    "record_given",
    "remind_of_accounts",
    "review_year",
    "save_scheme",
    "save_work",
    "save_year",
    "scores_of",
    "send_account",
    "set_budget",
    "settle",
    "suggestion_for",
    "take_back",
    "take_off_receipt",
    "turn_down",
    "why_barred",
]
