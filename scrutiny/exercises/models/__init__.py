"""Exercises, the steps they have taken, what they found, and the plans of the landlord that they are part of."""

from .changes import Change
from .evidence import Evidence, EvidenceQuerySet, Finding
from .exercises import Exercise, ExerciseQuerySet, Move, MoveQuerySet
from .hours import HoursQuerySet, MemberHours
from .plans import PlanItem
from .report import FactComment, ReportSection, SectionComment, SectionVersion
from .stages import Side, Stage

__all__ = [
    "Change",
    "Evidence",
    "EvidenceQuerySet",
    "Exercise",
    "ExerciseQuerySet",
    "FactComment",
    "Finding",
    "HoursQuerySet",
    "MemberHours",
    "Move",
    "MoveQuerySet",
    "PlanItem",
    "ReportSection",
    "SectionComment",
    "SectionVersion",
    "Side",
    "Stage",
]
