"""Everything that changes a questionnaire or what somebody answered."""

from .answering import begin_sheet, keep_answers, record_sheet, send_sheet, withdraw_sheet
from .building import (
    begin_correction,
    drop_correction,
    move_question,
    open_questionnaire,
    remove_question,
    start_questionnaire,
    write_question,
)

__all__ = [
    "begin_correction",
    "begin_sheet",
    "drop_correction",
    "keep_answers",
    "move_question",
    "open_questionnaire",
    "record_sheet",
    "remove_question",
    "send_sheet",
    "start_questionnaire",
    "withdraw_sheet",
    "write_question",
]
