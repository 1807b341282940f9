"""What is done with a recommendation, by its panel and by the landlord. Each step is told to whoever waits for it."""

from .following import follow_action
from .panel import ask_again, remove_draft, send_to_landlord, withdraw, write_draft
from .raising import note_raised
from .replying import Planned, give_more_time, reply, reply_for_now
from .signing_off import sign_off

__all__ = [
    "Planned",
    "ask_again",
    "follow_action",
    "give_more_time",
    "note_raised",
    "remove_draft",
    "reply",
    "reply_for_now",
    "send_to_landlord",
    "sign_off",
    "withdraw",
    "write_draft",
]
