"""Schemes with their rates and budgets of each year, what was asked of them, and the ledger of their money."""

from .applications import Application, ApplicationQuerySet
from .assessments import MOST_POINTS, Assessment, AssessmentQuerySet, Score
from .entries import Entry, EntryQuerySet
from .grants import Grant, GrantQuerySet
from .letters import Letter, LetterQuerySet
from .schemes import Scheme, SchemeYear, SchemeYearQuerySet
from .shares import Share
from .spending import Account, AccountPhoto, AccountQuerySet, Claim, Receipt, ReceiptQuerySet
from .works import Ranking, Work, WorkQuerySet

__all__ = [
    "MOST_POINTS",
    "Account",
    "AccountPhoto",
    "AccountQuerySet",
    "Application",
    "ApplicationQuerySet",
    "Assessment",
    "AssessmentQuerySet",
    "Claim",
    "Entry",
    "EntryQuerySet",
    "Grant",
    "GrantQuerySet",
    "Letter",
    "LetterQuerySet",
    "Ranking",
    "Receipt",
    "ReceiptQuerySet",
    "Scheme",
    "SchemeYear",
    "SchemeYearQuerySet",
    "Score",
    "Share",
    "Work",
    "WorkQuerySet",
]
