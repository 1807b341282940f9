"""Exercises, the steps they have taken, and the plans of the landlord that they are part of."""

from .exercises import Exercise, ExerciseQuerySet, Move
from .plans import PlanItem
from .stages import Side, Stage

__all__ = [
    "Exercise",
    "ExerciseQuerySet",
    "Move",
    "PlanItem",
    "Side",
    "Stage",
]
