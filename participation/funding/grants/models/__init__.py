"""Schemes with their rates and budgets of each year, what was asked of them, and the ledger of their money."""

from .entries import Entry, EntryQuerySet
from .grants import Grant, GrantQuerySet
from .schemes import Scheme, SchemeYear, SchemeYearQuerySet
from .shares import Share

__all__ = [
    "Entry",
    "EntryQuerySet",
    "Grant",
    "GrantQuerySet",
    "Scheme",
    "SchemeYear",
    "SchemeYearQuerySet",
    "Share",
]
