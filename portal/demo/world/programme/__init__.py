"""Writes the opportunities, four years of events and consultations, and what came of them."""

from .consultations import Consultations
from .events import Events
from .opportunities import Opportunities
from .outcomes import Outcomes
from .shared import Held, at

__all__ = ["Held", "Programme", "at"]


class Programme(Opportunities, Events, Consultations, Outcomes):
    """All of it, drawn by the same dice and in one set of addresses."""
