from .interests import Interest, InterestQuerySet, Placement, PlacementQuerySet
from .joinings import Joining, JoiningQuerySet
from .opportunities import (
    Opportunity,
    OpportunityQuerySet,
    OpportunityReview,
    Principle,
    TimeNeeded,
    Where,
)

__all__ = [
    "Interest",
    "InterestQuerySet",
    "Joining",
    "JoiningQuerySet",
    "Opportunity",
    "OpportunityQuerySet",
    "OpportunityReview",
    "Placement",
    "PlacementQuerySet",
    "Principle",
    "TimeNeeded",
    "Where",
]
