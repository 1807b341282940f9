"""Recommendations of panels, the rounds in which they are answered, and each step on their way."""

from .recommendations import Benefit, Priority, RaisedBy, Recommendation, RecommendationQuerySet
from .rounds import Answer, Round, SignOff
from .steps import Step

__all__ = [
    "Answer",
    "Benefit",
    "Priority",
    "RaisedBy",
    "Recommendation",
    "RecommendationQuerySet",
    "Round",
    "SignOff",
    "Step",
]
