"""What staff do with templates and send-outs. What workers do is in planning and releasing."""

from .going import call_off, can_be_called_off, pause, resume, retry_failed
from .preparing import approve, ask_for, plan_again, prepare
from .templates import (
    bring_template_back,
    purposes_for,
    put_template_away,
    write_template,
    write_version,
)

__all__ = [
    "approve",
    "ask_for",
    "bring_template_back",
    "call_off",
    "can_be_called_off",
    "pause",
    "plan_again",
    "prepare",
    "purposes_for",
    "put_template_away",
    "resume",
    "retry_failed",
    "write_template",
    "write_version",
]
