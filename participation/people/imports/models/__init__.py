"""A list of customers, what its lines would do, and what customers said themselves against it."""

from .lines import Line
from .lists import CHANGES, Import
from .stated import Difference, StatedValue
from .words import ColumnMatch, KnownValue

__all__ = [
    "CHANGES",
    "ColumnMatch",
    "Difference",
    "Import",
    "KnownValue",
    "Line",
    "StatedValue",
]
