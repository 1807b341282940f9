"""A list of customers, what its lines would do, and what customers said themselves against it."""

from .lines import ALIKE, DIED, NO_CHANNEL, PARTLY, UNREAD, Line
from .lists import CHANGES, Import
from .stated import Difference, StatedValue
from .words import ColumnMatch, KnownValue, key_of

__all__ = [
    "ALIKE",
    "CHANGES",
    "DIED",
    "NO_CHANNEL",
    "PARTLY",
    "UNREAD",
    "ColumnMatch",
    "Difference",
    "Import",
    "KnownValue",
    "Line",
    "StatedValue",
    "key_of",
]
