from .interests import Interest, InterestQuerySet, Placement, PlacementQuerySet
from .joinings import Joining, JoiningQuerySet
from .offers import Offer, OfferAnswer, OfferQuerySet
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
    "Offer",
    "OfferAnswer",
    "OfferQuerySet",
    "Opportunity",
    "OpportunityQuerySet",
    "OpportunityReview",
    "Placement",
    "PlacementQuerySet",
    "Principle",
    "TimeNeeded",
    "Where",
]
