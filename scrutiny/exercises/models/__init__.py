"""Exercises, the steps they have taken, what they found, and the plans of the landlord that they are part of."""

from .evidence import Evidence, EvidenceQuerySet, Finding
from .exercises import Exercise, ExerciseQuerySet, Move
from .plans import PlanItem
from .report import FactComment, ReportSection, SectionComment, SectionVersion
from .stages import Side, Stage

__all__ = [
    "Evidence",
    "EvidenceQuerySet",
    "Exercise",
    "ExerciseQuerySet",
    "FactComment",
    "Finding",
    "Move",
    "PlanItem",
    "ReportSection",
    "SectionComment",
    "SectionVersion",
    "Side",
    "Stage",
]
