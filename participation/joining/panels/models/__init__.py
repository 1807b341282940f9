from .joining import Interview, Opening
from .papers import Acceptance, DeclaredInterest, PanelPaper
from .seats import Appraisal, ExitInterview, InductionItem, InductionStep
from .training import TrainingSession

__all__ = [
    "Acceptance",
    "Appraisal",
    "DeclaredInterest",
    "ExitInterview",
    "InductionItem",
    "InductionStep",
    "Interview",
    "Opening",
    "PanelPaper",
    "TrainingSession",
]
