from .interests import Interest, InterestQuerySet, Placement, PlacementQuerySet
from .joinings import Joining, JoiningQuerySet
from .offers import Offer, OfferAnswer, OfferQuerySet
from .opportunities import (
    FROM_HOME,
    IN_PERSON,
    Formality,
    Opportunity,
    OpportunityQuerySet,
    OpportunityReview,
    TimeNeeded,
    Where,
)

__all__ = [
    "FROM_HOME",
    "IN_PERSON",
    "Formality",
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
    "TimeNeeded",
    "Where",
]
