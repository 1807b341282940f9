"""Investigations of the made-up landlord: one in each stage, and one that its panel has published."""

from .going_on import ANTISOCIAL, COMPLAINT, NEW_HOME
from .repair import EVIDENCE, FOUND, NEXT, NOT_TAKEN, PROPOSED, REPAIR
from .shapes import MadeUp

__all__ = ["ALL", "EVIDENCE", "FOUND", "NEXT", "NOT_TAKEN", "PROPOSED", "MadeUp"]

ALL = (REPAIR, ANTISOCIAL, COMPLAINT, NEW_HOME)
