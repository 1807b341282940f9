"""What changes interests, placements and opportunities."""

from .interests import express_interest, move_interest, withdraw_interest
from .offers import answer_offer, offer_activity
from .opportunities import (
    add_opportunity,
    change_opportunity,
    close_opportunity,
    open_opportunity,
    review_opportunity,
)
from .placements import change_placement

__all__ = [
    "add_opportunity",
    "answer_offer",
    "change_opportunity",
    "change_placement",
    "close_opportunity",
    "express_interest",
    "move_interest",
    "offer_activity",
    "open_opportunity",
    "review_opportunity",
    "withdraw_interest",
]
